import { expect, test } from "vitest";
import type { Attack } from "./attack.js";
import { CHUNKED, writeRequest } from "./delivery.js";
import { knowsMemory, peakMegabytes } from "./memory.js";
import type { Conversation } from "./wire.js";

const MIB = 1024 * 1024;
const block = Buffer.alloc(MIB, "x");
const unsigned = { signature: null, body: "" };

function* endless(head: Buffer, piece: Buffer, end = ""): Generator<Buffer | string> {
  yield head;
  for (let count = 0; count < 64; count++) yield piece;
  yield end;
}

function withLength(): Conversation {
  const head = writeRequest({ ...unsigned, framing: `Content-Length: ${64 * MIB}\r\n` });
  return { pieces: endless(head, block) };
}

function inChunks(): Conversation {
  const chunk = Buffer.concat([Buffer.from(`${MIB.toString(16)}\r\n`), block, Buffer.from("\r\n")]);
  return { pieces: endless(writeRequest({ ...unsigned, framing: CHUNKED }), chunk, "0\r\n\r\n") };
}

/** Registers the tests of bodies of 64 MiB, and of what they make the server's memory grow to. */
export function testVolume(server: Attack): void {
  test("bodies of 64 MiB, with a length and in chunks", async () => {
    for (const { statuses } of await server.attack(withLength(), inChunks())) {
      expect([[413], []]).toContainEqual(statuses);
    }
  });

  test.runIf(knowsMemory)("a hundred of them, without needing the memory", async () => {
    const before = peakMegabytes(server.pid);
    for (let round = 0; round < 10; round++) {
      await server.attack(
        ...Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? withLength() : inChunks())),
      );
    }
    expect(peakMegabytes(server.pid) - before).toBeLessThan(250);
  });
}
