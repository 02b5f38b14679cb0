import { execFileSync } from "node:child_process";
import { readdirSync, readlinkSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { buildPackage } from "../../../generator/disk/build.js";
import { emitTsconfig } from "../../../generator/emit/tsconfig.js";
import { put } from "./support/files.js";
import { newPlace, snapshot } from "./support/package-folder.js";

function staged(texts: Readonly<Record<string, string>>): string {
  const folder = newPlace();
  const { path, text } = emitTsconfig();
  put(folder, { "package.json": '{ "type": "module" }', [path]: text, ...texts });
  return folder;
}

test("sources are compiled with hookstep's TypeScript and its types of Node, wherever the package is", async () => {
  const folder = staged({
    "src/index.ts":
      'import { createHash } from "node:crypto";\nexport const hash: string = createHash("sha1").digest("hex");\n',
    "src/spec/names.js": "export const names = [];\n",
  });
  const endings = (module: string) =>
    [".d.ts", ".d.ts.map", ".js", ".js.map"].map((end) => `dist/${module}${end}`);
  expect(await buildPackage(folder)).toEqual([...endings("index"), ...endings("spec/names")]);
  expect(snapshot(folder)["dist/index.d.ts"]).toContain("export declare const hash: string;");
});

test("sources that do not compile are an error with the compiler's words", async () => {
  const folder = staged({ "src/index.ts": 'export const count: number = "one";\n' });
  await expect(buildPackage(folder)).rejects.toThrow(
    /^The generated package does not compile:\nsrc\/index\.ts\(1,14\): error TS2322: /,
  );
});

test.runIf(process.platform === "linux")("an interrupt ends the compiler and what it started", async () => {
  const folder = staged({ "src/index.ts": 'import "./endless.js";\n' });
  // A pipe that nobody writes to: the compiler waits for its text for ever.
  execFileSync("sh", ["-c", "mkfifo src/endless.ts"], { cwd: folder });
  const controller = new AbortController();
  const building = buildPackage(folder, { signal: controller.signal });
  const settled = expect(building).rejects.toMatchObject({ name: "AbortError" });
  await vi.waitUntil(() => processesIn(folder).length === 2, { interval: 1, timeout: 20_000 });
  controller.abort();
  await settled;
  expect(processesIn(folder)).toEqual([]);
  await expect(buildPackage(folder, { signal: controller.signal })).rejects.toMatchObject({
    name: "AbortError",
  });
});

/** The processes that work in a folder, by Linux's own list. */
function processesIn(folder: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}
