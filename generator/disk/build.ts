import { spawn, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundleEntries } from "./bundle.js";
import { listLeaves } from "./entry.js";
import { distName } from "./paths.js";
import { ignoreFailure } from "./refusal.js";

const require = createRequire(import.meta.url);

/**
 * Compiles a staged package with hookstep's own TypeScript, `src/` to `dist/` as its `tsconfig.json` says, and bundles
 * what its `package.json` wants bundled.
 *
 * @returns The files in `dist/`, as paths inside the package, sorted.
 * @throws The signal's reason when aborted, after the compiler has ended; an Error with the compiler's output when it
 * refuses the package, which is a bug of ours.
 */
export async function buildPackage(
  staging: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<readonly string[]> {
  signal?.throwIfAborted();
  const { code, output } = await runCompiler(staging, signal);
  signal?.throwIfAborted();
  if (code !== 0)
    throw new Error(`The generated package does not compile:\n${output.trim() || `exit code ${code}`}`);
  await bundleEntries(staging);
  signal?.throwIfAborted();
  return listLeaves(staging, distName).map(({ path }) => path);
}

interface Outcome {
  /** Null when the compiler was killed. */
  readonly code: number | null;
  readonly output: string;
}

async function runCompiler(staging: string, signal: AbortSignal | undefined): Promise<Outcome> {
  const compiler = spawn(process.execPath, [compilerPath(), "-p", "tsconfig.json", ...typeRoots()], {
    cwd: staging,
    stdio: ["ignore", "pipe", "pipe"],
    // The compiler starts a process of its own; a group of theirs can be ended as one.
    detached: process.platform !== "win32",
  });
  // It may have ended by itself in the meantime.
  const kill = () => ignoreFailure(() => killTree(compiler.pid));
  signal?.addEventListener("abort", kill);
  const chunks: Buffer[] = [];
  for (const stream of [compiler.stdout, compiler.stderr])
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      compiler.on("error", (cause) => reject(new Error("TypeScript cannot be started.", { cause })));
      compiler.on("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
    });
  } finally {
    signal?.removeEventListener("abort", kill);
  }
}

function compilerPath(): string {
  const manifest = require.resolve("typescript/package.json");
  const { bin } = require(manifest) as { readonly bin: { readonly tsc: string } };
  return join(dirname(manifest), bin.tsc);
}

/** Where Node's types are that come with hookstep. Those of the project may be of any version, or be none. */
function typeRoots(): readonly string[] {
  return ["--typeRoots", dirname(dirname(require.resolve("@types/node/package.json")))];
}

function killTree(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === "win32") spawnSync("taskkill", ["/pid", `${pid}`, "/t", "/f"]);
  else process.kill(-pid, "SIGKILL");
}
