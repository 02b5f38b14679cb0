import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { installPacked, root, run, type Stranger } from "../support/stranger.js";

let stranger: Stranger;

beforeAll(() => {
  stranger = installPacked("generated/helpscout");
});
afterAll(() => stranger.remove());

describe("on Node.js", () => {
  test.each(["@hookstep/helpscout", "@hookstep/helpscout/lean"])("%s is one file", (entry) => {
    stranger.write(
      "files.mjs",
      `import { register } from "node:module";
const { port1, port2 } = new MessageChannel();
const loaded = [];
port1.on("message", (url) => loaded.push(url));
port1.unref();
register("./loader.mjs", import.meta.url, { data: { port: port2 }, transferList: [port2] });
await import(${JSON.stringify(entry)});
await new Promise((resolve) => setImmediate(resolve));
console.log(loaded.filter((url) => url.startsWith("file:")).map((url) => url.replace(/.*\\//, "")).join());
`,
    );
    stranger.write(
      "loader.mjs",
      `let port;
export const initialize = (data) => { port = data.port; };
export async function load(url, context, next) { port.postMessage(url); return next(url, context); }
`,
    );
    const name = entry.endsWith("lean") ? "lean" : "index";
    expect(stranger.node("files.mjs").trim()).toBe(`${name}.node.js`);
  });

  test("a handler may throw the Deactivate and the Discard of another entry", () => {
    stranger.write(
      "throw.mjs",
      `import { createReceiver } from "@hookstep/helpscout/lean";
import * as main from "@hookstep/helpscout";
import { createDelivery } from "@hookstep/helpscout/testing";

const secret = "s3cret";
for (const name of ["Deactivate", "Discard", "Error"]) {
  const receiver = createReceiver({ secret });
  receiver.onError(() => {});
  receiver.on("tag.created", () => { throw new (main[name] ?? Error)(); });
  console.log((await receiver.receive(await createDelivery("tag.created", { secret }))).status);
}
`,
    );
    expect(stranger.node("throw.mjs")).toBe("410\n204\n500\n");
  });

  test("a stack leads to the sources", () => {
    stranger.write(
      "stack.mjs",
      `import { createReceiver } from "@hookstep/helpscout";
try { createReceiver({}); } catch (error) { console.log(error.stack); }
`,
    );
    expect(stranger.node("--enable-source-maps", "stack.mjs")).toMatch(
      /at createReceiver \(.*helpscout\/src\/create-receiver\.ts:\d+:\d+\)/,
    );
  });

  test("what a process ends with that has no secret fits on a screen", () => {
    stranger.write(
      "end.mjs",
      `import { createReceiver } from "@hookstep/helpscout";
createReceiver({ secret: process.env.UNSET });
`,
    );
    const { stderr } = spawnSync(process.execPath, ["end.mjs"], { cwd: stranger.dir, encoding: "utf8" });
    expect(stderr).toContain("TypeError: `secret` must be a text");
    expect(stderr).toMatch(/at createReceiver /);
    expect(stderr.length).toBeLessThan(2500);
  });
});

test("the package's own `npm run build` gives what `hookstep generate` gave", () => {
  const folder = mkdtempSync(join(tmpdir(), "hookstep-build-"));
  const built = join(root, "generated/helpscout");
  cpSync(built, folder, { recursive: true, filter: (path) => !path.startsWith(join(built, "dist")) });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  run("npm", ["run", "build"], folder);
  const textsOf = (of: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(join(of, "dist"), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(of.length), readFileSync(path, "utf8")]),
    );
  expect(textsOf(folder)).toEqual(textsOf(built));
  rmSync(folder, { recursive: true });
});
