import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { headerRecord, rawRequest } from "./support/acme.js";

const program = fileURLToPath(new URL("support/stopping-server.ts", import.meta.url));
const DELIVERIES = 1000;
const AT_A_TIME = 50;

/** Sends one delivery; gives whether it was acknowledged. */
function send(port: number, id: string): Promise<boolean> {
  const { method, headers, body } = rawRequest({ body: JSON.stringify({ id, status: "open", total: 1 }) });
  return new Promise((resolve) => {
    const request = http.request({ port, host: "127.0.0.1", method, agent: false });
    for (const [name, value] of Object.entries(headerRecord(headers))) request.setHeader(name, value);
    request.on("response", (response) => resolve(response.resume().statusCode === 204));
    request.on("error", () => resolve(false));
    request.end(body);
  });
}

test.each(["after", "before"])(
  'a server that is told to stop in the middle of 1,000 deliveries loses none that it acknowledged, with ack: "%s"',
  async (ack) => {
    const folder = mkdtempSync(join(tmpdir(), "hookstep-"));
    const file = join(folder, "handled");
    const child = fork(program, [file, ack], { execArgv: ["--import", "tsx"] });
    const exited = once(child, "exit");
    const [port] = (await once(child, "message")) as [number];
    const drained = once(child, "message");
    const waiting = Array.from({ length: DELIVERIES }, (_, index) => `ord_${index}`);
    const acknowledged: string[] = [];
    const sender = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        if (await send(port, id)) acknowledged.push(id);
        if (acknowledged.length === DELIVERIES / 2 && !child.killed) child.kill("SIGTERM");
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, sender));
    expect(await drained).toEqual([{ running: 0 }, undefined]);
    expect(await exited).toEqual([0, null]);
    const handled = readFileSync(file, "utf8").trim().split("\n");
    expect(acknowledged.length).toBeGreaterThanOrEqual(DELIVERIES / 2);
    expect(acknowledged.length).toBeLessThan(DELIVERIES);
    expect(acknowledged.filter((id) => !handled.includes(id))).toEqual([]);
    rmSync(folder, { recursive: true });
  },
  60_000,
);
