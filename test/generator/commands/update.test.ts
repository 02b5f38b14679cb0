import { existsSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { sha256 } from "../../../generator/disk/hash.js";
import {
  edited,
  helpScout,
  namingAction,
  Project,
  serveUpstream,
  type Upstream,
  withMessage,
  withoutProperty,
  withOtherWords,
} from "./update-project.js";

let upstream: Upstream;
let original: Project;
let project: Project;

beforeAll(async () => {
  upstream = await serveUpstream();
  original = await Project.create(`${upstream.origin}/asyncapi.yaml`);
});

beforeEach(() => {
  upstream.text = helpScout;
  project = original.copy();
});

afterEach(() => project.remove());

afterAll(async () => {
  original.remove();
  await upstream[Symbol.asyncDispose]();
});

const releases = [
  {
    name: "an event more, named by the overlay",
    text: withMessage,
    overlay: namingAction,
    version: "0.1.1",
    lines: [
      "### Added\n\n- `tag.merged: Tag`. A new event; nothing changes for those that are handled. An exhaustive `satisfies Handlers` stops compiling until it has a handler for it.\n",
    ],
  },
  {
    name: "a property less",
    text: withoutProperty,
    overlay: "",
    version: "0.2.0",
    lines: ["### Removed\n\n- **Breaking.** `Tag.ticketCount`: "],
  },
  {
    name: "other words",
    text: withOtherWords,
    overlay: "",
    version: "0.1.1",
    lines: [
      "### Changed\n\n- `Tag.name`: “Display name of the tag.” → “Name of the tag, as people see it.” ",
    ],
  },
];

describe("from upstream to package", () => {
  test.each(releases)("$name gives version $version", async ({ text, overlay, version, lines }) => {
    upstream.text = text;
    project.write("spec/helpscout/overlay.yaml", project.read("spec/helpscout/overlay.yaml") + overlay);
    const run = await project.run("update");
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(run.out).toContain(`✓ updated spec/helpscout and generated/helpscout: 0.1.0 → ${version} `);
    expect(run.out).toContain("  spec     asyncapi.yaml, lock.json, package.json, CHANGELOG.md\n");

    expect(project.read("spec/helpscout/asyncapi.yaml")).toBe(text);
    expect(JSON.parse(project.read("spec/helpscout/lock.json"))).toEqual({
      url: `${upstream.origin}/asyncapi.yaml`,
      sha256: sha256(text),
      etag: `"${sha256(text).slice(0, 8)}"`,
      retrieved: "2026-12-01",
    });
    for (const folder of ["spec", "generated"]) {
      expect(JSON.parse(project.read(`${folder}/helpscout/package.json`))).toMatchObject({ version });
      const changelog = project.read(`${folder}/helpscout/CHANGELOG.md`);
      for (const line of lines) expect(changelog).toContain(line);
      expect(changelog).toMatch(new RegExp(`## \\[${version}\\] - 2026-12-01\n[^]+## \\[0\\.1\\.0\\] - `));
      expect(changelog).toContain(
        `\n[${version}]: https://github.com/hookstep/hookstep/releases/tag/helpscout-v${version}\n`,
      );
    }
    expect(existsSync(project.path("generated/helpscout/dist/index.d.ts"))).toBe(true);
    expect(await project.run("check")).toMatchObject({ code: 0, err: "" });
    const again = await project.runWithoutTrace("update");
    expect(again.out).toContain("✓ helpscout is up to date with its upstream");
    expect((await project.run("generate")).out).toContain("is up to date");
  });

  test("nothing new upstream writes nothing, and costs upstream an entity tag", async () => {
    expect(await project.runWithoutTrace("update")).toMatchObject({ code: 0, err: "" });
    expect(upstream.asked.at(-1)).toBe(`"${sha256(helpScout).slice(0, 8)}"`);
  });

  test("what receivers cannot see is taken in, without a version", async () => {
    upstream.text = `# A comment.\n${helpScout}`;
    const before = project.files();
    const { code, out } = await project.run("update");
    expect(code).toBe(0);
    expect(out).toContain("helpscout: no drift");
    expect(out).toContain("no new version");
    const after = project.files();
    const changed = Object.keys(after).filter((path) => before[path] !== after[path]);
    expect(changed.filter((path) => !path.includes(".hookstep"))).toEqual([
      "spec/helpscout/asyncapi.yaml",
      "spec/helpscout/lock.json",
    ]);
    expect(await project.run("check")).toMatchObject({ code: 0 });
  });

  test("a package whose maintainers give it no version gets none", async () => {
    upstream.text = withoutProperty;
    project.remove("spec/helpscout/package.json");
    const { code, out } = await project.runWithoutTrace("update", "--dry-run");
    expect(code).toBe(0);
    expect(out).toContain("no new version");
    expect(out).toContain("  spec     asyncapi.yaml, lock.json\n");
  });

  test("a dry run says what would be done, and does nothing of it", async () => {
    upstream.text = withoutProperty;
    const { code, out } = await project.runWithoutTrace("update", "--dry-run");
    expect(code).toBe(0);
    expect(out).toContain("✓ would update spec/helpscout and generated/helpscout: 0.1.0 → 0.2.0");
    expect(out).toContain("│ - **Breaking.** `Tag.ticketCount`: ");
  });

  test("--json tells machines the same", async () => {
    upstream.text = withoutProperty;
    const { out } = await project.runWithoutTrace("update", "--dry-run", "--json");
    const { providers } = JSON.parse(out);
    expect(providers).toMatchObject([
      {
        name: "helpscout",
        ok: true,
        upToDate: false,
        dryRun: true,
        version: { from: "0.1.0", to: "0.2.0" },
        changes: [{ class: "breaking", path: "Tag.ticketCount" }],
        spec: ["asyncapi.yaml", "lock.json", "package.json", "CHANGELOG.md"],
        diagnostics: [],
      },
    ]);
    expect(providers[0].written).toContain("src/spec/payloads.ts");
  });
});

describe("another upstream", () => {
  test("a file is taken in for this time; the address in the lock stays", async () => {
    project.write("changed.yaml", `\uFEFF${withOtherWords}`);
    expect(await project.run("update", "helpscout", "--upstream", "changed.yaml")).toMatchObject({ code: 0 });
    expect(project.read("spec/helpscout/asyncapi.yaml")).toBe(`\uFEFF${withOtherWords}`);
    expect(JSON.parse(project.read("spec/helpscout/lock.json"))).toMatchObject({
      url: `${upstream.origin}/asyncapi.yaml`,
      sha256: sha256(`\uFEFF${withOtherWords}`),
      etag: null,
    });
  });

  test.each([
    [["--upstream", "a.yaml", "--local"], "`--local` asks no upstream"],
    [["spec/helpscout/asyncapi.yaml"], "is a document, not the name of a provider"],
    [["nobody"], "There is no provider `nobody`"],
  ])("%j is refused", async (args, message) => {
    const { code, err } = await project.runWithoutTrace("update", ...args);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});

describe("stopped before anything is written:", () => {
  test("a new message without a name on the wire, with the overlay action to add", async () => {
    upstream.text = withMessage;
    const { code, err, out } = await project.runWithoutTrace("update");
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain(`${upstream.origin}/asyncapi.yaml:`);
    expect(err).toContain("error event-name-missing: ");
    expect(err).toContain("- target: $.components.messages.TagMerged\n");
    expect(err).toContain("x-webhook-event:");
  });

  test("an overlay action whose target upstream has removed", async () => {
    upstream.text = edited(helpScout, "    Tag:\n", "    Label:\n").replaceAll(
      "schemas/Tag'",
      "schemas/Label'",
    );
    const { code, err } = await project.runWithoutTrace("update");
    expect(code).toBe(1);
    expect(err).toMatch(/overlay\.yaml:\d+:\d+ error \S+: .*\$\.components\.schemas\.Tag\.properties/);
  });

  test("a property that upstream has removed, and that the overlay would keep a part of", async () => {
    const color = "        color:\n          type: string\n          description: Tag color hex value.\n";
    upstream.text = edited(helpScout, color, "");
    const { code, err } = await project.runWithoutTrace("update");
    expect(code).toBe(1);
    expect(err).toMatch(
      /^spec\/helpscout\/overlay\.yaml:\d+:\d+ error overlay-remnant: Upstream has removed/,
    );
    expect(err).toContain("`#/components/schemas/Tag/properties/color`");
  });

  test("generated files that were edited by hand", async () => {
    upstream.text = withoutProperty;
    const path = "generated/helpscout/src/spec/payloads.ts";
    project.write(path, `${project.read(path)}// mine\n`);
    for (const options of [["--dry-run"], []]) {
      const { code, err } = await project.runWithoutTrace("update", ...options);
      expect(code).toBe(1);
      expect(err).toMatch(/src\/spec\/payloads\.ts in \S+generated\/helpscout was edited by hand/);
    }
  });

  test("a document that was edited by hand, unless it may go", async () => {
    upstream.text = withoutProperty;
    project.write("spec/helpscout/asyncapi.yaml", withOtherWords);
    const { code, err } = await project.runWithoutTrace("update");
    expect(code).toBe(1);
    expect(err).toContain("asyncapi.yaml was edited since it was retrieved");
    expect(await project.runWithoutTrace("update", "--force", "--dry-run")).toMatchObject({ code: 0 });
  });

  test("an upstream that is gone", async () => {
    upstream.text = undefined;
    const { code, err } = await project.runWithoutTrace("update");
    expect(code).toBe(1);
    expect(err).toContain("does not exist any more (404)");
  });

  test("a version that is none", async () => {
    upstream.text = withoutProperty;
    project.write("spec/helpscout/package.json", '{ "name": "x", "version": "next" }\n');
    const { code, err } = await project.runWithoutTrace("update");
    expect(code).toBe(1);
    expect(err).toContain("is no semantic version: `next`");
  });
});
