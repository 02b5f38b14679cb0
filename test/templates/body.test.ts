import { describe, expect, test, vi } from "vitest";
import { decodeBody } from "../../templates/src/body.js";
import { readBody } from "../../templates/src/body-reading.js";
import { HeaderReader, type RequestHeaders } from "../../templates/src/headers.js";

async function* stream(...chunks: readonly unknown[]): AsyncGenerator<unknown> {
  yield* chunks;
}

async function read(body: unknown, maxBytes = 10, headers: RequestHeaders = {}): Promise<unknown> {
  const result = await readBody(body, new HeaderReader(headers), {
    maxBodyBytes: maxBytes,
    bodyTimeout: 10_000,
  });
  if (result instanceof Uint8Array) return { bytes: Buffer.from(result).toString("latin1") };
  return result instanceof Error ? "body_already_read" : result;
}

describe("the bytes of a body", () => {
  test.each<[string, unknown, string]>([
    ["bytes", Uint8Array.of(0, 255), "\0\xFF"],
    ["a Buffer", Buffer.from("abc"), "abc"],
    ["a DataView", new DataView(Uint8Array.from([1, 97, 98]).buffer, 1), "ab"],
    ["a text", "é", "\xC3\xA9"],
    ["nothing", undefined, ""],
    ["null", null, ""],
    ["a stream of one chunk", stream(Buffer.from("abc")), "abc"],
    ["a stream of several", stream(Buffer.from("a"), Buffer.alloc(0), Buffer.from("bc")), "abc"],
    [
      "a stream of single bytes",
      stream(...Array.from("abcdefghij", (byte) => Buffer.from(byte))),
      "abcdefghij",
    ],
    ["a stream of texts", stream("a", "é"), "a\xC3\xA9"],
    ["an empty stream", stream(), ""],
    ["a ReadableStream", new Blob(["abc"]).stream(), "abc"],
  ])("are read from %s", async (_, body, bytes) => {
    expect(await read(body)).toEqual({ bytes });
  });

  test.each<[string, unknown]>([
    ["an object", {}],
    ["a list", []],
    ["a number", 1],
    ["a function", () => "body"],
    ["a promise", Promise.resolve("body")],
  ])("are not to be had from %s", async (_, body) => {
    expect(await read(body)).toBe("body_already_read");
  });

  test.each<[string, unknown]>([
    ["bytes", new Uint8Array(10)],
    ["a text", "1234567890"],
    ["a text of as many bytes", "ééééé"],
    ["a stream", stream(new Uint8Array(5), new Uint8Array(5))],
  ])("may be as many as the limit in %s", async (_, body) => {
    expect(await read(body)).toHaveProperty("bytes");
  });

  test.each<[string, unknown]>([
    ["bytes", new Uint8Array(11)],
    ["a text", "12345678901"],
    ["a text of fewer characters", "éééééa"],
    ["a stream", stream(new Uint8Array(5), new Uint8Array(6))],
  ])("may not be more than the limit in %s", async (_, body) => {
    expect(await read(body)).toBe("body_too_large");
  });
});

describe("a stream", () => {
  test("is not read on once it is too long", async () => {
    const pull = vi.fn(() => new Uint8Array(6));
    const endless = (async function* (): AsyncGenerator<Uint8Array> {
      while (true) yield pull();
    })();
    expect(await read(endless)).toBe("body_too_large");
    expect(pull).toHaveBeenCalledTimes(2);
  });

  test("is not read at all when its content-length is too long", async () => {
    const pull = vi.fn();
    const body = { [Symbol.asyncIterator]: pull };
    expect(await read(body, 10, { "Content-Length": "11" })).toBe("body_too_large");
    expect(pull).not.toHaveBeenCalled();
  });

  test.each(["1", "", "-1", "abc", "NaN"])("is bounded though its content-length says %o", async (length) => {
    expect(await read(stream(new Uint8Array(11)), 10, { "content-length": length })).toBe("body_too_large");
  });

  test("whose content-length is repeated is bounded", async () => {
    expect(await read(stream(new Uint8Array(11)), 10, { "content-length": ["1", "2"] })).toBe(
      "body_too_large",
    );
  });

  test("that fails is unreadable", async () => {
    const failing = (async function* (): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw new Error("aborted");
    })();
    expect(await read(failing)).toBe("body_unreadable");
  });

  test.each<[string, unknown]>([
    ["objects", stream({})],
    ["nothing that can be iterated", { [Symbol.asyncIterator]: 7 }],
  ])("of %s is unreadable", async (_, body) => {
    expect(await read(body)).toBe("body_unreadable");
  });
});

test("the chunks of a stream are left as they are", async () => {
  const chunks = [Buffer.from("a1").subarray(0, 1), Buffer.from("b2").subarray(0, 1)];
  await read(stream(...chunks));
  expect(chunks.map((chunk) => Buffer.from(chunk.buffer, chunk.byteOffset, 2).toString())).toEqual([
    "a1",
    "b2",
  ]);
});

test("a byte order mark is no part of the text, and an invalid byte is replaced", () => {
  expect(decodeBody(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff))).toBe("a\uFFFD");
});
