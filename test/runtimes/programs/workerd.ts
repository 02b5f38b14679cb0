import { Miniflare } from "miniflare";

/** The worker, what it has in its environment, as JSON, and flags. */
const [, , scriptPath = "", bindings = "{}", ...compatibilityFlags] = process.argv;

const miniflare = new Miniflare({
  modules: [{ type: "ESModule", path: scriptPath }],
  bindings: JSON.parse(bindings) as Record<string, string>,
  compatibilityDate: "2026-07-30",
  compatibilityFlags,
  host: "127.0.0.1",
  port: 0,
});
console.log(`listening on ${(await miniflare.ready).port}`);
