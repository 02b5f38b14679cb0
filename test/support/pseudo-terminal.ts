import { spawn } from "node:child_process";

/** What a person types when a text appears. */
export interface Typing {
  readonly when: string;
  readonly type: string;
}

/** What a program showed, and how it ended. */
export interface TerminalResult {
  readonly code: number | null;
  /** Everything that reached the screen, escape sequences and echoed input included. */
  readonly screen: string;
}

const relay = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

/** Runs a program under a pseudo-terminal, with a person who types each text once its cue is on the screen. */
export async function runInTerminal(
  command: readonly string[],
  { cwd, env, typing = [] }: { cwd: string; env: NodeJS.ProcessEnv; typing?: readonly Typing[] },
): Promise<TerminalResult> {
  const child = spawn("python3", ["-c", relay, ...command], { cwd, env, stdio: ["pipe", "pipe", "inherit"] });
  const left = [...typing];
  let screen = "";
  let seen = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    screen += chunk.toString();
    const [next] = left;
    if (next === undefined || !screen.includes(next.when, seen)) return;
    seen = screen.indexOf(next.when, seen) + next.when.length;
    left.shift();
    child.stdin.write(next.type);
  });
  // What is typed to a program that has ended reaches nobody.
  child.stdin.on("error", () => {});
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, screen };
}

/** The environment of a person at a terminal that knows colours. */
export function personalEnvironment(variables: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { CI: _ci, NO_COLOR: _noColor, FORCE_COLOR: _forceColor, ...env } = process.env;
  return { ...env, TERM: "xterm-256color", ...variables };
}
