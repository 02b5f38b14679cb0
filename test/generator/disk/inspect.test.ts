import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inspectPackage } from "../../../generator/disk/inspect.js";
import { writePackage } from "../../../generator/disk/write-package.js";
import { filesOf, put } from "./support/files.js";
import { newPlace, refusalOf, snapshot, timesOf } from "./support/package-folder.js";
import { newVersion, oldVersion } from "./support/versions.js";

const nothing = { missing: [], changed: [], stale: [], edited: [], unknown: [] };

async function written(): Promise<string> {
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion));
  return out;
}

test("a package as it was written is in step", async () => {
  expect(inspectPackage(await written(), filesOf(oldVersion))).toEqual({ inStep: true, ...nothing });
});

test("a package that is not there misses every file", () => {
  expect(inspectPackage(newPlace(), filesOf({ b: "", a: "" }))).toEqual({
    inStep: false,
    ...nothing,
    missing: ["a", "b"],
  });
});

test("missing, changed, stale, edited and unknown files are told apart, and nothing is touched", async () => {
  const out = await written();
  rmSync(join(out, "src/kept.ts"));
  put(out, { "src/mine.ts": "mine\n", "package.json": "edited\n", "mine.md": "" });
  const before = [snapshot(out), timesOf(out)];
  expect(inspectPackage(out, filesOf(newVersion))).toEqual({
    inStep: false,
    missing: ["src/fresh/deep/new.ts", "src/kept.ts", "src/shrinks", "src/turns.ts/inner.ts"],
    changed: [
      { path: "package.json", expected: "{}\n", actual: "edited\n" },
      { path: "src/index.ts", expected: "new index\n", actual: "old index\n" },
    ],
    stale: ["src/gone/deep/left.ts", "src/shrinks/inner.ts", "src/turns.ts"],
    edited: ["package.json"],
    unknown: ["src/mine.ts"],
  });
  expect([snapshot(out), timesOf(out)]).toEqual(before);
});

test("a folder or a symbolic link in place of a file counts as missing", async () => {
  const out = await written();
  for (const path of ["src/kept.ts", "src/index.ts"]) rmSync(join(out, path));
  mkdirSync(join(out, "src/kept.ts"));
  symlinkSync(join(out, "package.json"), join(out, "src/index.ts"));
  expect(inspectPackage(out, filesOf(oldVersion)).missing).toEqual(["src/index.ts", "src/kept.ts"]);
});

test("the manifest is reported when it alone is out of step", async () => {
  const out = await written();
  const { "hookstep.manifest.json": text } = snapshot(out);
  put(out, { "hookstep.manifest.json": `${text}\n` });
  const { changed, inStep } = inspectPackage(out, filesOf(oldVersion));
  expect({ changed, inStep }).toEqual({
    changed: [{ path: "hookstep.manifest.json", expected: text, actual: `${text}\n` }],
    inStep: false,
  });
  rmSync(join(out, "hookstep.manifest.json"));
  expect(inspectPackage(out, filesOf(oldVersion)).missing).toEqual(["hookstep.manifest.json"]);
});

test("what the system does not let hookstep read is named", async () => {
  const out = await written();
  rmSync(join(out, "hookstep.manifest.json"));
  mkdirSync(join(out, "hookstep.manifest.json"));
  const text = await refusalOf(() => inspectPackage(out, filesOf(oldVersion)));
  expect(text).toMatch(/^package-not-read: .* cannot be read: EISDIR/);
});

test("a manifest in the middle of a merge is refused", async () => {
  const out = await written();
  put(out, { "hookstep.manifest.json": "<<<<<<< ours\n" });
  expect(await refusalOf(() => inspectPackage(out, filesOf(oldVersion)))).toContain(
    "has merge conflict markers",
  );
});
