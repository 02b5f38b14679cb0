import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Receivers in processes of their own, each of which can be killed and is then started again. */
export interface ReceiverProcesses extends AsyncDisposable {
  /** The port of each place; `undefined` while nobody is there. */
  readonly ports: readonly (number | undefined)[];
  /** The names of those that were killed. */
  readonly killed: ReadonlySet<string>;
  /** Kills whoever is at a place with SIGKILL and starts another one there. */
  kill(place: number): Promise<void>;
}

/** Starts receivers that share one Redis. */
export async function startReceivers(
  count: number,
  redisPort: number,
  leaseMs: number,
): Promise<ReceiverProcesses> {
  const folder = mkdtempSync(join(tmpdir(), "hookstep-killed-"));
  const program = await bundleReceiver(folder);
  const ports: (number | undefined)[] = Array.from({ length: count });
  const children: ChildProcess[] = [];
  const killed = new Set<string>();
  let started = 0;
  const nameAt: string[] = [];
  const start = async (place: number): Promise<void> => {
    const name = `receiver ${++started}`;
    const child = fork(program, [String(redisPort), name, String(leaseMs)], { execArgv: [] });
    children[place] = child;
    nameAt[place] = name;
    const [port] = (await once(child, "message")) as [number];
    ports[place] = port;
  };
  const end = async (place: number): Promise<void> => {
    ports[place] = undefined;
    const child = children[place];
    if (child?.kill("SIGKILL")) await once(child, "exit");
  };
  await Promise.all(ports.map((_, place) => start(place)));
  return {
    ports,
    killed,
    async kill(place) {
      killed.add(nameAt[place] ?? "");
      await end(place);
      await start(place);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(ports.map((_, place) => end(place)));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One file of JavaScript starts several times as fast as the sources would. */
async function bundleReceiver(folder: string): Promise<string> {
  const outfile = join(folder, "receiver.cjs");
  const entry = fileURLToPath(new URL("killed-receiver.ts", import.meta.url));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
  return outfile;
}
