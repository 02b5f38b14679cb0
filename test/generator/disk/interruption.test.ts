import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { recoverPackage } from "../../../generator/disk/recovery.js";
import { writePackage } from "../../../generator/disk/write-package.js";
import { fakeBuild, filesOf } from "./support/files.js";
import { copyOf, newPlace, snapshot, timesOf, workspaceOf } from "./support/package-folder.js";
import { newVersion, oldVersion } from "./support/versions.js";

type Texts = Readonly<Record<string, string>>;

const run = promisify(execFile);
let script: string;
let oldPackage: string;
let oldTree: unknown;
let newTree: unknown;

beforeAll(async () => {
  oldPackage = await written(oldVersion);
  oldTree = snapshot(oldPackage);
  newTree = snapshot(await written(newVersion));
  // Bundled, since a process that has to compile first takes ten times as long to start.
  script = `${newPlace()}.mjs`;
  const entry = fileURLToPath(new URL("support/killed-run.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile: script, bundle: true, platform: "node", format: "esm" });
});

async function written(texts: Texts): Promise<string> {
  const out = newPlace();
  await writePackage(out, filesOf(texts), { build: fakeBuild });
  return out;
}

/** Writes the new version in a process that is killed before its nth change; whether it got that far. */
async function isKilledAt(out: string, step: number): Promise<boolean> {
  try {
    await run(process.execPath, [script, out, String(step)]);
    return false;
  } catch (error) {
    expect(error).toMatchObject({ signal: "SIGKILL" });
    return true;
  }
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

test("killed before any of its changes, a run is finished or undone by the next command", async () => {
  const outcomes = new Set<string>();
  for (let step = 1; ; step++) {
    const out = copyOf(oldPackage);
    const killed = await isKilledAt(out, step);
    const outcome = recoverPackage(out);
    outcomes.add(outcome);
    const isNew = outcome === "finished" || !killed || existsSync(join(out, "src/fresh"));
    expect(snapshot(out)).toEqual(isNew ? newTree : oldTree);
    expect(workspaceOf(out)).toEqual(["build.json"]);
    expect(recoverPackage(out)).toBe("nothing");
    await writePackage(out, filesOf(newVersion), { build: fakeBuild });
    expect(snapshot(out)).toEqual(newTree);
    expect(workspaceOf(out)).toEqual(["build.json"]);
    if (!killed) break;
  }
  expect(outcomes).toEqual(new Set(["nothing", "undone", "finished"]));
});

test("killed before any of its changes, the first run is finished or undone by the next one", async () => {
  for (let step = 1, killed = true; killed; step++) {
    const out = newPlace();
    killed = await isKilledAt(out, step);
    if (step % 2 === 0) {
      recoverPackage(out);
      expect([{}, newTree]).toContainEqual(snapshot(out));
    }
    await writePackage(out, filesOf(newVersion), { build: fakeBuild });
    expect(snapshot(out)).toEqual(newTree);
    expect(workspaceOf(out)).toEqual(["build.json"]);
  }
});

test("a recovery that is interrupted itself is recovered by the next command", async () => {
  const total = await stopAt(copyOf(oldPackage), newVersion, Infinity);
  for (let first = 1; first <= total; first++) {
    const interrupted = copyOf(oldPackage);
    await stopAt(interrupted, newVersion, first);
    for (let second = 1; second <= total; second += 5) {
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
