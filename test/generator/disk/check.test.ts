import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writePackage } from "../../../generator/disk/write-package.js";
import { fakeBuild, filesOf, put } from "./support/files.js";
import { newPlace, refusalOf, snapshot, timesOf, workspaceOf } from "./support/package-folder.js";
import { newVersion, oldVersion } from "./support/versions.js";

async function written(): Promise<string> {
  const out = newPlace();
  await writePackage(out, filesOf(oldVersion), { build: fakeBuild });
  return out;
}

/** The refusal of a run that must leave everything as it is. */
async function refused(out: string, texts: Readonly<Record<string, string>>, options = {}): Promise<string> {
  const before = [snapshot(out), timesOf(out), workspaceOf(out)];
  const text = await refusalOf(() => writePackage(out, filesOf(texts), options));
  expect([snapshot(out), timesOf(out), workspaceOf(out)]).toEqual(before);
  return text;
}

describe("a folder that is no package", () => {
  test("with someone's sources in it is refused, with and without force", async () => {
    const out = newPlace();
    put(out, { "src/index.ts": "mine", "package.json": "{}" });
    for (const force of [false, true]) {
      const text = await refused(out, newVersion, { force, build: fakeBuild });
      expect(text).toContain(
        `is not empty, and is not a package that hookstep wrote.\nChoose an empty folder`,
      );
    }
  });

  test("is refused when it is a file, or a symbolic link to nowhere", async () => {
    const file = newPlace();
    writeFileSync(file, "text");
    expect(await refusalOf(() => writePackage(file, filesOf(newVersion)))).toContain("is not a folder");
    const link = newPlace();
    symlinkSync("nowhere", link);
    expect(await refusalOf(() => writePackage(link, filesOf(newVersion)))).toContain("is not a folder");
    const inside = join(file, "deeper");
    expect(await refusalOf(() => writePackage(inside, filesOf(newVersion)))).toContain("ENOTDIR");
  });

  test("is fine when it is empty, or holds only what a build left", async () => {
    const out = newPlace();
    mkdirSync(out);
    await writePackage(out, filesOf(oldVersion), { build: fakeBuild });
    // As when another branch, without the package, is checked out: git keeps what it ignores.
    for (const name of ["src", "package.json", "hookstep.manifest.json"])
      rmSync(join(out, name), { recursive: true });
    await writePackage(out, filesOf(newVersion), { build: fakeBuild });
    expect(snapshot(out)).toMatchObject(newVersion);
  });
});

describe("a person's work", () => {
  test("on a file that hookstep wrote is named, with the two ways to go on, and given up only by force", async () => {
    const out = await written();
    put(out, { "src/index.ts": "edited\n", "src/kept.ts": "edited\n", "src/gone/deep/left.ts": "edited\n" });
    const text = await refused(out, newVersion);
    expect(text).toContain("edited-files: src/gone/deep/left.ts, src/index.ts and src/kept.ts in ");
    expect(text).toContain("were edited by hand since hookstep wrote them.");
    expect(text).toContain("Move the change into the overlay");
    expect(text).toContain("--force");
    await writePackage(out, filesOf(newVersion), { force: true });
    expect(snapshot(out)).toMatchObject(newVersion);
  });

  test("that has become what the file should be is no obstacle", async () => {
    const out = await written();
    put(out, { "src/index.ts": newVersion["src/index.ts"] });
    const { unchanged } = await writePackage(out, filesOf(newVersion));
    expect(unchanged).toContain("src/index.ts");
  });

  test("in a file that the package is about to have is never overwritten", async () => {
    const out = await written();
    put(out, { "src/fresh/deep/new.ts": "mine\n" });
    for (const force of [false, true]) {
      const text = await refused(out, newVersion, { force });
      expect(text).toContain("foreign-files: src/fresh/deep/new.ts in ");
      expect(text).toContain("is in the way, and hookstep did not write it.");
    }
  });

  test("in a folder that is about to become a file is never removed", async () => {
    const out = await written();
    put(out, { "src/shrinks/mine.ts": "mine\n" });
    expect(await refused(out, newVersion, { force: true })).toContain("foreign-files: src/shrinks in ");
  });

  test("where a folder of the package should be is never replaced", async () => {
    const out = await written();
    put(out, { "src/fresh": "mine\n" });
    expect(await refused(out, newVersion, { force: true })).toContain("foreign-files: src/fresh in ");
    rmSync(join(out, "src/fresh"));
    mkdirSync(join(out, "src/fresh/deep/new.ts"), { recursive: true });
    expect(await refused(out, newVersion, { force: true })).toContain(
      "foreign-files: src/fresh/deep/new.ts in ",
    );
  });

  test("that appears while the package is built makes the run undo itself", async () => {
    const out = await written();
    const { "src/index.ts": index } = snapshot(out);
    const build = async (staging: string) => {
      await fakeBuild(staging);
      put(out, { "src/fresh/deep/new.ts": "mine\n" });
    };
    const text = await refusalOf(() => writePackage(out, filesOf(newVersion), { build }));
    expect(text).toContain("src/fresh/deep/new.ts appeared while hookstep was writing.");
    expect(snapshot(out)).toMatchObject({ "src/index.ts": index, "src/fresh/deep/new.ts": "mine\n" });
    expect(workspaceOf(out)).toEqual(["build.json"]);
  });

  test("in dist/ is refused, unless it is what the compiler makes of the package's own sources", async () => {
    const out = await written();
    rmSync(join(out, ".hookstep"), { recursive: true });
    put(out, { "dist/index.d.ts.map": "{}", "dist/kept.js": "built by npm run build" });
    await writePackage(out, filesOf(newVersion), { build: fakeBuild });
    put(out, { "dist/mine/notes.txt": "mine" });
    const text = await refused(out, oldVersion, { build: fakeBuild, force: true });
    expect(text).toContain("foreign-build-files: dist/mine/notes.txt in ");
    await writePackage(out, filesOf(oldVersion));
    expect(snapshot(out)).toHaveProperty(["dist/mine/notes.txt"], "mine");
  });
});

describe("a symbolic link inside a package", () => {
  test.each(["src", "src/index.ts", "dist", "hookstep.manifest.json", "src/gone", "src/fresh"])(
    "at %s is refused",
    async (path) => {
      const out = await written();
      const elsewhere = newPlace();
      put(elsewhere, { "index.ts": "old index\n", "deep/left.ts": "left\n" });
      rmSync(join(out, path), { recursive: true, force: true });
      symlinkSync(path === "hookstep.manifest.json" ? "package.json" : elsewhere, join(out, path));
      if (path === "hookstep.manifest.json") put(out, { "package.json": '{ "files": {} }' });
      const before = snapshot(elsewhere);
      const text = await refusalOf(() =>
        writePackage(out, filesOf(newVersion), { build: fakeBuild, force: true }),
      );
      expect(text).toContain(`symbolic-link: ${path} in `);
      expect(snapshot(elsewhere)).toEqual(before);
    },
  );

  test("in place of the working folder is refused", async () => {
    const out = newPlace();
    mkdirSync(out);
    symlinkSync(newPlace(), join(out, ".hookstep"));
    expect(await refusalOf(() => writePackage(out, filesOf(newVersion)))).toContain(
      ".hookstep is not a folder",
    );
  });
});

describe("a manifest", () => {
  const hash = "0".repeat(64);
  test.each([
    ["{", "is not JSON"],
    ["[]", 'has no "files" object'],
    ['{ "files": [] }', 'has no "files" object'],
    ['{ "files": { "a": 1 } }', 'has no SHA-256 for "a"'],
    [`{ "files": { "../a": "${hash}" } }`, 'lists "../a", which leads out of the package'],
    [`{ "files": { ".git/config": "${hash}" } }`, 'lists ".git/config", which is inside .git'],
    [`{\n<<<<<<< ours\n"files": {}\n=======\n"files": { }\n>>>>>>> theirs\n}`, "has merge conflict markers"],
  ])("that reads %j is refused with its own message", async (text, message) => {
    const out = await written();
    put(out, { "hookstep.manifest.json": text });
    expect(await refused(out, newVersion, { force: true })).toContain(`hookstep.manifest.json ${message}`);
  });
});
