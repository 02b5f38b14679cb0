import net from "node:net";
import { setImmediate } from "node:timers/promises";

/** What a sender puts on a connection, piece by piece. */
export interface Conversation {
  readonly pieces: Iterable<string | Buffer>;
  /** Whether the sender then says that it has no more to send; otherwise the server has to close. */
  readonly hangsUp?: boolean;
  /** Whether the sender leaves when it has an answer. */
  readonly leaves?: boolean;
}

/** All that came back until the connection ended. */
export interface Exchange {
  readonly text: string;
  /** The status of each answer, interim ones left out. */
  readonly statuses: readonly number[];
}

/** Longer than any server here waits before it gives a connection up. */
const DEADLINE = 30_000;

/**
 * Has a conversation with a server, to the end of the connection.
 *
 * @throws Error when it does not end: a server that hangs
 */
export async function converse(
  port: number,
  { pieces, hangsUp = false, leaves = false }: Conversation,
): Promise<Exchange> {
  const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  if (leaves) socket.once("data", () => socket.end());
  // A server may reset the connection of a sender that it has refused.
  socket.on("error", () => undefined);
  const closed = new Promise((resolve) => socket.on("close", resolve));
  socket.on("end", () => socket.end());
  const timer = setTimeout(() => socket.destroy(new Error("deadline")), DEADLINE);
  await Promise.race([send(socket, pieces), closed]);
  if (hangsUp) socket.end();
  await closed;
  clearTimeout(timer);
  const text = Buffer.concat(chunks).toString("latin1");
  if (socket.errored?.message === "deadline")
    throw new Error(`The server hangs; it has sent ${JSON.stringify(text)}`);
  return { text, statuses: statusesOf(text) };
}

/** Lets the other side read between two pieces, and does not pile up what it is slow to take. */
async function send(socket: net.Socket, pieces: Iterable<string | Buffer>): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed || socket.writableEnded) return;
    const isTaken = socket.write(piece);
    await (isTaken ? setImmediate() : new Promise((resolve) => socket.once("drain", resolve)));
  }
}

function statusesOf(text: string): number[] {
  const found = Array.from(text.matchAll(/HTTP\/1\.[01] (\d{3})/g), ([, status]) => Number(status));
  return found.filter((status) => status >= 200);
}
