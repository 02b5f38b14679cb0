import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import net, { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server of Redis for tests, which ends with the block that holds it. */
export interface TestRedis extends AsyncDisposable {
  readonly port: number;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** Starts it again, with what it had written. */
  start(): Promise<void>;
}

/** How to come by what the tests need. */
const REMEDY =
  "tests with Redis need `redis-server`: `apt-get install redis-server`, or `brew install redis` on macOS";

/**
 * Whether there is no Redis to test with. Then the tests that need it are skipped, with a line that says so; where
 * HOOKSTEP_REQUIRE_REDIS is set, as CI sets it, that is an error.
 */
export function isRedisMissing(): boolean {
  const isMissing = spawnSync("redis-server", ["--version"]).status !== 0;
  if (isMissing && process.env["HOOKSTEP_REQUIRE_REDIS"]) throw new Error(REMEDY);
  if (isMissing) console.warn(`skipped: ${REMEDY}`);
  return isMissing;
}

/** Starts Redis on a free port of this machine, with its files in a folder of its own that goes when it ends. */
export async function startRedis(...options: readonly string[]): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), "hookstep-redis-"));
  const port = await findFreePort();
  let server: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (server?.exitCode === null && server.kill("SIGKILL")) await once(server, "exit");
    server = undefined;
  };
  const start = async (): Promise<void> => {
    server = await spawnRedis(["--port", String(port), "--dir", folder, ...options]);
  };
  await start();
  return {
    port,
    kill,
    start,
    async [Symbol.asyncDispose]() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Every change is in its file before it is answered, so that a crash loses nothing that a client was told. */
async function spawnRedis(options: readonly string[]): Promise<ChildProcess> {
  const always = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "yes", "--appendfsync", "always"];
  const server = spawn("redis-server", [...always, ...options], { stdio: ["ignore", "pipe", "pipe"] });
  process.once("exit", () => server.kill("SIGKILL"));
  let printed = "";
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes("Ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`redis-server did not start:\n${printed}`)));
  });
  return server;
}
