import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { PartResult } from "../report.js";

const DELIVERIES = 1_000_000;
const program = fileURLToPath(new URL("../programs/receive-many.js", import.meta.url));

/** The heap of a process that receives a million deliveries, each of its own: whether it grows. */
export async function measureMemory(): Promise<PartResult> {
  const output = execFileSync(process.execPath, ["--expose-gc", program, String(DELIVERIES)], {
    encoding: "utf8",
  });
  const heaps = JSON.parse(output) as readonly number[];
  const [first = Number.NaN] = heaps;
  const last = heaps.at(-1) ?? Number.NaN;
  return {
    title: `Memory over ${DELIVERIES.toLocaleString("en")} deliveries`,
    yardstick: "heap after a collection; 1 x: after the first tenth of them",
    figures: [
      { name: "after the first tenth", value: first / 1e6, unit: "MB" },
      { name: "after the last", value: last / 1e6, unit: "MB" },
      { name: "growth", value: last / first, unit: "x", aim: 1.02 },
    ],
  };
}
