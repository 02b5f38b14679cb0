import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { sha256 } from "../../../generator/disk/hash.js";
import { main } from "../../../generator/main.js";
import { formatLock } from "../../../generator/upstream/lock.js";
import { type LocalServer, serve, serveText } from "../upstream/servers.js";
import { edits, helpScout } from "./drift-edits.js";

const repository = new URL("../../../", import.meta.url);
const schema: object = JSON.parse(
  readFileSync(new URL("generator/drift/drift.schema.json", repository), "utf8"),
);
const validate = new Ajv({ strict: true }).compile(schema);

let root: string;
let server: LocalServer;
/** What the server answers, by path. */
const pages = new Map<string, string>();

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "hookstep-drift-"));
  server = await serve((request, response) => {
    const page = pages.get(request.url ?? "");
    if (page === undefined) response.writeHead(404).end();
    else if (request.headers["if-none-match"] === '"known"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"v1"' }).end(page);
  });
  const spec = join(root, "spec", "helpscout");
  mkdirSync(spec, { recursive: true });
  for (const file of ["asyncapi.yaml", "overlay.yaml"])
    cpSync(new URL(`spec/helpscout/${file}`, repository), join(spec, file));
});

beforeEach(() => {
  pages.clear();
  pages.set("/same", helpScout);
  writeConfig({ helpscout: "spec/helpscout" });
  lock("/same");
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
});

function writeConfig(specs: Readonly<Record<string, string>>): void {
  const providers = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, { spec }]));
  writeFileSync(join(root, "hookstep.config.json"), JSON.stringify({ providers }));
}

function lock(path: string, etag: string | null = null): void {
  const url = path.startsWith("/") ? server.origin + path : path;
  const text = formatLock({ url, sha256: sha256(helpScout), etag, retrieved: "2026-11-20" });
  writeFileSync(join(root, "spec/helpscout/lock.json"), text);
}

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `hookstep drift` in the project; whatever it does, it leaves the disk alone. */
async function drift(...argv: readonly string[]): Promise<Run> {
  const [out, err]: [string[], string[]] = [[], []];
  const before = files();
  const code = await main(["drift", ...argv], {
    cwd: root,
    terminal: {
      color: false,
      interactive: false,
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
    },
    signal: new AbortController().signal,
    now: () => 0,
    today: () => "2026-11-20",
  });
  expect(files()).toEqual(before);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

function files(): readonly (readonly [string, string])[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(
      ({ parentPath, name }) =>
        [join(parentPath, name), readFileSync(join(parentPath, name), "utf8")] as const,
    );
}

/** The changes of the only provider, out of JSON that is as its schema says. */
function changesOf({ out }: Run): readonly unknown[] {
  const output: { providers: { changes: unknown[] }[] } = JSON.parse(out);
  validate(output);
  expect(validate.errors).toBe(null);
  expect(output.providers).toHaveLength(1);
  return output.providers[0]?.changes ?? [];
}

describe("one edit upstream", () => {
  test.each(edits)("$name", async ({ text, exitCode, entries }) => {
    pages.set("/edited", text);
    lock("/edited");
    const run = await drift("--json");
    const changes = changesOf(run);
    expect(changes).toEqual(entries.map((entry) => expect.objectContaining(entry)));
    expect(run).toMatchObject({ code: exitCode, err: "" });
  });
});

describe("the exit code", () => {
  const removed = edits.find(({ name }) => name === "a property is removed")?.text ?? "";
  const added = edits.find(({ name }) => name === "a property is added")?.text ?? "";

  test.each([
    ["any", "/same", 0],
    ["any", "/added", 2],
    ["any", "/removed", 3],
    ["breaking", "/added", 0],
    ["breaking", "/removed", 3],
    ["none", "/added", 0],
    ["none", "/removed", 0],
    ["none", "/missing", 1],
    ["breaking", "/missing", 1],
    ["any", "/missing", 1],
  ])("with --fail-on %s for %s is %i", async (threshold, path, code) => {
    pages.set("/added", added);
    pages.set("/removed", removed);
    lock(path);
    expect((await drift("--fail-on", threshold)).code).toBe(code);
  });

  test("is that of an error when one provider of several has one, and the others are reported", async () => {
    writeConfig({ first: "spec/helpscout", second: "spec/none" });
    pages.set("/removed", removed);
    lock("/removed");
    const { code, out, err } = await drift();
    expect(code).toBe(1);
    expect(out).toContain("first: 1 change, breaking");
    expect(err).toContain("spec/none/asyncapi.yaml does not exist");
    expect((await drift("first")).code).toBe(3);
  });

  test("is that of an error when one upstream is named for several providers", async () => {
    writeConfig({ first: "spec/helpscout", second: "spec/helpscout" });
    const { code, err } = await drift("--upstream", "x.yaml");
    expect([code, err]).toEqual([1, expect.stringContaining("name that provider too")]);
  });
});

describe("a document that did not change", () => {
  test("is told by its bytes", async () => {
    expect(await drift()).toEqual({ code: 0, out: `✓ helpscout: no drift (${server.origin}/same)`, err: "" });
  });

  test("is told by its entity tag", async () => {
    pages.set("/same", "not even looked at");
    lock("/same", '"known"');
    expect((await drift()).code).toBe(0);
  });

  test("is fetched again when the document here is not what was retrieved", async () => {
    lock("/same", '"known"');
    const path = join(root, "spec/helpscout/asyncapi.yaml");
    writeFileSync(path, helpScout.replace("title: Help Scout Webhooks", "title: Ours"));
    const { code, out } = await drift();
    writeFileSync(path, helpScout);
    expect([code, out]).toEqual([2, expect.stringContaining("was    Ours")]);
  });
});

describe("an upstream that cannot be had", () => {
  test("is told with the sentence for it, in each form", async () => {
    lock("/missing");
    const sentence = `${server.origin}/missing does not exist any more (404).`;
    expect((await drift()).err).toContain(`error upstream-not-found: ${sentence}`);
    expect((await drift("--format", "markdown")).out).toContain("### helpscout: no comparison");
    expect((await drift("--format", "github")).out).toContain(
      `::error title=helpscout%3A no comparison::${sentence}`,
    );
    const run = await drift("--format", "json");
    expect(changesOf(run)).toEqual([]);
    expect(run.out).toContain('"code": "upstream-not-found"');
  });

  test("because it is no document that can be read names the place in it", async () => {
    pages.set("/broken", "asyncapi: 2.6.0\nchannels: [");
    lock("/broken");
    const { code, err } = await drift();
    expect([code, err]).toEqual([1, expect.stringContaining("/broken:2:")]);
  });

  test("because there is no lock says how to name it", async () => {
    rmSync(join(root, "spec/helpscout/lock.json"));
    const { code, err } = await drift();
    expect(code).toBe(1);
    expect(err).toContain("hookstep drift helpscout --upstream <address or file>");
  });

  test("because the lock is wrong names the place in it", async () => {
    writeFileSync(join(root, "spec/helpscout/lock.json"), '{\n  "url": "asyncapi.yaml"\n}');
    expect((await drift()).err).toContain("spec/helpscout/lock.json:2:3 error invalid-lock");
  });

  test("is told without its credentials", async () => {
    lock(`${server.origin.replace("//", "//user:secret@")}/missing?token=secret`);
    for (const format of ["text", "json", "markdown", "github"]) {
      const { out, err } = await drift("--format", format);
      expect(out + err).not.toContain("secret");
    }
  });
});

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

test("an interrupt ends the command without a report", async () => {
  const controller = new AbortController();
  await using stalled = await serve(() => controller.abort());
  const terminal = { color: false, interactive: false, out: vi.fn(), err: vi.fn() };
  const context = { cwd: root, terminal, signal: controller.signal, now: () => 0, today: () => "2026-11-20" };
  expect(await main(["drift", "--upstream", stalled.origin], context)).toBe(1);
  expect(terminal.out).not.toHaveBeenCalled();
  expect(terminal.err).toHaveBeenCalledWith("Interrupted; what was not finished is as it was.");
});
