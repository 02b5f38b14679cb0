import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";

import { root } from "./stranger.js";

/** What a command printed, and how it ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A project of its own folder in which the built command runs, as `npx hookstep` does. */
export class CommandProject {
  readonly dir = mkdtempSync(join(tmpdir(), "hookstep-project-"));

  /** A project with one provider, the invented vendor of the golden packages. */
  static acme(): CommandProject {
    const project = new CommandProject();
    cpSync(join(root, "test/golden/acme"), join(project.dir, "spec/acme"), { recursive: true });
    project.write("spec/acme/package.json", JSON.stringify({ name: "@acme/hooks", version: "1.0.0" }));
    project.write("hookstep.config.json", JSON.stringify({ providers: { acme: {} } }));
    return project;
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.dir, path), "utf8");
  }

  /** Every file of a folder with its text, hookstep's working folder left out. */
  files(folder: string): Readonly<Record<string, string>> {
    const found = readdirSync(join(this.dir, folder), { recursive: true, withFileTypes: true });
    const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const own = paths.filter((path) => !path.includes(".hookstep"));
    return Object.fromEntries(
      own.map((path) => [path.slice(this.dir.length + 1), readFileSync(path, "utf8")]),
    );
  }

  run(...args: string[]): CommandResult {
    return this.runWith({}, ...args);
  }

  /** Runs a command with variables beside those of the environment. */
  runWith(variables: Readonly<Record<string, string>>, ...args: string[]): CommandResult {
    return runCommand(this.dir, variables, ...args);
  }

  /** Runs a command while this process goes on, such as a server in it that the command talks to. */
  runBeside(variables: Readonly<Record<string, string>>, ...args: string[]): Promise<CommandResult> {
    return runCommandBeside(this.dir, variables, ...args);
  }

  /** The command line of the built command, for a terminal to run. */
  command(...args: string[]): readonly string[] {
    return [process.execPath, cli, ...args];
  }

  /** Starts a command that goes on; `until` waits for a text on either stream. */
  start(...args: string[]) {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: this.dir,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    const waiting: { readonly text: string; readonly done: () => void }[] = [];
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString();
      for (const each of waiting) if (printed.includes(each.text)) each.done();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    return {
      child,
      until: (text: string) =>
        new Promise<void>((done) => (printed.includes(text) ? done() : void waiting.push({ text, done }))),
      /** Forgets what was printed so far. */
      forget: () => void (printed = ""),
      ended: new Promise<number | null>((done) => child.on("close", done)),
      printed: () => printed,
    };
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

const cli = join(root, "dist/generator/cli.js");

/** Runs the built command in a folder. */
export function runCommand(
  cwd: string,
  variables: Readonly<Record<string, string>>,
  ...args: string[]
): CommandResult {
  const options = { cwd, encoding: "utf8", env: { ...process.env, ...variables } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], options);
  return { code: status, out: stdout, err: stderr };
}

/** Runs the built command in a folder, while this process goes on. */
export async function runCommandBeside(
  cwd: string,
  variables: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<CommandResult> {
  const env = { ...process.env, ...variables };
  const child = spawn(process.execPath, [cli, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.on("close", done)),
  ]);
  return { code, out, err };
}
