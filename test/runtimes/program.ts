import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";

/** A command that starts a server on a port of its choice, and prints `listening on <port>` or a URL. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

/** A server in a process of its own, which ends with the block that holds it. */
export interface RunningProgram extends AsyncDisposable {
  readonly port: number;
  readonly process: ChildProcess;
}

/**
 * Starts a server and waits until it listens.
 *
 * @throws Error with what it printed when it ends before, and with what to do when its run time is not installed
 */
export async function startProgram({ program, args, cwd = process.cwd() }: Command): Promise<RunningProgram> {
  if (!existsSync(program)) {
    throw new Error(`There is no ${program}: install the run times with \`npm run test:runtimes\``);
  }
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const closed = once(child, "close");
  return {
    port: await portOf(child),
    process: child,
    async [Symbol.asyncDispose]() {
      child.kill();
      await closed;
    },
  };
}

function portOf(child: ChildProcess): Promise<number> {
  let printed = "";
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString();
      const port = /(?:listening on |http:\/\/127\.0\.0\.1:)(\d+)\s/.exec(printed)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("error", reject);
    child.on("close", (code) => reject(new Error(`${child.spawnfile} ended with ${code}:\n${printed}`)));
  });
}
