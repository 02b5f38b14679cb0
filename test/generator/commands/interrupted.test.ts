import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { CommandProject } from "../../support/command-project.js";
import { personalEnvironment, runInTerminal } from "../../support/pseudo-terminal.js";
import { listen } from "../../support/receiver.js";

const project = CommandProject.acme();
beforeAll(() => expect(project.run("generate")).toMatchObject({ code: 0 }));
afterAll(() => project.remove());

/** Commands that wait for an upstream, and what a terminal shows meanwhile. */
const waiting: readonly (readonly [string, ...string[]])[] = [
  ["Comparing acme", "drift", "acme", "--upstream"],
  ["Updating acme", "update", "acme", "--upstream"],
  ["Fetching http://127.0.0.1", "init", "--name", "other"],
];

describe.each(waiting)("while a terminal shows `%s`", (shown, ...args) => {
  test("Ctrl+C ends the command with 130, and changes nothing", async () => {
    const silent = await listen(() => {});
    const before = project.files(".");
    const { code, screen } = await runInTerminal(project.command(...args, `${silent.url}/asyncapi.yaml`), {
      cwd: project.dir,
      env: personalEnvironment(),
      typing: [{ when: shown, type: "\u0003" }],
    });
    await silent.close();
    expect(screen).toContain("Interrupted; what was not finished is as it was.");
    expect(screen).not.toContain("bug in hookstep");
    expect(code).toBe(130);
    expect(project.files(".")).toEqual(before);
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("and the same where it is piped, on %s with %i", async (signal, expected) => {
    const arrived = new AbortController();
    const silent = await listen(() => arrived.abort());
    const run = project.start(...args, `${silent.url}/asyncapi.yaml`);
    await once(arrived.signal, "abort");
    run.child.kill(signal);
    expect(await run.ended).toBe(expected);
    expect(run.printed()).toBe("Interrupted; what was not finished is as it was.\n");
    await silent.close();
  });
});

test("Ctrl+C while a package is generated leaves the one that was there", async () => {
  const before = project.files("generated");
  const { code, screen } = await runInTerminal(project.command("generate", "--force"), {
    cwd: project.dir,
    env: personalEnvironment(),
    typing: [{ when: "Generating acme", type: "\u0003" }],
  });
  expect(screen).toContain("Interrupted");
  expect(code).toBe(130);
  expect(project.files("generated")).toEqual(before);
});
