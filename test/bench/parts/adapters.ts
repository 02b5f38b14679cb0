import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Pool } from "undici";
import { conversationBody, deliveryHeaders } from "../delivery.js";
import { secret } from "../secret.js";
import type { PartResult } from "../report.js";
import { interleave, median, medianRatio } from "../statistics.js";

const PROCESSES = 9;
const ROUNDS = 9;
const REQUESTS = 1000;
const CONNECTIONS = 10;
const BYTES = 4137;
const kinds = ["bare", "node", "fastify", "hono"] as const;
const program = fileURLToPath(new URL("../programs/server.js", import.meta.url));

type Kind = (typeof kinds)[number];

/**
 * The CPU time that a server takes for a request, each server a process of its own. How fast a process is differs from
 * one to the next, by what its compiler chose to inline: so there are several of each.
 */
export async function measureAdapters(): Promise<PartResult> {
  const runs: Record<Kind, number>[] = [];
  for (let run = 0; run < PROCESSES; run++) runs.push(await compareServers());
  const figure = (kind: Kind, name: string, aim: number) => ({
    name,
    value: median(runs.map((ratios) => ratios[kind])),
    unit: "x" as const,
    aim,
  });
  return {
    title: `CPU time of a server for a request of ${BYTES} bytes`,
    yardstick: `1 x: a node:http server that verifies and parses; ${PROCESSES} processes of each`,
    figures: [
      figure("node", "toNodeHandler under node:http", 1.08),
      figure("fastify", "fastifyReceiver under Fastify", 1.1),
      figure("hono", "toHonoHandler under Hono, on Node.js", 1.15),
    ],
  };
}

/** What each server takes, times what the bare one takes. */
async function compareServers(): Promise<Record<Kind, number>> {
  const servers = await Promise.all(kinds.map(startServer));
  try {
    const subjects = Object.fromEntries(servers.map((server) => [server.kind, () => costOf(server)]));
    // What is compiled while it runs is not what a server costs.
    await interleave(subjects, 4);
    const costs = (await interleave(subjects, ROUNDS)) as Record<Kind, number[]>;
    const ratios = kinds.map((kind) => [kind, medianRatio(costs[kind], costs.bare)] as const);
    return Object.fromEntries(ratios) as Record<Kind, number>;
  } finally {
    for (const { child, pool } of servers) {
      await pool.destroy();
      child.disconnect();
    }
  }
}

interface Server {
  readonly kind: Kind;
  readonly child: ChildProcess;
  readonly pool: Pool;
}

async function startServer(kind: Kind): Promise<Server> {
  const child = fork(program, [kind, secret], { execArgv: [] });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return { kind, child, pool: new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS }) };
}

/** Microseconds of CPU time, of all the server's threads, for a round of requests. */
async function costOf({ child, pool }: Server): Promise<number> {
  const body = conversationBody(BYTES, "escaped");
  // What a client sets itself.
  const { host: _, ...headers } = deliveryHeaders("convo.created", body);
  const before = await cpuOf(child);
  const send = async (): Promise<void> => {
    for (let sent = 0; sent < REQUESTS / CONNECTIONS; sent++) {
      const answer = await pool.request({ method: "POST", path: "/", headers, body });
      await answer.body.dump();
      if (answer.statusCode !== 204) throw new Error(`A server answered ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, send));
  return (await cpuOf(child)) - before;
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send("cost");
  const [{ cpu }] = (await once(child, "message")) as [{ cpu: number }];
  return cpu;
}
