import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

import { main } from "../../../generator/main.js";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const rows = join(repository, "test/generator/catalog/help-scout.jsonl");
let cwd: string;

beforeAll(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), "hookstep-import-")));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** Runs a command of hookstep in the folder. */
async function run(...argv: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(argv, {
    cwd,
    terminal: {
      color: false,
      interactive: false,
      out: (text) => out.push(text),
      err: (text) => err.push(text),
    },
    signal: new AbortController().signal,
    now: () => 0,
    today: () => "2026-12-01",
  });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

test("a vendor's rows become a document and an overlay, which say how to go on", async () => {
  const { code, out, err } = await run("import", "catalog", rows, "--vendor", "help-scout");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("✓ wrote spec/help-scout: asyncapi.yaml, overlay.yaml (13 events)");
  expect(out).toContain(
    "hookstep generate spec/help-scout/asyncapi.yaml --overlay spec/help-scout/overlay.yaml",
  );
  const generated = await run(
    "generate",
    "spec/help-scout/asyncapi.yaml",
    "--overlay=spec/help-scout/overlay.yaml",
    "--name=help-scout",
    "--out=hooks",
    "--no-build",
  );
  expect(generated).toMatchObject({
    code: 0,
    err: expect.stringContaining("2 actions are inferred and not confirmed"),
  });
});

test("what is there already stays as it is", async () => {
  const before = readFileSync(join(cwd, "spec/help-scout/overlay.yaml"), "utf8");
  writeFileSync(join(cwd, "spec/help-scout/overlay.yaml"), `${before}# mine\n`);
  const { code, err } = await run("import", "catalog", rows, "--vendor", "help-scout");
  expect([code, err]).toEqual([1, expect.stringContaining("there already is asyncapi.yaml, overlay.yaml")]);
  expect(readFileSync(join(cwd, "spec/help-scout/overlay.yaml"), "utf8")).toBe(`${before}# mine\n`);
});

test("--json tells machines the same", async () => {
  const { code, out } = await run(
    "import",
    "catalog",
    rows,
    "--vendor",
    "help-scout",
    "--out",
    "other",
    "--json",
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    out: "other",
    events: 13,
    files: ["asyncapi.yaml", "overlay.yaml"],
    diagnostics: [],
  });
});

test("an unknown vendor writes nothing and names the nearest", async () => {
  const { code, err } = await run("import", "catalog", rows, "--vendor", "helpscout");
  expect([code, err]).toEqual([1, expect.stringContaining("Did you mean `help-scout`?")]);
  expect(existsSync(join(cwd, "spec/helpscout"))).toBe(false);
});

test("the catalogue and Help Scout's spec disagree where SOURCES.md says so", async () => {
  const spec = relative(cwd, join(repository, "spec/helpscout"));
  const { code, out } = await run(
    "drift",
    "--from=other/asyncapi.yaml",
    "--from-overlay=other/overlay.yaml",
    `--to=${join(spec, "asyncapi.yaml")}`,
    `--to-overlay=${join(spec, "overlay.yaml")}`,
    "--json",
  );
  expect(code).toBe(3);
  const [{ changes }] = (JSON.parse(out) as { providers: [{ changes: Change[] }] }).providers;
  const told = changes.map(({ path, events, before, after }) => [path ?? events.join(), before, after]);
  expect(told).toContainEqual(["event", "body /eventType", "header X-HelpScout-Event"]);
  expect(told).toContainEqual(["retries", "5", "10"]);
  expect(told).toContainEqual(["convo.created", "ConvoCreated", "Conversation"]);
  expect(told).toContainEqual(["satisfaction.ratings", "SatisfactionRatings", "Rating"]);
  expect(changes.filter(({ before }) => before === undefined).flatMap(({ events }) => events)).toHaveLength(
    13,
  );
});

interface Change {
  readonly path?: string;
  readonly events: readonly string[];
  readonly before?: string;
  readonly after?: string;
}

test.each([
  [["--overlay", "a.yaml", "--from-overlay", "b.yaml"], "`--overlay` belongs to both documents"],
  [["--to-overlay", "none.yaml"], "none.yaml does not exist"],
])("overlays of one document alone: %j", async (options, message) => {
  const { code, err } = await run(
    "drift",
    "--from",
    "other/asyncapi.yaml",
    "--to",
    "other/asyncapi.yaml",
    ...options,
  );
  expect([code, err]).toEqual([1, expect.stringContaining(message)]);
});

test("a provider has overlays of its own", async () => {
  writeFileSync(join(cwd, "hookstep.config.json"), '{ "providers": { "help-scout": {} } }');
  const { err } = await run("drift", "help-scout", "--to-overlay", "a.yaml");
  expect(err).toContain("Overlays go with `--from` and `--to`");
});
