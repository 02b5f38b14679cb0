import { readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { recoverPackage } from "../../../generator/disk/recovery.js";
import { writePackage } from "../../../generator/disk/write-package.js";
import { fakeBuild, filesOf, put } from "./support/files.js";
import { copyOf, newPlace, refusalOf, snapshot, timesOf, workspaceOf } from "./support/package-folder.js";
import { newVersion, oldVersion } from "./support/versions.js";

type Texts = Readonly<Record<string, string>>;

let oldPackage: string;
let oldTree: unknown;
let newTree: unknown;

beforeAll(async () => {
  oldPackage = await written(oldVersion);
  oldTree = snapshot(oldPackage);
  newTree = snapshot(await written(newVersion));
});

async function written(texts: Texts): Promise<string> {
  const out = newPlace();
  await writePackage(out, filesOf(texts), { build: fakeBuild });
  return out;
}

/** Counts the changes of a run, of which the nth and all later ones fail: what a kill leaves, without a process. */
async function stopAt(out: string, texts: Texts, step: number): Promise<number> {
  let steps = 0;
  const onStep = () => {
    steps += 1;
    if (steps >= step) throw new Error("stopped");
  };
  await writePackage(out, filesOf(texts), { build: fakeBuild, onStep }).catch(() => {});
  return steps;
}

test("a recovery that is interrupted itself is recovered by the next command", async () => {
  const total = await stopAt(copyOf(oldPackage), newVersion, Infinity);
  for (let first = 1; first <= total; first += 2) {
    const interrupted = copyOf(oldPackage);
    await stopAt(interrupted, newVersion, first);
    for (let second = 1; second <= total; second += 7) {
      const out = copyOf(interrupted);
      await stopAt(out, newVersion, second);
      recoverPackage(out);
      expect([oldTree, newTree]).toContainEqual(snapshot(out));
      expect(workspaceOf(out)).toEqual(["build.json"]);
    }
  }
});

test("a change that fails, whichever it is, leaves the old package byte for byte", async () => {
  const total = await stopAt(copyOf(oldPackage), newVersion, Infinity);
  for (let fatal = 1; fatal <= total; fatal++) {
    const out = copyOf(oldPackage);
    const times = timesOf(out);
    let step = 0;
    const onStep = () => {
      step += 1;
      if (step === fatal)
        throw Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC", syscall: "rename" });
    };
    const outcome = await writePackage(out, filesOf(newVersion), { build: fakeBuild, onStep }).catch(String);
    if (typeof outcome === "string") {
      expect(outcome).toContain("cannot be written: ENOSPC");
      expect(snapshot(out)).toEqual(oldTree);
      expect(timesOf(out)).toEqual(times);
    } else {
      expect(snapshot(out)).toEqual(newTree);
    }
    recoverPackage(out);
    expect(workspaceOf(out)).toEqual(["build.json"]);
  }
});

test("when a failure cannot be undone either, the next command does it", async () => {
  const out = copyOf(oldPackage);
  const onStep = (change: string) => {
    if (!/^move .* to src\/index\.ts$/.test(change)) return;
    put(out, { "src/index.ts": "mine\n" });
  };
  const text = await refusalOf(() => writePackage(out, filesOf(newVersion), { build: fakeBuild, onStep }));
  expect(text).toContain("recovery-failed: ");
  expect(text).toContain("src/index.ts appeared while hookstep was writing.");
  expect(await refusalOf(() => recoverPackage(out))).toContain("src/index.ts appeared");
  rmSync(join(out, "src/index.ts"));
  expect(recoverPackage(out)).toBe("undone");
  expect(snapshot(out)).toEqual(oldTree);
  expect(workspaceOf(out)).toEqual(["build.json"]);
});

test("a recovery does not follow a symbolic link that has come into the package", async () => {
  const total = await stopAt(copyOf(oldPackage), newVersion, Infinity);
  const out = copyOf(oldPackage);
  await stopAt(out, newVersion, total - 4);
  expect(readdirSync(join(out, ".hookstep"))).toContain("journal.json");
  const elsewhere = newPlace();
  renameSync(join(out, "src"), elsewhere);
  symlinkSync(elsewhere, join(out, "src"));
  const before = snapshot(elsewhere);
  expect(await refusalOf(() => recoverPackage(out))).toContain("symbolic links at src.");
  expect(snapshot(elsewhere)).toEqual(before);
});

test("any package gives way to any other, through any two interruptions, without a mixture", async () => {
  const segment = fc.constantFrom("a", "b", "src", "index.ts");
  const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join("/"));
  const texts = fc
    .uniqueArray(path, {
      maxLength: 8,
      comparator: (one, other) => `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`),
    })
    .chain((paths) =>
      fc.tuple(...paths.map((name) => fc.constantFrom("1\n", "2\n").map((text) => [name, text] as const))),
    )
    .map((entries) => ({
      "src/main.ts": "main\n",
      ...Object.fromEntries(entries.filter(([name]) => name !== "src")),
    }));
  const step = fc.integer({ min: 1, max: 60 });
  await fc.assert(
    fc.asyncProperty(texts, texts, step, step, async (before, after, first, second) => {
      const out = await written(before);
      const trees = [snapshot(out), snapshot(await written(after))];
      await stopAt(out, after, first);
      await stopAt(out, after, second);
      recoverPackage(out);
      expect(trees).toContainEqual(snapshot(out));
      await writePackage(out, filesOf(after), { build: fakeBuild });
      expect(snapshot(out)).toEqual(trees[1]);
      expect(workspaceOf(out)).toEqual(["build.json"]);
    }),
    { numRuns: 100, seed: 1 },
  );
});
