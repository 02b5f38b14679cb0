import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { sha256 } from "../../../generator/disk/hash.js";
import {
  edited,
  helpScout,
  Project,
  serveUpstream,
  type Upstream,
  withOtherWords,
} from "./update-project.js";

let upstream: Upstream;
let original: Project;
let project: Project;

beforeAll(async () => {
  upstream = await serveUpstream();
  original = await Project.create(`${upstream.origin}/asyncapi.yaml`);
  original.commit();
});

beforeEach(() => {
  upstream.text = helpScout;
  upstream.asked.length = 0;
  project = original.copy();
});

afterEach(() => project.remove());

afterAll(async () => {
  original.remove();
  await upstream[Symbol.asyncDispose]();
});

/** Lets the overlay say that the colour of a tag may be null. */
function loosen(): void {
  const overlay = project.read("spec/helpscout/overlay.yaml");
  const words = "        description: Name of the tag's color, e.g. `green`, or `none`.\n";
  project.write("spec/helpscout/overlay.yaml", edited(overlay, words, `${words}        nullable: true\n`));
}

const nullable = "- **Breaking.** `Tag.color`: `string` → `string | null`. ";

describe("update --local", () => {
  test("says so when nothing has changed since the release", async () => {
    const { code, out } = await project.runWithoutTrace("update", "--local");
    expect(code).toBe(0);
    expect(out).toContain("✓ helpscout has no changes since its last release");
    expect(upstream.asked).toEqual([]);
  });

  test("gives a changed overlay the version it deserves, and leaves the document and the lock", async () => {
    loosen();
    const lock = project.read("spec/helpscout/lock.json");
    const { code, out } = await project.run("update", "helpscout", "--local");
    expect(code).toBe(0);
    expect(out).toMatch(/^helpscout: 1 change, breaking \(commit [0-9a-f]{12}\)$/m);
    expect(out).toContain("0.1.0 → 0.2.0");
    expect(project.read("generated/helpscout/CHANGELOG.md")).toContain(nullable);
    expect(project.read("spec/helpscout/asyncapi.yaml")).toBe(helpScout);
    expect(project.read("spec/helpscout/lock.json")).toBe(lock);
    expect(await project.run("check")).toMatchObject({ code: 0, err: "" });
    expect(upstream.asked).toEqual([]);
  });

  test("counts from the release, also where the change is generated and committed since", async () => {
    loosen();
    expect(await project.run("generate", "--no-build")).toMatchObject({ code: 0 });
    project.commit();
    const { out } = await project.runWithoutTrace("update", "--local", "--dry-run");
    expect(out).toContain("0.1.0 → 0.2.0");
  });

  test("makes a patch of run-time code that has changed", async () => {
    const module = "generated/helpscout/src/nearest.ts";
    const [now, then] = [project.read(module), "// As it was.\n"];
    const manifest = project.read("generated/helpscout/hookstep.manifest.json");
    project.write(module, then);
    project.write("generated/helpscout/hookstep.manifest.json", manifest.replace(sha256(now), sha256(then)));
    project.remove(".git");
    project.commit();
    const { code, out } = await project.run("update", "--local");
    expect(code).toBe(0);
    expect(out).toContain("0.1.0 → 0.1.1");
    expect(out).toContain("  note     Run-time code updated.");
    expect(project.read(module)).toBe(now);
    expect(project.read("spec/helpscout/CHANGELOG.md")).toContain(
      "## [0.1.1] - 2026-12-01\n\n### Changed\n\n- Run-time code updated.\n\n## [0.1.0]",
    );
  });

  test("tells of a changed example", async () => {
    const example = project.read("spec/helpscout/examples/tag.created.json");
    project.write("spec/helpscout/examples/tag.created.json", edited(example, '"slug": "', '"slug": "a-'));
    const { out } = await project.runWithoutTrace("update", "--local", "--dry-run");
    expect(out).toContain("0.1.0 → 0.1.1");
    expect(out).toContain("│ - Sample payloads updated.");
  });

  test("is refused where no commit has the package's version", async () => {
    project.write("spec/helpscout/package.json", '{ "name": "x", "version": "0.9.0" }\n');
    const { code, err } = await project.runWithoutTrace("update", "--local");
    expect(code).toBe(1);
    expect(err).toContain("No commit has spec/helpscout/package.json with the version that it has now");
  });

  test("is refused outside of a repository", async () => {
    project.remove(".git");
    expect((await project.runWithoutTrace("update", "--local")).err).toContain("no-release");
  });

  test("stops at an overlay that does not fit, and writes nothing", async () => {
    const overlay = project.read("spec/helpscout/overlay.yaml");
    project.write("spec/helpscout/overlay.yaml", `${overlay}\n  - target: $.nowhere\n    remove: true\n`);
    const { code, err } = await project.runWithoutTrace("update", "--local");
    expect(code).toBe(1);
    expect(err).toContain("$.nowhere");
  });
});

test("an update from upstream tells of what changed here since the release, too", async () => {
  loosen();
  upstream.text = withOtherWords;
  const { code, out } = await project.runWithoutTrace("update", "--dry-run");
  expect(code).toBe(0);
  expect(out).toContain("0.1.0 → 0.2.0");
  expect(out).toContain(nullable);
  expect(out).toContain("│ - `Tag.name`: “Display name of the tag.” → ");
});

test("a second update before the first is committed tells of what is new only", async () => {
  upstream.text = withOtherWords;
  expect((await project.run("update")).out).toContain("0.1.0 → 0.1.1");
  upstream.text = edited(withOtherWords, "Lowercase slug for the tag.", "Slug of the tag.");
  const { out } = await project.runWithoutTrace("update", "--dry-run");
  expect(out).toContain("0.1.1 → 0.1.2");
  expect(out).not.toContain("Tag.name");
});

test.each([["generate", "--no-build"], ["check"], ["drift"], ["update"]])(
  "an update that was killed is undone by the next `%s`, before it reads",
  async (...argv) => {
    const record = {
      files: [{ name: "asyncapi.yaml", before: helpScout, after: "asyncapi: 9.9.9\n" }],
      out: "../../generated/helpscout",
      manifest: {
        before: sha256(project.read("generated/helpscout/hookstep.manifest.json")),
        after: sha256("of a package that was never written"),
      },
    };
    project.write("spec/helpscout/asyncapi.yaml", "asyncapi: 9.9.9\n");
    project.makeFolder("spec/helpscout/.hookstep");
    project.write("spec/helpscout/.hookstep/update.json", JSON.stringify(record));
    expect(await project.run(...argv)).toMatchObject({ code: 0, err: "" });
    expect(project.files()).toEqual(original.files());
  },
);
