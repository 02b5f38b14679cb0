import { once } from "node:events";
import type http from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { CommandProject } from "../../support/command-project.js";
import { listen } from "../../support/receiver.js";

const project = CommandProject.acme();
beforeAll(() => expect(project.run("generate")).toMatchObject({ code: 0 }));
afterAll(() => project.remove());

const secret = { ACME_WEBHOOK_SECRET: "s" };

/** Sends a ping to a server that answers in some way. */
async function sendTo(listener: http.RequestListener, ...args: string[]) {
  const server = await listen(listener);
  try {
    return await project.runBeside(secret, "send", "ping", "--to", `${server.url}/hooks`, ...args);
  } finally {
    await server.close();
  }
}

function answering(status: number, headers: http.OutgoingHttpHeaders = {}, body = ""): http.RequestListener {
  return (_request, response) => response.writeHead(status, headers).end(body);
}

describe("an answer that is no acknowledgement says what to do next:", () => {
  test.each([
    [301, "redirects to /there, and vendors do not follow"],
    [400, "found no event name"],
    [401, "has the same secret (ACME_WEBHOOK_SECRET)"],
    [404, "Nothing is at /hooks: check the path"],
    [405, "/hooks takes no POST"],
    [410, "A handler threw Deactivate"],
    [413, "larger than the receiver takes"],
    [418, "The receiver refused the delivery"],
    [422, "does not match its schema"],
    [500, "A handler threw"],
    [599, "The receiver failed"],
  ])("%i", async (status, advice) => {
    const { code, out } = await sendTo(answering(status, { location: "/there" }));
    expect(out).toContain(`✗ ${status}`);
    expect(out).toContain(`  next  `);
    expect(out).toContain(advice);
    expect(code).toBe(1);
  });

  test("nobody listens", async () => {
    const server = await listen(answering(204));
    await server.close();
    const { code, out } = await project.runBeside(secret, "send", "ping", "--to", server.url);
    expect(out).toContain("✗ connection refused");
    expect(out).toContain(`Nothing listens at 127.0.0.1:${server.port}: start the receiver`);
    expect(code).toBe(1);
  });

  test("nobody answers in time", async () => {
    const { code, out } = await sendTo(() => {}, "--timeout", "0.2");
    expect(out).toContain("✗ no answer in time");
    expect(out).toContain("No answer within 0.2 s: look for a handler that hangs");
    expect(code).toBe(1);
  });

  test("the receiver hangs up", async () => {
    const { out } = await sendTo((request) => request.socket.destroy());
    expect(out).toContain("hung up without an answer");
  });

  test("what listens speaks another protocol", async () => {
    const server = createServer((socket) => socket.end("SSH-2.0-OpenSSH\r\n")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const to = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, out, err } = await project.runBeside(secret, "send", "ping", "--to", to);
    server.close();
    expect(out).toContain(`What listens at ${to} does not speak HTTP/1.1: correct --to.`);
    expect([code, err]).toEqual([1, ""]);
  });

  test("it speaks no TLS", async () => {
    const server = await listen(answering(204));
    const to = server.url.replace("http:", "https:");
    const { out } = await project.runBeside(secret, "send", "ping", "--to", to);
    await server.close();
    expect(out).toContain("The receiver does not speak TLS: use http:// in --to.");
  });
});

describe("an answer is shown", () => {
  test("without anything that a terminal would obey", async () => {
    const { out } = await sendTo(answering(500, {}, "\u001b[31mred\u202e\nsecond"));
    expect(out).toContain("  │ \\u001b[31mred\\u202e\n  │ second\n");
  });

  test("from its beginning, however long it is", async () => {
    const endless: http.RequestListener = (_request, response) => {
      const write = (): void => {
        while (response.write("x".repeat(1000))) continue;
        response.once("drain", write);
      };
      write();
    };
    const { out } = await sendTo(endless);
    expect(out).toContain(`  │ ${"x".repeat(200)}…\n`);
    expect(out.length).toBeLessThan(1000);
  });
});

describe("nothing is sent", () => {
  test.each([
    [["pong", "--to", "127.0.0.1:1"], "acme has no event `pong`. Did you mean `ping`?"],
    [["ping", "--to", "http://192.0.2.1/"], "http://192.0.2.1/ is not on this machine"],
    [["ping", "--to", "192.0.2.1:80"], "http://192.0.2.1/ is not on this machine.\n"],
    [["ping", "--to", "/hooks"], "Write it in full: --to http://localhost:3000/webhooks"],
    [["ping", "--to", "http://0.0.0.0/"], "http://0.0.0.0/ is not on this machine"],
    [["ping", "--to", "ftp://127.0.0.1/"], "`ftp://127.0.0.1/` is no address of http or https"],
    [["ping", "--to", "http://u:p@127.0.0.1/"], "holds a name or a password"],
    [["ping", "--to", "127.0.0.1:1", "--provider", "acmee"], "There is no provider `acmee`"],
    [["ping", "--to", "127.0.0.1:1", "--set", "zen"], "`zen` is no change of a payload"],
    [["ping", "--to", "127.0.0.1:1", "--file", "none.json"], "none.json does not exist"],
    [["ping", "--to", "127.0.0.1:1", "--header", "a b: c"], "`a b: c` is no header"],
    [["ping", "--to", "127.0.0.1:1", "--repeat", "0"], "`--repeat` takes a whole number of 1 or more"],
    [["ping", "--to", "127.0.0.1:1", "--all"], "`--all` sends every event; leave the event out"],
    [["--to", "127.0.0.1:1"], "Name the event to send, or ask for --all of them"],
    [["ping", "--to", "127.0.0.1:1", "--secret", ""], "The secret to sign with is empty"],
  ])("with %j", (args, message) => {
    const { code, out, err } = project.runWith(secret, "send", ...args);
    expect(err).toContain(message);
    expect(out).toBe("");
    expect(code).toBe(1);
  });

  test("without a secret, when nobody can be asked", () => {
    const { code, err } = project.run("send", "ping", "--to", "127.0.0.1:1");
    expect(err).toContain("There is no secret to sign with.\n    Set ACME_WEBHOOK_SECRET");
    expect(code).toBe(1);
  });
});
