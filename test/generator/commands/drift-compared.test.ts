import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { serveText } from "../upstream/servers.js";
import { edits, helpScout } from "./drift-edits.js";
import { changesOf } from "./support/drift-output.js";
import { drift, root } from "./support/drift-project.js";

describe("what is compared", () => {
  const added = edits.find(({ name }) => name === "a property is added")?.text ?? "";

  test("may be a file instead of upstream", async () => {
    writeFileSync(join(root, "edited.yaml"), added);
    const { code, out } = await drift("helpscout", "--upstream", "edited.yaml");
    expect(code).toBe(2);
    expect(out).toContain("helpscout: 1 change, none breaking (edited.yaml)");
    expect(out).toMatch(/at +spec\/helpscout\/asyncapi\.yaml:\d+/);
  });

  test("may be any two documents with their overlay", async () => {
    writeFileSync(join(root, "edited.yaml"), added);
    await using other = await serveText(helpScout);
    const overlay = ["--overlay", "spec/helpscout/overlay.yaml"];
    const run = await drift("--from", "edited.yaml", "--to", other.origin, "--json", ...overlay);
    expect(run.code).toBe(3);
    expect(changesOf(run)).toMatchObject([
      { class: "breaking", path: "Tag.usage", location: { file: "edited.yaml" } },
    ]);
  });

  test("may be documents that do not say how their events are called", async () => {
    writeFileSync(join(root, "edited.yaml"), added);
    const run = await drift("--from", "spec/helpscout/asyncapi.yaml", "--to", "edited.yaml", "--json");
    expect(changesOf(run)).toMatchObject([{ path: "Tag.usage", events: ["TagCreated", "TagUpdated"] }]);
  });

  test.each([
    [["--from", "a.yaml"], "`--from` and `--to` go together"],
    [["helpscout", "--from", "a.yaml", "--to", "b.yaml"], "without providers"],
    [["--overlay", "o.yaml"], "Overlays go with `--from` and `--to`"],
    [["spec/helpscout/asyncapi.yaml"], "is a document, not the name of a provider"],
    [["nobody"], "There is no provider `nobody`"],
    [["--format", "xml"], "`--format` takes text, json, markdown or github, not `xml`."],
    [["--from", "git:--help:a.yaml", "--to", "a.yaml"], "names no file of a git revision"],
    [["--from", "none.yaml", "--to", "none.yaml"], "none.yaml does not exist"],
  ])("%j is refused", async (argv, sentence) => {
    const { code, err } = await drift(...argv);
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
  });
});
