import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAnswerRows, type AnswerRow } from "../templates/support/answer-rows.js";
import { exchange } from "../templates/support/exchange.js";
import { createRequest, headerRecord } from "../templates/support/sender.js";
import { sendRequest, type Reply } from "../templates/support/server.js";
import { createReceivers, slugOf, type Sighting } from "./apps/receivers.js";
import { helpScout } from "./help-scout.js";
import { startProgram, type RunningProgram } from "./program.js";
import { targets } from "./targets.js";

const rows = createAnswerRows(helpScout);
const reference = createReceivers(helpScout.secret);

/** What the receiver itself makes of a row, without any adapter. */
async function sightingsOf({ receiver, request }: AnswerRow): Promise<readonly Sighting[]> {
  const { method, headers, body } = request;
  await reference.bySlug.get(slugOf(receiver))?.receive({ method, headers: headerRecord(headers), body });
  return toPlainData(reference.takeSightings());
}

function toPlainData<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

describe.each(targets)("$name", ({ build, remedy }) => {
  let server: RunningProgram;

  beforeAll(async () => {
    server = await startProgram(await build());
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const post = createRequest(helpScout);

  async function seen(): Promise<readonly Sighting[]> {
    const get = { method: "GET", headers: [], body: Buffer.alloc(0) };
    return JSON.parse((await sendRequest(server.port, get, "/seen")).body) as Sighting[];
  }

  function send({ request, receiver }: AnswerRow): Promise<Reply> {
    return sendRequest(server.port, request, `/hooks/${slugOf(receiver)}`);
  }

  test.each(rows.map((row) => [`${row.name} gets ${row.status}`, row] as const))("%s", async (_, row) => {
    const { status, headers, body } = await send(row);
    expect({ status, body }).toEqual({ status: row.status, body: "" });
    expect(headers["allow"]).toBe(row.status === 405 ? "POST" : undefined);
    expect(headers["content-type"]).toBeUndefined();
    expect(await seen()).toEqual(await sightingsOf(row));
  });

  test("a body that was parsed before gets 500, and onError the remedy", async () => {
    const { status, body } = await sendRequest(server.port, post, "/parsed");
    expect({ status, body }).toEqual({ status: 500, body: "" });
    expect(await seen()).toEqual([{ what: "error", error: expect.stringMatching(remedy) }]);
  });

  test("a body that comes in pieces, in one packet, is received", async () => {
    const head = post.headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const pieces = Array.from({ length: Math.ceil(post.body.length / 100) }, (_, index) =>
      post.body.subarray(index * 100, index * 100 + 100),
    );
    const chunks = pieces.flatMap((piece) => [`${piece.length.toString(16)}\r\n`, piece, "\r\n"]);
    const lines = `POST /hooks/plain HTTP/1.1\r\nHost: a\r\n${head}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const packet = Buffer.concat([lines, ...chunks, "0\r\n\r\n"].map((part) => Buffer.from(part)));
    expect(await exchange(server.port, packet)).toMatch(/^HTTP\/1\.1 204 /);
    expect(await seen()).toMatchObject([{ what: "delivery" }]);
  });

  test("fifty deliveries at once are received", async () => {
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => sendRequest(server.port, post, "/hooks/plain")),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(50).fill(204));
    expect(await seen()).toHaveLength(50);
  });
});
