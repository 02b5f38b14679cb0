import { existsSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../../generator/disk/hash.js";
import { writePackage } from "../../../generator/disk/write-package.js";
import { fakeBuild, filesOf, put } from "./support/files.js";
import { newPlace, snapshot, timesOf, workspaceOf } from "./support/package-folder.js";
import { newVersion, oldVersion } from "./support/versions.js";

test("a package is written into a folder that does not exist yet, with the list of its files", async () => {
  const out = join(newPlace(), "deep", "package");
  const result = await writePackage(out, filesOf({ "src/b.ts": "b\n", "README.md": "ü\n" }));
  expect(result).toEqual({ written: ["README.md", "src/b.ts"], removed: [], unchanged: [] });
  expect(snapshot(out)).toEqual({
    "README.md": "ü\n",
    "hookstep.manifest.json": `{
  "files": {
    "README.md": "${sha256(Buffer.from("ü\n"))}",
    "src/b.ts": "${sha256("b\n")}"
  }
}
`,
    src: null,
    "src/b.ts": "b\n",
  });
  expect(existsSync(join(out, ".hookstep"))).toBe(false);
  expect(statSync(join(out, "README.md")).mode & 0o777).toBe(0o666 & ~process.umask() & 0o644);
});

test("the next version replaces the last: what changed, what came, what went, and folders that became empty", async () => {
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion), { build: fakeBuild });
  const result = await writePackage(out, filesOf(newVersion), { build: fakeBuild });
  expect(result).toEqual({
    written: ["src/fresh/deep/new.ts", "src/index.ts", "src/shrinks", "src/turns.ts/inner.ts"],
    removed: ["src/gone/deep/left.ts", "src/shrinks/inner.ts", "src/turns.ts"],
    unchanged: ["package.json", "src/kept.ts"],
  });
  const fresh = newPlace();
  await writePackage(fresh, filesOf(newVersion), { build: fakeBuild });
  expect(snapshot(out)).toEqual(snapshot(fresh));
  expect(workspaceOf(out)).toEqual(["build.json"]);
});

test("files with the same bytes are not touched", async () => {
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion));
  const before = timesOf(out);
  const result = await writePackage(out, filesOf(oldVersion));
  expect(result.written).toEqual([]);
  expect(timesOf(out)).toEqual(before);
  await writePackage(out, filesOf({ ...oldVersion, "src/index.ts": "new\n" }));
  const { "src/index.ts": changed, "hookstep.manifest.json": manifest, ...rest } = timesOf(out);
  expect(before).toMatchObject(rest);
  expect([changed, manifest]).not.toContain(undefined);
});

test("a file that was deleted by hand is written again", async () => {
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion));
  rmSync(join(out, "src"), { recursive: true });
  const result = await writePackage(out, filesOf(oldVersion));
  expect(result.unchanged).toEqual(["package.json"]);
  expect(readFileSync(join(out, "src/index.ts"), "utf8")).toBe("old index\n");
});

test("what a person keeps in the package's folders stays", async () => {
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion));
  put(out, { "notes.md": "mine", "src/gone/mine.ts": "mine", "node_modules/a/index.js": "" });
  await writePackage(out, filesOf(newVersion), { force: true });
  const after = snapshot(out);
  expect(after).toMatchObject({
    "notes.md": "mine",
    "src/gone/mine.ts": "mine",
    "node_modules/a/index.js": "",
  });
  expect(after).not.toHaveProperty(["src/gone/deep"]);
});

test("the build sees the whole package, and what it leaves in dist/ comes with it", async () => {
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion), { build: fakeBuild });
  let seen: unknown;
  await writePackage(out, filesOf({ ...oldVersion, "src/index.ts": "new\n" }), {
    build: async (staging) => {
      seen = snapshot(staging);
      put(staging, { "dist/index.js": "built", "leftover.txt": "no part of the package" });
    },
  });
  expect(seen).toMatchObject({ ...oldVersion, "src/index.ts": "new\n" });
  const { dist, "dist/index.js": built, "dist/kept.js": gone, "leftover.txt": leftover } = snapshot(out);
  expect({ dist, built, gone, leftover }).toEqual({
    dist: null,
    built: "built",
    gone: undefined,
    leftover: undefined,
  });
});

test("without a build dist/ stays as it is", async () => {
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion), { build: fakeBuild });
  await writePackage(out, filesOf(newVersion));
  expect(snapshot(out)).toHaveProperty(["dist/index.js"], "built old index\n");
});

test("a build that fails changes nothing, not even by creating the folder", async () => {
  const build = async () => {
    throw new Error("does not compile");
  };
  const fresh = join(newPlace(), "deep");
  await expect(writePackage(fresh, filesOf(newVersion), { build })).rejects.toThrow("does not compile");
  expect(existsSync(join(fresh, ".."))).toBe(false);
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion), { build: fakeBuild });
  const before = [snapshot(out), timesOf(out)];
  await expect(writePackage(out, filesOf(newVersion), { build })).rejects.toThrow("does not compile");
  expect([snapshot(out), timesOf(out)]).toEqual(before);
  expect(workspaceOf(out)).toEqual(["build.json"]);
});

test("a build that leaves nothing is an error", async () => {
  await expect(writePackage(newPlace(), filesOf(newVersion), { build: async () => {} })).rejects.toThrow(
    "no files",
  );
});

test("an interrupt before the commit point undoes the run, one after it does not", async () => {
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion));
  const before = snapshot(out);
  const early = new AbortController();
  const interrupted = writePackage(out, filesOf(newVersion), {
    signal: early.signal,
    build: async (staging) => {
      await fakeBuild(staging);
      early.abort();
    },
  });
  await expect(interrupted).rejects.toMatchObject({ name: "AbortError" });
  expect(snapshot(out)).toEqual(before);
  expect(workspaceOf(out)).toEqual([]);

  const late = new AbortController();
  const onStep = (change: string) => change.startsWith("put") && late.abort();
  await writePackage(out, filesOf(newVersion), { signal: late.signal, onStep });
  expect(late.signal.aborted).toBe(true);
  expect(snapshot(out)).toMatchObject(newVersion);
});

test("a package may be named by a symbolic link to it", async () => {
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion));
  const link = newPlace();
  symlinkSync(out, link);
  await writePackage(link, filesOf(newVersion));
  expect(snapshot(out)).toMatchObject(newVersion);
});
