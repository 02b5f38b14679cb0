import { rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { hashFiles } from "../../../generator/disk/hash.js";
import { isUpToDate, readState, writeState } from "../../../generator/disk/state.js";
import { writePackage } from "../../../generator/disk/write-package.js";
import { fakeBuild, filesOf, put } from "./support/files.js";
import { newPlace, workspaceOf } from "./support/package-folder.js";
import { newVersion, oldVersion } from "./support/versions.js";

const state = { inputs: "digest", files: hashFiles(filesOf(oldVersion)), built: true };
const built = { built: true };
const sources = { built: false };
let out: string;

beforeEach(async () => {
  out = newPlace();
  await writePackage(out, filesOf(oldVersion), { build: fakeBuild });
  writeState(out, state);
});

test("after a complete run from the same inputs there is nothing to do", () => {
  expect(readState(out)).toEqual(state);
  expect(workspaceOf(out)).toEqual(["build.json", "state.json"]);
  expect([isUpToDate(out, "digest", built), isUpToDate(out, "digest", sources)]).toEqual([true, true]);
});

test("other inputs are something to do", () => {
  expect(isUpToDate(out, "other", sources)).toBe(false);
});

test.each([
  ["edited", () => put(out, { "src/index.ts": "edited\n" })],
  ["missing", () => rmSync(join(out, "src/kept.ts"))],
  ["a folder", () => (rmSync(join(out, "src/kept.ts")), put(out, { "src/kept.ts/a": "" }))],
  ["not in the manifest", () => put(out, { "hookstep.manifest.json": '{ "files": {} }' })],
  ["of an unreadable manifest", () => put(out, { "hookstep.manifest.json": "{" })],
  ["of a package that is gone", () => rmSync(out, { recursive: true })],
  ["recorded nowhere", () => put(out, { ".hookstep/state.json": "{" })],
  ["recorded in another way", () => put(out, { ".hookstep/state.json": '{ "inputs": "digest" }' })],
  ["of a later run that was killed before it was recorded", () => writePackage(out, filesOf(newVersion))],
])("a file that is %s is something to do", async (_, change) => {
  await change();
  expect(isUpToDate(out, "digest", sources)).toBe(false);
});

test.each([
  ["is gone", () => rmSync(join(out, "dist"), { recursive: true })],
  ["lacks a file", () => rmSync(join(out, "dist/index.js"))],
  ["has one more file", () => put(out, { "dist/more.js": "" })],
  ["has a file of another size", () => put(out, { "dist/index.js": "" })],
  ["has no record", () => rmSync(join(out, ".hookstep/build.json"))],
  ["has a broken record", () => put(out, { ".hookstep/build.json": "{" })],
  ["was not part of the recorded run", () => writeState(out, { ...state, built: false })],
])("a build that %s is something to do, for who wants one", async (_, change) => {
  await change();
  expect([isUpToDate(out, "digest", built), isUpToDate(out, "digest", sources)]).toEqual([false, true]);
});

test("a build of other sources is something to do", async () => {
  await writePackage(out, filesOf(newVersion));
  writeState(out, { inputs: "digest", files: hashFiles(filesOf(newVersion)), built: true });
  expect([isUpToDate(out, "digest", built), isUpToDate(out, "digest", sources)]).toEqual([false, true]);
});

test("a state that cannot be written is no error", () => {
  rmSync(join(out, ".hookstep"), { recursive: true });
  put(out, { ".hookstep/state.json/in-the-way": "" });
  expect(() => writeState(out, state)).not.toThrow();
  expect(readState(out)).toBeUndefined();
});
