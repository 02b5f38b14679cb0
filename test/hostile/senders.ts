import { helpScout } from "../runtimes/help-scout.js";
import { CHUNKED, writeChunks, writeRequest } from "./delivery.js";
import type { Conversation } from "./wire.js";

/**
 * How a conversation has to end: with these answers in this order; with no answer of success and nothing seen by
 * a handler; or either way, where servers differ in what they take and the delivery is a genuine one.
 */
export type Ending = readonly number[] | "refused" | "either";

/** A sender that does not keep to what is usual. */
export interface HostileSender extends Conversation {
  readonly name: string;
  readonly ending: Ending;
}

const body = Buffer.from(helpScout.body);
const delivery = writeRequest();
const unsigned = { signature: null };

function chunked(content: Buffer | string): Buffer {
  return writeRequest({ framing: CHUNKED, content });
}

function sender(name: string, ending: Ending, ...pieces: readonly (string | Buffer)[]): HostileSender {
  return { name, ending, pieces };
}

/** As `sender`, of a request that is not whole: the sender hangs up. */
function breaksOff(name: string, ...pieces: readonly (string | Buffer)[]): HostileSender {
  return { name, ending: "refused", pieces, hangsUp: true };
}

const truncated = [
  breaksOff("nothing at all"),
  breaksOff("a request line cut short", "POST /hoo"),
  breaksOff("headers cut short", delivery.subarray(0, 80)),
  breaksOff("headers without a body", delivery.subarray(0, delivery.indexOf("\r\n\r\n") + 4)),
  breaksOff("a body without its last byte", delivery.subarray(0, -1)),
  breaksOff("chunks without the last one", chunked(writeChunks(body, [5], { end: "" }))),
  breaksOff("a chunk cut short", chunked(writeChunks(body).subarray(0, 20))),
];

const chunks = [
  sender("a body in chunks", [204], chunked(writeChunks(body, [1, 2, 3, 5, 8]))),
  sender("a body in chunks of one byte", [204], chunked(writeChunks(body, Array(body.length).fill(1)))),
  sender("chunk extensions", "either", chunked(writeChunks(body, [5], { extension: ';a="b";c' }))),
  sender(
    "a chunk extension of 64 KB",
    "either",
    chunked(writeChunks(body, [], { extension: `;${"a".repeat(65_536)}` })),
  ),
  sender("trailers", "either", chunked(writeChunks(body, [], { end: "0\r\nX-Trailer: 1\r\n\r\n" }))),
  sender(
    "a signature in a trailer",
    "refused",
    writeRequest({
      ...unsigned,
      framing: CHUNKED,
      content: writeChunks(body, [], {
        end: `0\r\n${helpScout.signatureHeader}: ${helpScout.sign(body)}\r\n\r\n`,
      }),
    }),
  ),
  ...["zz", "-5", "0x5", "FFFFFFFFFFFFFFFFF", "", " ", "5 5"].map((size) =>
    breaksOff(`"${size}" as the size of a chunk`, chunked(`${size}\r\n${helpScout.body}\r\n0\r\n\r\n`)),
  ),
  breaksOff("a chunk longer than its size", chunked(`5\r\n${helpScout.body}\r\n0\r\n\r\n`)),
];

const lengths = [
  ...["-1", "+5", "0x10", "1e3", "5, 5", "abc", "9".repeat(30)].map((length) =>
    breaksOff(`"${length}" as content-length`, writeRequest({ framing: `Content-Length: ${length}\r\n` })),
  ),
  breaksOff(
    "a content-length that is too short",
    writeRequest({ framing: `Content-Length: ${body.length - 5}\r\n` }),
  ),
  breaksOff(
    "a content-length that is too long",
    writeRequest({ framing: `Content-Length: ${body.length + 5}\r\n` }),
  ),
  breaksOff(
    "two lengths that differ",
    writeRequest({ framing: `Content-Length: ${body.length}\r\nContent-Length: 1\r\n` }),
  ),
  sender("no length", "refused", writeRequest({ framing: "" })),
  breaksOff(
    "a length beside chunks",
    writeRequest({ framing: `Content-Length: ${body.length}\r\n${CHUNKED}`, content: writeChunks(body) }),
  ),
  breaksOff("an unknown transfer-encoding", writeRequest({ framing: "Transfer-Encoding: gzip\r\n" })),
  breaksOff("a request in the body of another", writeRequest({ ...unsigned, content: delivery, body: "" })),
];

const headers = [
  sender(
    "10,000 headers",
    "refused",
    writeRequest({ framing: manyHeaders(10_000) + `Content-Length: ${body.length}\r\n`, ...unsigned }),
  ),
  sender(
    "1,000 headers before an unsigned body",
    "refused",
    writeRequest({ headers: tiny(1000), ...unsigned }),
  ),
  sender("a signature of 1 MB", "refused", writeRequest({ signature: "A".repeat(1_000_000) })),
  sender("a signature of 8 KB", [401], writeRequest({ signature: "A".repeat(8192) })),
  sender("an event's name of 8 KB", "either", writeRequest({ event: "a".repeat(8192) })),
  sender(
    "100 right signatures",
    [401],
    writeRequest({
      headers: Array.from({ length: 99 }, () => [helpScout.signatureHeader, helpScout.sign(body)] as const),
    }),
  ),
  sender(
    "a signature under two spellings",
    [401],
    writeRequest({ headers: [["x-helpscout-signature", helpScout.sign(body)]] }),
  ),
  breaksOff("a header with a line folded", writeRequest({ headers: [["X-Folded", "a\r\n b"]], ...unsigned })),
  breaksOff("a header with a zero byte", writeRequest({ headers: [["X-Zero", "a\0b"]], ...unsigned })),
  breaksOff("a header without a name", writeRequest({ headers: [["", "a"]], ...unsigned })),
  sender("bytes over 127 in a signature", "refused", writeRequest({ signature: "\xFF\xFE\xE4" })),
];

const lines = [
  ...[
    "*",
    "//",
    "/%",
    "/%00",
    "/hooks/plain/../plain",
    "http://other/hooks/plain",
    "/hooks/plain?%",
    "/hooks/plain#a",
    `/${"a".repeat(8000)}`,
    "/\xFF",
    "?",
    "/__proto__",
    "/hooks/__proto__",
    "/hooks/constructor",
  ].map((path) =>
    sender(`the URL ${JSON.stringify(path.slice(0, 30))}`, "refused", writeRequest({ path, ...unsigned })),
  ),
  sender("HTTP/1.0", "either", writeRequest({ version: "1.0" })),
  ...["0.9", "1.2", "3.0", "9"].map((version) =>
    breaksOff(`HTTP/${version}`, writeRequest({ version, ...unsigned })),
  ),
  ...["CONNECT", "TRACE", "FOO", "post", "PRI"].map((method) =>
    breaksOff(`the method ${method}`, writeRequest({ method })),
  ),
  breaksOff("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  breaksOff("a TLS handshake", Buffer.from("16030100c8010000c40303", "hex")),
  breaksOff("random bytes", Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))),
  breaksOff(
    "line feeds without carriage returns",
    delivery
      .toString("latin1")
      .replaceAll("\r\n", "\n")
      .replace(/Signature: .*/, ""),
  ),
  sender("Expect: 100-continue", "either", writeRequest({ headers: [["Expect", "100-continue"]] })),
  breaksOff(
    "an unknown expectation, unsigned",
    writeRequest({ headers: [["Expect", "a pony"]], ...unsigned }),
  ),
  breaksOff(
    "an upgrade to a web socket",
    writeRequest({
      ...unsigned,
      headers: [
        ["Upgrade", "websocket"],
        ["Connection", "Upgrade"],
      ],
    }),
  ),
];

const pipelined = [
  sender(
    "pipelined requests, one of them forged",
    [204, 401, 204, 405, 204],
    Buffer.concat([
      writeRequest({ keepsAlive: true }),
      writeRequest({ keepsAlive: true, signature: helpScout.sign("other") }),
      writeRequest({ keepsAlive: true, event: "tag.created" }),
      writeRequest({ keepsAlive: true, method: "PUT", body: "" }),
      delivery,
    ]),
  ),
  sender("a delivery sent byte by byte", [204], ...Array.from(delivery, (byte) => Buffer.from([byte]))),
  sender("a handler's failure", [500], writeRequest({ path: "/hooks/a-handler-that-throws-an-error" })),
];

/** A sender that leaves when it is answered, since Deno keeps a connection whose request it has not read. */
function stalls(name: string, request: Buffer): HostileSender {
  return { ...sender(name, [408], request), leaves: true };
}

const impatient = { path: "/hooks/little-patience" };
const stalling = [
  stalls("a body that never comes", writeRequest({ ...impatient, content: "" })),
  stalls("a body that stalls", writeRequest({ ...impatient, content: body.subarray(0, 9) })),
  stalls(
    "a body that stalls, with the connection to be kept",
    writeRequest({ ...impatient, keepsAlive: true, content: "{" }),
  ),
  stalls(
    "chunks that stall",
    writeRequest({ ...impatient, framing: CHUNKED, content: writeChunks(body, [5], { end: "" }) }),
  ),
];

/** Senders whose conversations are the same each time. */
export const hostileSenders: readonly HostileSender[] = [
  ...truncated,
  ...chunks,
  ...lengths,
  ...headers,
  ...lines,
  ...pipelined,
  ...stalling,
];

function manyHeaders(count: number): string {
  return tiny(count)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
}

function tiny(count: number): [string, string][] {
  return Array.from({ length: count }, (_, index) => [`a${index}`, "b"]);
}
