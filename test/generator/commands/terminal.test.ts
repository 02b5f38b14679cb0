import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { CommandProject } from "../../support/command-project.js";
import { personalEnvironment, runInTerminal } from "../../support/pseudo-terminal.js";

const project = CommandProject.acme();
beforeAll(() => expect(project.run("generate")).toMatchObject({ code: 0 }));
beforeEach(() => rmSync(join(project.dir, "src"), { recursive: true, force: true }));
afterAll(() => project.remove());

const document = join(project.dir, "spec/acme/asyncapi.yaml");
const commands: readonly (readonly [...string[]])[] = [
  ["generate"],
  ["generate", "--force", "--no-build"],
  ["check"],
  ["scaffold", "--dir", "src"],
  ["drift", "--from", document, "--to", document],
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

test("a mistake is in colour at a terminal, and its text is escaped", async () => {
  const { code, screen } = await runAtTerminal(["check", "no\u001b[31mbody"]);
  expect(screen).toContain("\u001b[31merror\u001b[39m");
  expect(screen).toContain("no\\u001b[31mbody");
  expect(code).toBe(1);
});
