import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What one process took from its start to its end. */
export interface ProcessCost {
  readonly milliseconds: number;
  /** Of all its threads together. */
  readonly cpuMilliseconds: number;
  /** Resident memory at its peak. */
  readonly megabytes: number;
}

const preload = fileURLToPath(new URL("programs/report-cost.cjs", import.meta.url));

/** Runs Node with these arguments, and these variables besides our own. Throws with what it printed if it fails. */
export function runNode(
  args: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string>> = {},
): ProcessCost {
  const start = performance.now();
  const result = spawnSync(process.execPath, ["--require", preload, ...args], {
    cwd,
    env: { ...process.env, ...variables },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const milliseconds = performance.now() - start;
  if (result.status !== 0) {
    throw new Error(`node ${args.join(" ")} failed:\n${result.stdout}${result.stderr}`, {
      cause: result.error,
    });
  }
  const { cpu, kilobytes } = JSON.parse(result.output[3] ?? "") as { cpu: number; kilobytes: number };
  return { milliseconds, cpuMilliseconds: cpu / 1000, megabytes: kilobytes / 1024 };
}
