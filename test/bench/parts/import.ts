import { installPacked } from "../../support/stranger.js";
import { runNode } from "../node-process.js";
import type { PartResult } from "../report.js";
import { interleave, median, medianDifference, medianRatio } from "../statistics.js";

const ROUNDS = 101;

/** What importing Help Scout's package adds to the start of a process, in a project that has it installed. */
export async function measureImport(): Promise<PartResult> {
  const project = installPacked("generated/helpscout");
  try {
    const importing = (program: string, module: string) => {
      project.write(program, `import "${module}";\n`);
      return () => runNode([program], project.dir).milliseconds;
    };
    const costs = await interleave(
      {
        crypto: importing("crypto.js", "node:crypto"),
        package: importing("package.js", "@hookstep/helpscout"),
      },
      ROUNDS,
    );
    return describe(costs);
  } finally {
    project.remove();
  }
}

function describe(costs: Readonly<Record<"crypto" | "package", readonly number[]>>): PartResult {
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
