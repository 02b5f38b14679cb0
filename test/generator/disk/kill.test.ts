import { beforeAll, expect, test } from "vitest";
import { recoverPackage } from "../../../generator/disk/recovery.js";
import { writePackage } from "../../../generator/disk/write-package.js";
import { fakeBuild, filesOf } from "./support/files.js";
import { copyOf, newPlace, snapshot, workspaceOf } from "./support/package-folder.js";
import { buildRun, type Run } from "./support/run.js";
import { newVersion, oldVersion } from "./support/versions.js";

let runKilledAt: Run;
let oldPackage: string;
let oldTree: unknown;
let newTree: unknown;

beforeAll(async () => {
  runKilledAt = await buildRun();
  oldPackage = newPlace();
  await writePackage(oldPackage, filesOf(oldVersion), { build: fakeBuild });
  oldTree = snapshot(oldPackage);
  const fresh = newPlace();
  await writePackage(fresh, filesOf(newVersion), { build: fakeBuild });
  newTree = snapshot(fresh);
});

test("killed before any of its changes, a run is undone or finished by the next command", async () => {
  const outcomes: string[] = [];
  for (let step = 1, killed = true; killed; step++) {
    const out = copyOf(oldPackage);
    killed = (await runKilledAt(out, step)) === "killed";
    outcomes.push(recoverPackage(out));
    expect(snapshot(out)).toEqual(outcomes.includes("finished") ? newTree : oldTree);
    expect(workspaceOf(out)).toEqual(["build.json"]);
    expect(recoverPackage(out)).toBe("nothing");
    await writePackage(out, filesOf(newVersion), { build: fakeBuild });
    expect(snapshot(out)).toEqual(newTree);
    expect(workspaceOf(out)).toEqual(["build.json"]);
  }
  // Before the commit point, after it, and when only the traces were left.
  expect(outcomes.join(" ")).toMatch(/^(nothing )+(finished )+(nothing ?)+$/);
});

test("killed before any of its changes, the first run is finished or undone by the next one", async () => {
  for (let step = 1, killed = true; killed; step++) {
    const out = newPlace();
    killed = (await runKilledAt(out, step)) === "killed";
    if (step % 2 === 0) {
      recoverPackage(out);
      expect([{}, newTree]).toContainEqual(snapshot(out));
    }
    await writePackage(out, filesOf(newVersion), { build: fakeBuild });
    expect(snapshot(out)).toEqual(newTree);
    expect(workspaceOf(out)).toEqual(["build.json"]);
  }
});
