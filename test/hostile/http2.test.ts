import { once } from "node:events";
import http2 from "node:http2";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { compileProgram } from "../runtimes/bundle.js";
import { helpScout } from "../runtimes/help-scout.js";
import { startProgram, type RunningProgram } from "../runtimes/program.js";
import { createRequest, type RequestParts } from "../templates/support/sender.js";
import { knowsMemory, peakMegabytes } from "./memory.js";

const block = Buffer.alloc(1024 * 1024);
let server: RunningProgram;
let session: http2.ClientHttp2Session;

beforeAll(async () => {
  server = await startProgram({ program: process.execPath, args: [await compileProgram("http2")] });
});
afterAll(() => server[Symbol.asyncDispose]());

beforeEach(() => {
  session = connect();
});
afterEach(async () => {
  session.destroy();
  session = connect();
  expect(await statusOf(open({}, Buffer.from(helpScout.body)))).toBe(204);
  session.destroy();
});

function connect(): http2.ClientHttp2Session {
  // What a client has not sent yet counts towards its own limit, in MB.
  const options = { maxSessionMemory: 4096 };
  return http2.connect(`http://127.0.0.1:${server.port}`, options).on("error", () => undefined);
}

/** Opens a stream for a delivery; without a body it stays open for one. */
function open(parts: RequestParts = {}, body?: Buffer): http2.ClientHttp2Stream {
  const { method, headers } = createRequest(helpScout, parts);
  const fields = { ":method": method, ":path": "/hooks/plain", ...Object.fromEntries(headers) };
  const stream = session.request(fields).on("error", () => undefined);
  if (body !== undefined) stream.end(body);
  return stream;
}

/** The status of the answer; `undefined` when the stream ends without one. */
async function statusOf(stream: http2.ClientHttp2Stream): Promise<number | undefined> {
  const answer = once(stream, "response").then(
    ([headers]) => (headers as http2.IncomingHttpHeaders)[":status"],
  );
  return Promise.race([answer, once(stream, "close").then(() => undefined)]).catch(
    () => undefined,
  ) as Promise<number | undefined>;
}

test("a hundred deliveries at once over one HTTP/2 connection are told apart", async () => {
  const streams = Array.from({ length: 100 }, (_, index) =>
    open(index % 2 === 0 ? {} : { signature: helpScout.sign("other") }, Buffer.from(helpScout.body)),
  );
  const statuses = await Promise.all(streams.map(statusOf));
  expect(statuses).toEqual(streams.map((_, index) => (index % 2 === 0 ? 204 : 401)));
});

test.runIf(knowsMemory)("HTTP/2 bodies of 64 MiB are refused without needing the memory", async () => {
  const before = peakMegabytes(server.process.pid ?? 0);
  const streams = Array.from({ length: 20 }, () => open({ signature: null }));
  for (const stream of streams) for (let sent = 0; sent < 64; sent++) stream.write(block);
  expect(await Promise.all(streams.map(statusOf))).toEqual(streams.map(() => 413));
  expect(peakMegabytes(server.process.pid ?? 0) - before).toBeLessThan(250);
});

test("HTTP/2 streams that are reset in the middle of a body harm nobody", async () => {
  const streams = Array.from({ length: 100 }, () => open());
  for (const stream of streams) {
    stream.write("{");
    stream.close(http2.constants.NGHTTP2_CANCEL);
  }
  await Promise.all(streams.map((stream) => stream.destroyed || once(stream, "close")));
});

test("an HTTP/2 connection that is gone in the middle of bodies harms nobody", async () => {
  const streams = Array.from({ length: 50 }, () => open());
  for (const stream of streams) stream.write("{");
  await once(session, "remoteSettings");
  session.destroy();
});

test.each([
  ["a length that is too long", { headers: [["Content-Length", "1000"]] }],
  ["a length that is too short", { headers: [["Content-Length", "3"]] }],
  ["1,000 headers", { headers: Array.from({ length: 1000 }, (_, index) => [`a${index}`, "b"]) }],
  ["a signature of 1 MB", { signature: "A".repeat(1_000_000) }],
] as const)("an HTTP/2 delivery with %s is not received", async (_, parts) => {
  const status = await statusOf(open(parts as RequestParts, Buffer.from(helpScout.body)));
  expect(status ?? 400).toBeGreaterThanOrEqual(400);
});
