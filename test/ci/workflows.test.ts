import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";

import { main } from "../../generator/main.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const scripts: Readonly<Record<string, string>> = JSON.parse(read("package.json")).scripts;
const files = readdirSync(join(root, ".github"), { recursive: true, encoding: "utf8" }).map(
  (path) => `.github/${path.replaceAll("\\", "/")}`,
);
const documents = files.filter((path) => /\.ya?ml$/.test(path));
const workflows = documents.filter((path) => path.startsWith(".github/workflows/"));
const shellScripts = [...files.filter((path) => path.endsWith(".sh")), ".ci/run"];

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly name?: string;
  readonly steps: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs?: Readonly<Record<string, Job>>;
  readonly runs?: { readonly steps: readonly Step[] };
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** What a YAML file says; a fault in it, a duplicate key for instance, fails the test. */
function parsed(path: string): Workflow {
  const document = parseDocument(read(path));
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
}

function jobsOf(path: string): readonly Job[] {
  return Object.values(parsed(path).jobs ?? {});
}

function stepsOf(path: string): readonly Step[] {
  return [...jobsOf(path).flatMap(({ steps }) => steps), ...(parsed(path).runs?.steps ?? [])];
}

/** Why a line of shell in a workflow cannot run; undefined when it can. */
function fault(line: string, path: string): string | undefined {
  const file = /^bash "?(?:\$GITHUB_ACTION_PATH\/)?([\w./-]+)"?$/.exec(line)?.[1];
  if (file !== undefined) {
    const place = line.includes("$GITHUB_ACTION_PATH") ? join(dirname(path), file) : file;
    return existsSync(join(root, place)) ? undefined : `there is no ${place}`;
  }
  const compared = /^git diff --exit-code ([\w./-]+)$/.exec(line)?.[1];
  if (compared !== undefined) return existsSync(join(root, compared)) ? undefined : `there is no ${compared}`;
  const script = /^npm (?:run )?([\w:-]+)$/.exec(line)?.[1];
  if (script === "ci") return undefined;
  return script !== undefined && script in scripts ? undefined : `unknown: ${line}`;
}

test("there are workflows and an action", () => {
  expect(documents.toSorted()).toEqual([
    ".github/actions/drift/action.yml",
    ".github/workflows/ci.yml",
    ".github/workflows/drift.yml",
  ]);
});

describe.each(documents)("%s", (path) => {
  test("is YAML with steps", () => {
    expect(stepsOf(path).length).toBeGreaterThan(0);
  });

  test("runs only what is there", () => {
    const lines = stepsOf(path).flatMap(({ run }) => run?.trim().split("\n") ?? []);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.flatMap((line) => fault(line, path) ?? [])).toEqual([]);
  });

  test("puts nothing from outside into a line of shell", () => {
    for (const { run = "" } of stepsOf(path)) expect(run).not.toContain("${{");
  });

  test("pins every action to a commit, and says which version that is", () => {
    const pinned = /^\s*-? ?uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    const uses = read(path)
      .split("\n")
      .filter((line) => /\buses:/.test(line));
    expect(uses).toHaveLength(stepsOf(path).filter((step) => step.uses !== undefined).length);
    expect(uses.filter((line) => !pinned.test(line))).toEqual([]);
  });
});

describe.each(workflows)("%s", (path) => {
  test("may read the repository, and only the job that proposes updates may write", () => {
    expect(parsed(path).permissions).toEqual({ contents: "read" });
    const granted = jobsOf(path).map(({ permissions }) => permissions);
    expect(granted.filter((permissions) => permissions !== undefined)).toEqual(
      path.endsWith("/drift.yml") ? [{ contents: "write", "pull-requests": "write" }] : [],
    );
  });

  test("asks a question a job, and ends in time", () => {
    for (const job of jobsOf(path)) {
      expect(job.name).toMatch(/\?$/);
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
    }
  });

  test("leaves the token of the repository only where something is pushed", () => {
    const checkouts = stepsOf(path).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    const kept = checkouts.filter((step) => step.with?.["persist-credentials"] !== false);
    expect(kept).toHaveLength(path.endsWith("/drift.yml") ? 1 : 0);
  });
});

test.each(shellScripts)("%s is a script that stops at variables that are not set", (path) => {
  expect(read(path)).toMatch(/^#!\/usr\/bin\/env bash\n/);
  expect(read(path)).toMatch(/^set -e?uo pipefail$/m);
});

test("the commands of hookstep that scripts run exist, with their options", async () => {
  const call = /^(?:exec )?(?:npx hookstep|"\$\{hookstep\[@\]\}") (\w+)(.*)$/gm;
  const calls = shellScripts.flatMap((path) => [...read(path).matchAll(call)]);
  expect(new Set(calls.map(([, command]) => command))).toEqual(new Set(["drift", "update"]));
  for (const [, command = "", options = ""] of calls) {
    const help = await helpOf(command);
    for (const [option] of options.matchAll(/--[a-z-]+/g)) expect(help).toContain(`${option} `);
  }
});

test("the workflow of the how-to page uses the action that is there, in five lines", () => {
  const block = /```yaml\n(on: [^]+?)```/.exec(read("docs/how-to/drift-in-ci.md"))?.[1] ?? "";
  const { jobs } = parseDocument(block).toJS() as Workflow;
  const action = /^hookstep\/hookstep\/(\S+)@v\d+$/;
  const used = Object.values(jobs ?? {}).flatMap(({ steps }) =>
    steps.flatMap(({ uses = "" }) => action.exec(uses)?.[1] ?? []),
  );
  expect(used).toEqual([".github/actions/drift"]);
  expect(existsSync(join(root, `${used[0]}/action.yml`))).toBe(true);
  expect(block.trim().split("\n")).toHaveLength(5);
});

/** What `hookstep <command> --help` prints. */
async function helpOf(command: string): Promise<string> {
  const lines: string[] = [];
  const log = console.log;
  console.log = (line: string) => void lines.push(line);
  try {
    const terminal = { color: false, interactive: false, out: () => {}, err: () => {} };
    const context = {
      cwd: root,
      terminal,
      signal: new AbortController().signal,
      now: () => 0,
      today: () => "",
    };
    expect(await main([command, "--help"], context)).toBe(0);
  } finally {
    console.log = log;
  }
  expect(lines.join("\n")).toContain(`hookstep ${command}`);
  return lines.join("\n");
}
