import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import type { Delivery } from "../../../templates/src/index.js";
import { CommandProject } from "../../support/command-project.js";
import { listen, loadReceiver, type RunningServer } from "../../support/receiver.js";

const project = CommandProject.acme();
const secret = "a secret of these tests";
const received: Delivery[] = [];
const headers: string[][] = [];
let server: RunningServer;

beforeAll(async () => {
  expect(project.run("generate")).toMatchObject({ code: 0 });
  const { createReceiver, toNodeHandler } = await loadReceiver(join(project.dir, "generated/acme"));
  const receiver = createReceiver({ secret });
  receiver.on("*", (delivery) => void received.push(delivery));
  const handler = toNodeHandler(receiver);
  server = await listen((request, response) => {
    headers.push(request.rawHeaders);
    void handler(request, response);
  });
});
beforeEach(() => {
  received.length = 0;
  headers.length = 0;
});
afterAll(async () => {
  await server.close();
  project.remove();
});

function send(...args: string[]) {
  return project.runBeside({ ACME_WEBHOOK_SECRET: secret }, "send", "--to", server.url, ...args);
}

describe("a delivery", () => {
  test("is the document's example, signed, and acknowledged by a receiver", async () => {
    const { code, out, err } = await send("customer.created");
    expect(err).toBe("");
    expect(out).toMatch(
      /^acme customer\.created → http:\/\/127\.0\.0\.1:\d+\/ \(\d+ bytes, signed\)\n✓ 204 No Content/,
    );
    expect(code).toBe(0);
    expect(received).toMatchObject([
      { event: "customer.created", payload: { id: "cus_41", email: "ada@example.com" }, issues: [] },
    ]);
  });

  test("has the headers that the vendor sends, and no others of ours", async () => {
    await send("ping");
    const names = headers[0]?.filter((_name, index) => index % 2 === 0);
    expect(names?.map((name) => name.toLowerCase()).toSorted()).toEqual([
      "connection",
      "content-length",
      "content-type",
      "host",
      "x-acme-event",
      "x-acme-signature",
    ]);
  });

  test("is changed by --set, value by value, and says where it left its schema", async () => {
    const { code, out } = await send(
      "customer.created",
      "--set",
      "name=Grace",
      "--set",
      "tags[1]=new",
      "--set",
      "id=7",
    );
    expect(code).toBe(0);
    expect(received[0]?.payload).toMatchObject({ id: 7, name: "Grace", tags: ["vip", "new"] });
    expect(out).toContain("  payload /id must be string\n");
  });

  test("is a file's payload", async () => {
    project.write("payload.json", JSON.stringify({ id: "cus_file" }));
    expect(await send("customer.deleted", "--file", "payload.json")).toMatchObject({ code: 0 });
    expect(received).toMatchObject([{ event: "customer.deleted", payload: { id: "cus_file" } }]);
  });

  test("carries headers of the user's own", async () => {
    await send("ping", "--header", "X-Trace: 1", "--header", "content-type: application/cloudevents+json");
    expect(headers[0]?.join("\n")).toMatch(/content-type\napplication\/cloudevents\+json\n/i);
    expect(headers[0]).toEqual(expect.arrayContaining(["X-Trace", "1"]));
  });

  test("is one document for machines", async () => {
    const { out } = await send("ping", "--json");
    expect(JSON.parse(out)).toEqual({
      provider: "acme",
      to: `${server.url}/`,
      results: [
        {
          event: "ping",
          ok: true,
          bytes: expect.any(Number) as number,
          issues: [],
          status: 204,
          answer: "",
          milliseconds: expect.any(Number) as number,
        },
      ],
    });
  });
});

describe("all events", () => {
  test("are sent in one go, and told in a table", async () => {
    const { code, out } = await send("--all");
    expect(code).toBe(0);
    const lines = out.split("\n").slice(0, -2);
    expect(lines.map((line) => line.replace(/ +[\d.]+ m?s {2}/, ": "))).toEqual([
      "✓ customer.created: 204 No Content",
      "✓ customer.deleted: 204 No Content",
      "✓ order.created: 204 No Content",
      "✓ order.refund.created: 204 No Content",
      "✓ order.updated: 204 No Content",
      "✓ ping: 204 No Content",
    ]);
    expect(new Set(lines.map((line) => line.indexOf("204 No Content"))).size).toBe(1);
    expect(out).toContain(`6 of 6 acknowledged by ${server.url}/\n`);
  });

  test("may be sent many times, several at once, with counts and percentiles at the end", async () => {
    const { code, out } = await send("--all", "--repeat", "20", "--concurrency", "4");
    expect(code).toBe(0);
    expect(received).toHaveLength(120);
    expect(out).toMatch(/^✓ 120 of 120 sent to \S+ in [\d.]+ s \(\d+ a second\)\n {2}120 × 204 No Content\n/);
    expect(out).toMatch(
      / {2}answered in p50 [\d.]+ m?s {2}p90 [\d.]+ m?s {2}p99 [\d.]+ m?s {2}max [\d.]+ m?s\n$/,
    );
  });
});

describe("a delivery that is tampered with", () => {
  test.each(["signature", "body"])("in its %s is refused", async (part) => {
    const { code, out } = await send("ping", "--tamper", part);
    expect(out).toMatch(/✗ 401 Unauthorized \([^)]+\): refused, as it should be\n$/);
    expect(code).toBe(1);
    expect(received).toEqual([]);
  });

  test("in its event's name is believed where the signature covers the body only", async () => {
    const { code, out } = await send("customer.created", "--tamper", "event");
    expect(out).toContain("believed, since what proves the sender does not cover the event's name");
    expect(code).toBe(0);
    expect(received.map(({ event }) => event)).toEqual(["customer.deleted"]);
  });
});
