import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { READ } from "../../templates/src/body.js";
import { NodeBody, type NodeStream } from "../../templates/src/node-body.js";

const limits = { maxBodyBytes: 10, bodyTimeout: 1000 };

function read(stream: NodeStream, options: Partial<typeof limits> = {}): Promise<unknown> {
  return new NodeBody(stream)[READ]({ ...limits, ...options });
}

/** A stream with some chunks in it that is not at its end. */
function open(...chunks: readonly string[]): PassThrough {
  const stream = new PassThrough();
  for (const chunk of chunks) stream.write(chunk);
  return stream;
}

/** What a server reads between two turns has been read. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("the bytes of a stream of Node.js", () => {
  test.each<[string, Readable, string]>([
    ["one chunk", Readable.from([Buffer.from("abc")]), "abc"],
    ["several", Readable.from(["a", "bc", "d"].map((text) => Buffer.from(text))), "abcd"],
    ["single bytes", Readable.from(Array.from("abcdefghij", (text) => Buffer.from(text))), "abcdefghij"],
    ["texts", Readable.from([Buffer.from("é")]).setEncoding("utf8"), "é"],
    ["nothing", Readable.from([]), ""],
  ])("are those of %s", async (_, stream, text) => {
    expect(Buffer.from((await read(stream)) as Uint8Array).toString()).toBe(text);
  });

  test("come although somebody has paused it", async () => {
    const stream = open("abc");
    stream.pause();
    stream.end();
    expect(String(await read(stream))).toBe("abc");
  });

  test("are none when it has ended before", async () => {
    const stream = open();
    stream.end();
    stream.resume();
    await once(stream, "end");
    expect(await read(stream)).toHaveLength(0);
  });

  test("are not waited for when it is destroyed, before or meanwhile", async () => {
    const before = open("abc");
    before.destroy();
    expect(await read(before)).toBe("body_unreadable");
    const meanwhile = open("abc");
    const reading = read(meanwhile);
    meanwhile.destroy();
    expect(await reading).toBe("body_unreadable");
  });

  test("are not read on once there are too many, and the stream is left as it is", async () => {
    const stream = open("12345", "678901");
    expect(await read(stream)).toBe("body_too_large");
    stream.write("more");
    await turn();
    expect(stream.destroyed).toBe(false);
    expect(stream.readableLength).toBe(4);
  });

  test("may be lost to an error, and a later one harms nobody", async () => {
    const stream = open("abc");
    const reading = read(stream);
    stream.emit("error", new Error("reset"));
    expect(await reading).toBe("body_unreadable");
    stream.emit("error", new Error("reset again"));
  });
});

describe("a request that has arrived", () => {
  const request = { complete: true, httpVersionMajor: 1 };
  const arrived = (...chunks: readonly string[]): PassThrough =>
    Object.assign(open(...chunks).end(), request, {
      headers: { "content-length": String(chunks.join("").length) },
    });
  const textOf = async (reading: Promise<unknown>) => Buffer.from((await reading) as Uint8Array).toString();

  test.each<[string, readonly string[]]>([
    ["one chunk", ["abc"]],
    ["several chunks", ["a", "bc", "d"]],
    ["nothing", []],
  ])("is read at once when it has %s", async (_, chunks) => {
    const stream = arrived(...chunks);
    const ended = once(stream, "end");
    expect(await textOf(read(stream))).toBe(chunks.join(""));
    await ended;
  });

  test("may have too many bytes all the same", async () => {
    expect(await read(arrived("12345", "678901"))).toBe("body_too_large");
  });

  test("is read by all who listen, whenever they began to", async () => {
    for (const isFirst of [true, false]) {
      const stream = arrived("abc");
      const heard: string[] = [];
      const listen = () => stream.on("data", (chunk) => heard.push(String(chunk)));
      if (isFirst) listen();
      const reading = read(stream);
      if (!isFirst) listen();
      expect(await textOf(reading)).toBe("abc");
      expect(heard).toEqual(["abc"]);
    }
  });

  test.each<[string, (stream: PassThrough) => unknown]>([
    ["lets it flow", (stream) => stream.resume()],
    ["pipes it on", (stream) => stream.pipe(new PassThrough())],
    ["reads it", (stream) => stream.on("readable", () => stream.read())],
    ["goes through it", (stream) => stream.toArray()],
  ])("is read although somebody %s right after", async (_, take) => {
    const stream = arrived("ab", "cd");
    const reading = read(stream);
    take(stream);
    expect(await textOf(reading)).toBe("abcd");
  });

  test("is read to its end, even if more comes than it said", async () => {
    const pieces = ["ab", "cd", null];
    const stream = new Readable({
      read() {
        setImmediate(() => this.push(pieces.shift() ?? null));
      },
    });
    expect(await textOf(read(Object.assign(stream, request)))).toBe("abcd");
  });

  test("is read a chunk at a time, where streams give no more", async () => {
    const stream = arrived("ab", "cd");
    const readAll = stream.read.bind(stream);
    stream.read = () => readAll(Math.min(2, stream.readableLength)) as unknown;
    expect(await textOf(read(stream))).toBe("abcd");
  });

  test("is left as it is once there is too much of it, though somebody else lets it flow", async () => {
    const stream = Object.assign(open("12345", "678901"), { httpVersionMajor: 1, complete: false });
    const reading = read(stream);
    stream.resume();
    expect(await reading).toBe("body_too_large");
    await turn();
    stream.write("more");
    await turn();
    expect(stream.readableLength).toBe(4);
  });

  test("is not lost when its sender hangs up right after it", async () => {
    const stream = arrived("abc");
    const reading = read(stream);
    stream.destroy();
    expect(await textOf(reading)).toBe("abc");
  });

  test("may be lost to an error before it is read", async () => {
    const stream = arrived("abc");
    const reading = read(stream);
    stream.destroy(new Error("reset"));
    expect(await reading).toBe("body_unreadable");
  });
});

describe("a stream that stalls", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  test("is given up when no chunk comes for as long as bodyTimeout", async () => {
    const stream = open("a");
    const reading = read(stream);
    for (let chunk = 0; chunk < 3; chunk++) {
      await turn();
      await vi.advanceTimersByTimeAsync(900);
      stream.write("b");
    }
    await turn();
    await vi.advanceTimersByTimeAsync(999);
    expect(await Promise.race([reading, "waiting"])).toBe("waiting");
    await vi.advanceTimersByTimeAsync(1);
    expect(await reading).toBe("body_timeout");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is given up when it drips for ten times as long", async () => {
    const stream = open();
    const reading = read(stream, { maxBodyBytes: 100 });
    for (let chunk = 0; chunk < 12; chunk++) {
      await turn();
      await vi.advanceTimersByTimeAsync(900);
      stream.write("b");
    }
    expect(await reading).toBe("body_timeout");
  });

  test("is waited for as long as it takes without a limit", async () => {
    const stream = open();
    const reading = read(stream, { bodyTimeout: Infinity });
    await turn();
    await vi.advanceTimersByTimeAsync(100_000_000);
    stream.end("abc");
    expect(String(await reading)).toBe("abc");
  });

  test("shares a timer with all others, which keeps no process alive", async () => {
    const streams = [open("a"), open("b"), open("c")];
    const readings = streams.map((stream) => read(stream));
    await turn();
    expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
    for (const stream of streams) stream.end();
    await Promise.all(readings);
    const code = `import { NodeBody } from "./templates/src/node-body.ts";
import { READ } from "./templates/src/body.ts";
import { Readable } from "node:stream";
const limits = { maxBodyBytes: 10, bodyTimeout: 600_000 };
console.log(String(await new NodeBody(Readable.from([Buffer.from("abc")]))[READ](limits)));`;
    const { stdout } = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(stdout).toBe("abc\n");
  });
});
