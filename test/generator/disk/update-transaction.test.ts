import { rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { writeUpdate } from "../../../generator/disk/update-transaction.js";
import { fakeBuild, put } from "./support/files.js";
import { copyOf, newPlace, refusalOf, snapshot } from "./support/package-folder.js";
import { buildRun, type Run } from "./support/run.js";
import { putProject, recoverProject, runUpdate, specBytes, tracesOf, updateOf } from "./support/update.js";
import { oldVersion } from "./support/versions.js";

let runKilledAt: Run;
let project: string;
let oldTree: unknown;
let newTree: unknown;
const settled = ["package/build.json"];

beforeAll(async () => {
  runKilledAt = await buildRun("killed-update.ts");
  project = newPlace();
  await putProject(project);
  oldTree = projectTree(project);
  const updated = copyOf(project);
  await runUpdate(updated);
  newTree = projectTree(updated);
});

/** Everything in a project but the working folders. */
function projectTree(root: string): unknown {
  return [snapshot(join(root, "spec")), snapshot(join(root, "package"))];
}

/** Counts the changes of an update, of which the nth and all later ones fail: what a kill leaves, without a process. */
async function stopAt(root: string, step: number): Promise<number> {
  let steps = 0;
  await runUpdate(root, () => {
    steps += 1;
    if (steps >= step) throw new Error("stopped");
  }).catch(() => {});
  return steps;
}

describe("an update", () => {
  test("writes the spec's files and the package, and leaves nothing else behind", async () => {
    const root = copyOf(project);
    const result = await runUpdate(root);
    expect(result).toMatchObject({
      written: ["src/fresh/deep/new.ts", "src/index.ts", "src/shrinks", "src/turns.ts/inner.ts"],
    });
    expect(specBytes(root, "asyncapi.yaml")).toEqual(Buffer.from("\uFEFFnew\n"));
    expect(specBytes(root, "overlay.yaml").toString()).toBe("mine\n");
    expect(tracesOf(root)).toEqual(settled);
  });

  test("of the spec alone leaves a package alone that is as it should be", async () => {
    const root = copyOf(project);
    expect(await runUpdate(root, () => {}, oldVersion as never)).toBeUndefined();
    expect(specBytes(root, "package.json").toString()).toContain("1.1.0");
    expect(tracesOf(root)).toEqual(settled);
  });

  test("does not overwrite what was changed since it was computed", async () => {
    const root = copyOf(project);
    put(root, { "spec/package.json": '{ "version": "3.0.0" }\n' });
    const before = projectTree(root);
    expect(await refusalOf(() => runUpdate(root))).toMatch(
      /package\.json was changed while the update was prepared/,
    );
    expect(projectTree(root)).toEqual(before);
  });

  test("is refused over generated files edited by hand, before the spec is touched", async () => {
    const root = copyOf(project);
    put(root, { "package/src/index.ts": "mine\n" });
    const before = projectTree(root);
    expect(await refusalOf(() => runUpdate(root))).toContain("edited by hand");
    expect(projectTree(root)).toEqual(before);
    expect(tracesOf(root)).toEqual(settled);
  });

  test("whose package does not compile changes nothing", async () => {
    const root = copyOf(project);
    const build = () => Promise.reject(new Error("does not compile"));
    await expect(writeUpdate(updateOf(root), { build })).rejects.toThrow("does not compile");
    expect(projectTree(root)).toEqual(oldTree);
    expect(tracesOf(root)).toEqual(settled);
  });

  test("that is interrupted while it builds changes nothing", async () => {
    const root = copyOf(project);
    const controller = new AbortController();
    const build = async (staging: string) => {
      await fakeBuild(staging);
      controller.abort(new Error("interrupted"));
    };
    const run = writeUpdate(updateOf(root), { build, signal: controller.signal });
    await expect(run).rejects.toThrow("interrupted");
    expect(projectTree(root)).toEqual(oldTree);
    expect(tracesOf(root)).toEqual(settled);
  });

  test("keeps another one out while it writes", async () => {
    const root = copyOf(project);
    let refused = "";
    await writeUpdate(updateOf(root), {
      build: async (staging) => {
        refused = await refusalOf(() => recoverProject(root));
        await fakeBuild(staging);
      },
    });
    expect(refused).toContain("another hookstep");
    expect(projectTree(root)).toEqual(newTree);
  });
});

test("killed before any of its changes, an update is undone or finished by the next command", async () => {
  const outcomes: string[] = [];
  for (let step = 1, killed = true; killed; step++) {
    const root = copyOf(project);
    const end = await runKilledAt(root, step);
    expect(["done", "killed"]).toContain(end);
    killed = end === "killed";
    outcomes.push(recoverProject(root));
    expect(projectTree(root)).toEqual(outcomes.includes("finished") ? newTree : oldTree);
    expect(tracesOf(root)).toEqual(settled);
    expect(recoverProject(root)).toBe("nothing");
  }
  // Before the record, with it up to the package's commit, with it from there on, and without it again.
  expect(outcomes.join(" ")).toMatch(/^(nothing )+(undone )+(finished )+(nothing ?)+$/);
});

test("a change that fails, whichever it is, leaves everything byte for byte as it was", async () => {
  const total = await stopAt(copyOf(project), Infinity);
  for (let fatal = 1; fatal <= total; fatal++) {
    const root = copyOf(project);
    let step = 0;
    const outcome = await runUpdate(root, () => {
      step += 1;
      if (step === fatal)
        throw Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC", syscall: "rename" });
    }).then(() => "done", String);
    if (outcome !== "done") expect(outcome).toContain("cannot be written: ENOSPC");
    expect(projectTree(root)).toEqual(outcome === "done" ? newTree : oldTree);
    recoverProject(root);
    expect(tracesOf(root)).toEqual(settled);
  }
});

describe("a recovery", () => {
  test("that is interrupted itself is recovered by the next command", async () => {
    const total = await stopAt(copyOf(project), Infinity);
    for (let first = 1; first <= total; first += 2) {
      const interrupted = copyOf(project);
      await stopAt(interrupted, first);
      for (let second = 1; second <= total; second += 9) {
        const root = copyOf(interrupted);
        await stopAt(root, second);
        recoverProject(root);
        expect([oldTree, newTree]).toContainEqual(projectTree(root));
        expect(tracesOf(root)).toEqual(settled);
      }
    }
  });

  test("does not take what a person wrote in the meantime", async () => {
    const root = copyOf(project);
    await stopAt(root, await stepOf(/^put lock\.json/));
    put(root, { "spec/asyncapi.yaml": "by hand\n" });
    expect(await refusalOf(() => recoverProject(root))).toContain(
      "was changed after an update of it was interrupted",
    );
    expect(specBytes(root, "asyncapi.yaml").toString()).toBe("by hand\n");
  });

  test.each([
    "{",
    '{ "files": [{ "name": "../x.json", "before": null, "after": "" }], "out": ".", "manifest": { "before": null, "after": "" } }',
  ])("refuses a record that hookstep did not write: %s", async (text) => {
    const root = copyOf(project);
    put(root, { "spec/.hookstep/update.json": text });
    expect(await refusalOf(() => recoverProject(root))).toContain("unreadable-record");
    rmSync(join(root, "spec/.hookstep"), { recursive: true });
    expect(projectTree(root)).toEqual(oldTree);
  });
});

/** Which change of an update has a name. */
async function stepOf(name: RegExp): Promise<number> {
  const names: string[] = [];
  await runUpdate(copyOf(project), (change) => void names.push(change));
  return names.findIndex((change) => name.test(change)) + 1;
}
