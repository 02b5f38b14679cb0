import { afterAll, beforeAll, expect } from "vitest";
import type { Sighting } from "../runtimes/apps/receivers.js";
import { helpScout } from "../runtimes/help-scout.js";
import { startProgram, type Command, type RunningProgram } from "../runtimes/program.js";
import { createRequest } from "../templates/support/sender.js";
import { sendRequest } from "../templates/support/server.js";
import { converse, type Conversation, type Exchange } from "./wire.js";

/** What a conversation has come to. */
export interface Outcome extends Exchange {
  /** How many genuine deliveries the receivers have acknowledged or given to handlers. */
  readonly received: number;
}

/** A server under attack. */
export interface Attack {
  readonly pid: number;
  /** Has conversations, all at once, and checks what has to hold whatever was sent. */
  attack(...conversations: readonly Conversation[]): Promise<readonly Outcome[]>;
}

/** What an answer must never hold: a text of ours, of a handler, or of where the code is. */
const LEAKS = /hookstep|helpscout|secret|signature|Panne|no vault|\.m?[jt]s\b|\bat .*:\d+/i;

/** Starts a server before the tests of a block, and ends it after them. */
export function useServer(build: () => Promise<Command>): Attack {
  let server: RunningProgram;
  beforeAll(async () => {
    server = await startProgram(await build());
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });
  return {
    get pid() {
      return server.process.pid ?? 0;
    },
    async attack(...conversations) {
      await seen(server.port);
      const exchanges = await Promise.all(conversations.map((each) => converse(server.port, each)));
      for (const { text } of exchanges) expect(text).not.toMatch(LEAKS);
      const received = (await seen(server.port)).filter(
        ({ what }) => what === "delivery" || what === "unhandled",
      );
      expect(received.every(({ polluted }) => polluted !== true)).toBe(true);
      await expectGoodDelivery(server);
      return exchanges.map((exchange) => ({ ...exchange, received: received.length }));
    },
  };
}

async function seen(port: number): Promise<readonly Sighting[]> {
  const get = { method: "GET", headers: [], body: Buffer.alloc(0) };
  return JSON.parse((await sendRequest(port, get, "/seen")).body) as Sighting[];
}

async function expectGoodDelivery({ port, process: { exitCode } }: RunningProgram): Promise<void> {
  expect(exitCode).toBeNull();
  expect(await sendRequest(port, createRequest(helpScout), "/hooks/plain")).toMatchObject({
    status: 204,
    body: "",
  });
}
