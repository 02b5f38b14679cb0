import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { vi } from "vitest";

import { installPacked, linkPackages, root, type Stranger } from "../../support/stranger.js";

/** What a command printed, on both streams, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly printed: string;
}

/** A program that goes on. */
export interface Started {
  /** Waits for a text; throws when the program ends before. */
  until(text: RegExp): Promise<void>;
  /** Ends it by a signal and gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** What readers have installed: the packages as they are packed, hookstep, and what the pages tell them to add. */
export function installForReaders(): Stranger {
  const stranger = installPacked("generated/helpscout");
  linkPackages(stranger, "@hookstep/helpdesk", "@hookstep/supporthunt", "express", "fastify", "hono");
  linkPackages(stranger, "@hono/node-server", "typescript", "tsx", "@types/node", "undici-types");
  symlinkSync(root, join(stranger.dir, "node_modules/hookstep"), "junction");
  linkCommand(stranger, "tsc", "node_modules/typescript/bin/tsc");
  linkCommand(stranger, "tsx", "node_modules/tsx/dist/cli.mjs");
  linkCommand(stranger, "hookstep", "dist/generator/cli.js");
  return stranger;
}

/** What `npm install` makes of a package's command. */
function linkCommand({ dir }: Stranger, name: string, target: string): void {
  const file = join(dir, "node_modules/.bin", name);
  mkdirSync(dirname(file), { recursive: true });
  const script = `#!/bin/sh\nexec '${process.execPath}' '${join(root, target)}' "$@"\n`;
  writeFileSync(file, script, { mode: 0o755 });
}

/** The folder of one reader, with all that readers have installed. */
export class ReaderProject {
  readonly dir = mkdtempSync(join(tmpdir(), "hookstep-reader-"));
  readonly env: Record<string, string | undefined>;
  readonly #running: Started[] = [];
  readonly #endings: (() => PromiseLike<unknown>)[] = [];

  constructor(installed: Stranger) {
    symlinkSync(join(installed.dir, "node_modules"), join(this.dir, "node_modules"), "junction");
    const dependencies = { "@hookstep/helpscout": "*" };
    this.write("package.json", JSON.stringify({ type: "module", private: true, dependencies }));
    const path = `${join(installed.dir, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`;
    this.env = { ...process.env, PATH: path, npm_config_offline: "true" };
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), text);
  }

  /** Runs a line of a shell; `npx` finds what is installed, as it does by itself, and nothing else. */
  async run(line: string): Promise<Ran> {
    const { child, ended, printed } = this.#spawn("sh", ["-ec", `npx() { command "$@"; }\n${line}`]);
    child.stdin?.end();
    const code = await ended;
    return { code, printed: printed() };
  }

  /** Starts a line of a shell that goes on. */
  start(line: string): Started {
    return this.#keep("sh", ["-ec", line.replace(/^npx /, "exec ")]);
  }

  /** Starts a module in TypeScript. */
  startModule(name: string, code: string): Started {
    this.write(name, code);
    return this.#keep(process.execPath, ["--import", "tsx", name]);
  }

  /** Has something end with the project. */
  onRemove(end: () => PromiseLike<unknown>): void {
    this.#endings.push(end);
  }

  async remove(): Promise<void> {
    await Promise.all(this.#running.map((each) => each.stop()));
    await Promise.all(this.#endings.map((end) => end()));
    rmSync(this.dir, { recursive: true });
  }

  #spawn(program: string, args: readonly string[]) {
    // A group of its own, so that what a program starts ends with it.
    const child = spawn(program, args, { cwd: this.dir, env: this.env, stdio: "pipe", detached: true });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => void (text += chunk.toString()));
    const ended = new Promise<number | null>((done) => child.on("close", done));
    return { child, ended, printed: () => text };
  }

  #keep(program: string, args: readonly string[]): Started {
    const { child, ended, printed } = this.#spawn(program, args);
    const started: Started = {
      until: (text) => untilPrinted(child, printed, text),
      stop: async (signal = "SIGKILL") => {
        if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
          process.kill(-child.pid, signal);
        return ended;
      },
    };
    this.#running.push(started);
    return started;
  }
}

function untilPrinted(child: ChildProcess, printed: () => string, text: RegExp): Promise<void> {
  return new Promise((done, fail) => {
    const look = (): void => void (text.test(printed()) && done());
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", look);
    child.on("close", () => fail(new Error(`it ended before it printed ${String(text)}:\n${printed()}`)));
    look();
  });
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until something listens on a port of this machine. */
export async function untilListening(port: number): Promise<void> {
  const isUp = (): Promise<boolean> =>
    new Promise((done) => {
      const socket = connect(port, "localhost", () => done(true));
      socket.on("error", () => done(false)).on("connect", () => socket.destroy());
    });
  await vi.waitUntil(isUp, { timeout: 30_000, interval: 20 });
}
