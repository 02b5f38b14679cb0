import { Miniflare } from "miniflare";

const [, , scriptPath = ""] = process.argv;

const miniflare = new Miniflare({
  modules: [{ type: "ESModule", path: scriptPath }],
  compatibilityDate: "2026-07-30",
  host: "127.0.0.1",
  port: 0,
});
console.log(`listening on ${(await miniflare.ready).port}`);
