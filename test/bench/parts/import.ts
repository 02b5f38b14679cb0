import { fileURLToPath } from "node:url";
import { runNode } from "../node-process.js";
import { repository } from "../project.js";
import type { PartResult } from "../report.js";
import { interleave, median, medianDifference, medianRatio } from "../statistics.js";

const ROUNDS = 51;

/** What importing Help Scout's package adds to the start of a process. */
export async function measureImport(): Promise<PartResult> {
  const run = (program: string) => () =>
    runNode([fileURLToPath(new URL(`../programs/${program}`, import.meta.url))], repository).milliseconds;
  const costs = await interleave(
    { crypto: run("import-crypto.js"), package: run("import-package.js") },
    ROUNDS,
  );
  return {
    title: "Importing Help Scout's package",
    yardstick: `whole processes, medians of ${ROUNDS} spawns each; 1 x: a module that imports only node:crypto`,
    figures: [
      { name: "node:crypto", value: median(costs.crypto), unit: "ms" },
      {
        name: "the package, more than node:crypto",
        value: medianDifference(costs.package, costs.crypto),
        unit: "ms",
        aim: 3,
      },
      { name: "the package", value: medianRatio(costs.package, costs.crypto), unit: "x" },
    ],
  };
}
