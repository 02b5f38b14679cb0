import { Miniflare } from "miniflare";

/** The worker, and what it has in its environment, as JSON. */
const [, , scriptPath = "", bindings = "{}"] = process.argv;

const miniflare = new Miniflare({
  modules: [{ type: "ESModule", path: scriptPath }],
  bindings: JSON.parse(bindings) as Record<string, string>,
  compatibilityDate: "2026-07-30",
  host: "127.0.0.1",
  port: 0,
});
console.log(`listening on ${(await miniflare.ready).port}`);
