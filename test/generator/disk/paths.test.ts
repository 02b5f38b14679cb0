import { expect, test } from "vitest";
import { findCollision, pathFault } from "../../../generator/disk/paths.js";
import { writePackage } from "../../../generator/disk/write-package.js";
import { filesOf } from "./support/files.js";
import { newPlace, refusalOf, snapshot } from "./support/package-folder.js";

test.each([
  ["/etc/passwd", "is absolute"],
  ["\\\\server\\share", "is absolute"],
  ["C:/a", "is absolute"],
  ["c:a", "is absolute"],
  ["../a", "leads out of the package"],
  ["a/../../b", "leads out of the package"],
  ["", "is not in its shortest form"],
  ["a//b", "is not in its shortest form"],
  ["./a", "is not in its shortest form"],
  ["a/", "is not in its shortest form"],
  ["a\\..\\b", "is not a file name on every system"],
  ["a\u0000", "is not a file name on every system"],
  ["name:stream", "is not a file name on every system"],
  [".g\u200Dit/config", "is not a file name on every system"],
  [".git./config", "is not a file name on every system"],
  [".git/hooks/pre-commit", "is inside .git, which is no part of a package"],
  ["src/.GIT/config", "is inside .GIT, which is no part of a package"],
  ["node_modules/a/index.js", "is inside node_modules, which is no part of a package"],
  [".Hookstep/lock", "is inside .Hookstep, which is no part of a package"],
  ["hookstep.manifest.json", "is a name that hookstep keeps for itself"],
  ["Hookstep.Manifest.JSON", "is a name that hookstep keeps for itself"],
  ["dist/index.js", "is a name that hookstep keeps for itself"],
])("the path %j %s", (path, fault) => {
  expect(pathFault(path)).toBe(fault);
});

test.each([
  "package.json",
  "src/spec/events.ts",
  ".npmignore",
  "src/dist/a.ts",
  "日本.md",
  "a b",
  "..a",
  "__proto__",
])("the path %j may be a package's", (path) => {
  expect(pathFault(path)).toBeUndefined();
});

test.each([
  [["a.ts", "A.ts"]],
  [["a/b.ts", "A/c.ts"]],
  [["a", "a/b"]],
  [["a/b", "a"]],
  [["a", "a"]],
  [["\u00E9.ts", "e\u0301.ts"]],
])("%j cannot stand side by side", (paths) => {
  expect(findCollision(["first", ...paths])).toEqual(paths);
});

test("files with other names stand side by side", () => {
  expect(findCollision(["a/b", "a/c", "b", "ab", "a.b"])).toBeUndefined();
});

test("unsafe files are refused together, before anything is created", async () => {
  const out = newPlace();
  const files = filesOf({ "../escaped": "", "src/a.ts": "", "src/A.ts": "", "x/.git/config": "" });
  const text = await refusalOf(() => writePackage(out, files));
  expect(text).toContain('"../escaped" cannot be written: it leads out of the package.');
  expect(text).toContain('"x/.git/config" cannot be written');
  expect(text).toContain('"src/a.ts" and "src/A.ts" cannot stand side by side on every file system.');
  expect(snapshot(`${out}/..`)).toEqual({});
});

test("a file may be named like a member that every object has", async () => {
  const out = newPlace();
  const files = [
    { path: "__proto__", text: "one\n" },
    { path: "constructor", text: "two\n" },
  ];
  await writePackage(out, files);
  expect(await writePackage(out, files)).toMatchObject({ unchanged: ["__proto__", "constructor"] });
});
