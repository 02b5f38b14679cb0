import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { newPlace } from "./package-folder.js";

/**
 * Writes a new version into a folder, in a process of its own that is killed before its nth change.
 *
 * @returns `done`, `killed`, or what the process had to say about its failure.
 */
export type Run = (out: string, fatal: number) => Promise<string>;

/** Makes a script of one beside this file: a process that has to compile first takes ten times as long to start. */
export async function buildRun(name = "killed-run.ts"): Promise<Run> {
  const script = `${newPlace()}.mjs`;
  const entry = fileURLToPath(new URL(name, import.meta.url));
  await build({ entryPoints: [entry], outfile: script, bundle: true, platform: "node", format: "esm" });
  return (out, fatal) =>
    new Promise((resolve) => {
      execFile(process.execPath, [script, out, String(fatal)], (error, _, stderr) => {
        resolve(error === null ? "done" : error.signal === "SIGKILL" ? "killed" : stderr);
      });
    });
}
