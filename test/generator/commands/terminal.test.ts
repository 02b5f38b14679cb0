import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { CommandProject } from "../../support/command-project.js";
import { root } from "../../support/stranger.js";
import { personalEnvironment, runInTerminal } from "../../support/pseudo-terminal.js";

const project = CommandProject.acme();
beforeAll(() => expect(project.run("generate")).toMatchObject({ code: 0 }));
beforeEach(() => {
  for (const made of ["src", "spec/other", "spec/help-scout"])
    rmSync(join(project.dir, made), { recursive: true, force: true });
  project.write("hookstep.config.json", JSON.stringify({ providers: { acme: {} } }));
});
afterAll(() => project.remove());

const document = join(project.dir, "spec/acme/asyncapi.yaml");
const commands: readonly (readonly [...string[]])[] = [
  ["generate"],
  ["generate", "--force", "--no-build"],
  ["check"],
  ["scaffold", "--dir", "src"],
  ["drift", "--from", document, "--to", document],
  ["update", "--dry-run", "--upstream", document],
  ["init", document, "--name", "other"],
  ["import", "catalog", join(root, "test/generator/catalog/help-scout.jsonl"), "--vendor", "help-scout"],
];

function runAtTerminal(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const env = personalEnvironment(variables);
  return runInTerminal(project.command(...args), { cwd: project.dir, env });
}

describe.each(commands)("%s %s", (...args) => {
  test("is in colour at a terminal", async () => {
    const { code, screen } = await runAtTerminal(args);
    expect(screen).toContain("\u001b[32m✓\u001b[39m");
    expect(code).toBe(0);
  });

  test("is plain at a terminal with NO_COLOR", async () => {
    const { code, screen } = await runAtTerminal(args, { NO_COLOR: "1", CI: "1" });
    expect(screen).toContain("✓");
    expect(screen).not.toContain("\u001b");
    expect(code).toBe(0);
  });

  test("is plain when piped", () => {
    const { code, out, err } = project.runWith({ TERM: "xterm-256color", CI: "1" }, ...args);
    expect(out).toContain("✓");
    expect(out + err).not.toContain("\u001b");
    expect(code).toBe(0);
  });
});

test("Ctrl+C ends a watch with 130", async () => {
  const { code, screen } = await runInTerminal(project.command("generate", "--watch", "--no-build"), {
    cwd: project.dir,
    env: personalEnvironment(),
    typing: [{ when: "Ctrl+C ends it", type: "\u0003" }],
  });
  expect(screen).toContain("Watching spec/acme");
  expect(code).toBe(130);
});

test.each([[[]], [["--help"]], [["send", "--help"]]])(
  "the page of help for %j fits a terminal of 100 columns, and is plain text there, too",
  async (args) => {
    const { code, screen } = await runAtTerminal(args);
    expect(screen).toMatch(/^hookstep /);
    expect(screen).not.toContain("\u001b");
    expect(Math.max(...screen.split(/\r?\n/).map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(code).toBe(0);
  },
);

test("a misspelt command and a misspelt option are answered at a terminal as they are when piped", async () => {
  for (const args of [["chekc"], ["check", "--jsno"]]) {
    const { code, screen } = await runAtTerminal(args);
    const piped = project.run(...args);
    expect(screen.replaceAll("\r", "")).toBe(piped.err);
    expect([code, piped.code]).toEqual([1, 1]);
  }
});

test("a mistake is in colour at a terminal, and its text is escaped", async () => {
  const { code, screen } = await runAtTerminal(["check", "no\u001b[31mbody"]);
  expect(screen).toContain("\u001b[31merror\u001b[39m");
  expect(screen).toContain("no\\u001b[31mbody");
  expect(code).toBe(1);
});
