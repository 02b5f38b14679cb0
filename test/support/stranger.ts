import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A project outside of the repository, as a user of a generated package has it. */
export interface Stranger {
  readonly dir: string;
  write(path: string, text: string): void;
  /** Runs node in the project and gives what it printed. */
  node(...args: string[]): string;
  remove(): void;
}

/** Packs a generated package as it would be published and installs the tarball in a project of its own. */
export function installPacked(folder: string): Stranger {
  const dir = mkdtempSync(join(tmpdir(), "hookstep-stranger-"));
  writeFileSync(
    join(dir, "package.json"),
    JSON.stringify({ name: "stranger", private: true, type: "module" }),
  );
  installInto(dir, folder);
  return {
    dir,
    write(path, text) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    },
    node: (...args) => run(process.execPath, args, dir),
    remove: () => rmSync(dir, { recursive: true }),
  };
}

/** Packs a package as it would be published and installs the tarball; a version that was there before gives way. */
export function installInto(dir: string, folder: string): void {
  const packed = run(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", dir],
    resolve(root, folder),
  );
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${filename}`], dir);
}

/** Makes packages of the repository available to a project, for what it develops with. */
export function linkPackages(stranger: Stranger, ...names: string[]): void {
  for (const name of names) {
    const link = join(stranger.dir, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link, "junction");
  }
}

/** Runs a program and gives its standard output; what it printed is in the error when it fails. */
export function run(program: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(" ")} failed:\n${stdout ?? ""}${stderr ?? ""}`, { cause: error });
  }
}
