import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether this system tells what a process takes. */
export const knowsMemory = process.platform === "linux";

/** The most memory that a process and those it has started have had at once, in MB; each at a time of its own. */
export function peakMegabytes(pid: number): number {
  const own = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  const others = childrenOf(pid).map(peakMegabytes);
  return others.reduce((sum, peak) => sum + peak, Number(own) / 1024);
}

function childrenOf(pid: number): number[] {
  try {
    const printed = execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
    return printed.split("\n").flatMap((line) => (line.trim() === "" ? [] : [Number(line)]));
  } catch {
    return []; // `ps` fails when there are none.
  }
}
