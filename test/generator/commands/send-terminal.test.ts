import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { CommandProject } from "../../support/command-project.js";
import { personalEnvironment, runInTerminal } from "../../support/pseudo-terminal.js";
import { listen, loadReceiver, type RunningServer } from "../../support/receiver.js";

const project = CommandProject.acme();
const secret = "typed-and-not-shown";
let server: RunningServer;

beforeAll(async () => {
  expect(project.run("generate")).toMatchObject({ code: 0 });
  const { createReceiver, toNodeHandler } = await loadReceiver(join(project.dir, "generated/acme"));
  server = await listen(toNodeHandler(createReceiver({ secret, handlers: { ping: () => {} } })));
});
afterAll(async () => {
  await server.close();
  project.remove();
});

const question = "The secret of the webhook of acme";

function sendInTerminal(
  args: readonly string[],
  typing: readonly { when: string; type: string }[],
  variables = {},
) {
  const command = project.command("send", "ping", "--to", server.url, ...args);
  return runInTerminal(command, { cwd: project.dir, env: personalEnvironment(variables), typing });
}

describe("at a terminal", () => {
  test("the secret is asked for, and not shown while it is typed", async () => {
    const { code, screen } = await sendInTerminal([], [{ when: question, type: `${secret}\r` }]);
    expect(screen).toContain("ACME_WEBHOOK_SECRET is not set");
    expect(screen).toContain("204 No Content");
    expect(screen).not.toContain(secret);
    expect(code).toBe(0);
  });

  test("Ctrl+C instead of a secret ends the command with 130", async () => {
    const { code, screen } = await sendInTerminal([], [{ when: question, type: "\u0003" }]);
    expect(screen).toContain("Interrupted");
    expect(screen).not.toContain("bug in hookstep");
    expect(code).toBe(130);
  });

  test("results have colours", async () => {
    const { screen } = await sendInTerminal([], [], { ACME_WEBHOOK_SECRET: secret });
    expect(screen).toContain("\u001b[32m✓\u001b[39m 204 No Content");
  });

  test("results have none with NO_COLOR", async () => {
    const { screen } = await sendInTerminal([], [], { ACME_WEBHOOK_SECRET: secret, NO_COLOR: "1" });
    expect(screen).toContain("✓ 204 No Content");
    expect(screen).not.toContain("\u001b[3");
  });

  test("Ctrl+C while many are sent tells what was sent, and ends with 130", async () => {
    const slow = await listen(
      (_request, response) => void setTimeout(() => response.writeHead(204).end(), 50),
    );
    const command = project.command("send", "ping", "--to", slow.url, "--repeat", "100000");
    const env = personalEnvironment({ ACME_WEBHOOK_SECRET: secret });
    const typing = [{ when: "of 100000", type: "\u0003" }];
    const { code, screen } = await runInTerminal(command, { cwd: project.dir, env, typing });
    await slow.close();
    expect(screen).toMatch(/✗\S* \d+ of 100000 sent to/);
    expect(screen).toContain("Interrupted");
    expect(code).toBe(130);
  });
});

describe("piped", () => {
  test("nothing but the results is printed, without colour", async () => {
    const { out, err } = await project.runBeside(
      { ACME_WEBHOOK_SECRET: secret },
      "send",
      "ping",
      "--to",
      server.url,
    );
    expect(out + err).not.toContain("\u001b");
    expect(err).toBe("");
  });

  test("an interrupt ends it with 130", async () => {
    const silent = await listen(() => arrived.abort());
    const arrived = new AbortController();
    const run = project.start("send", "ping", "--to", silent.url, "--secret", "s");
    await once(arrived.signal, "abort");
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(130);
    expect(run.printed()).toContain("Interrupted");
    await silent.close();
  });
});

test("a reader that has read enough, such as head, does no harm", async () => {
  const command = project.command("send", "--all", "--to", server.url, "--curl", "--secret", "s");
  const script = `${command.map((word) => `'${word}'`).join(" ")} | head -n 1`;
  const { code, screen } = await runInTerminal(["sh", "-c", script], {
    cwd: project.dir,
    env: personalEnvironment(),
  });
  expect(screen).toMatch(/^curl [^\n]+\n$/);
  expect(code).toBe(0);
});
