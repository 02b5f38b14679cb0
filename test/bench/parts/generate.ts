import { join } from "node:path";
import type { ProcessCost } from "../node-process.js";
import { copyProject, runHookstep, runYardstick, withFolder } from "../project.js";
import type { Figure, PartResult } from "../report.js";
import { interleave, medianRatio } from "../statistics.js";
import { measureSynthetic } from "./synthetic.js";
import { measureWatch } from "./watch.js";

const ROUNDS = 15;
const document = "spec/helpscout/asyncapi.yaml";

/** The commands on Help Scout's document and on larger ones: all of the work, none to do, and an edit under `--watch`. */
export async function measureGenerate(): Promise<PartResult> {
  return {
    title: "Generating",
    yardstick: "1 x: a process that imports @asyncapi/parser and parses the document with its defaults",
    figures: [...(await measureHelpScout()), ...(await measureSynthetic()), await measureWatch()],
  };
}

function measureHelpScout(): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    copyProject(folder);
    runHookstep(["generate", "helpscout", "--no-build"], folder);
    const costs = await interleave(
      {
        yardstick: () => runYardstick(join(folder, document)),
        cold: () => runHookstep(["generate", "helpscout", "--force", "--no-build"], folder),
        again: () => runHookstep(["generate", "helpscout", "--no-build"], folder),
        check: () => runHookstep(["check", "helpscout"], folder),
      },
      ROUNDS,
    );
    const ratio = (name: keyof typeof costs, measure: keyof ProcessCost = "milliseconds") =>
      medianRatio(
        costs[name].map((cost) => cost[measure]),
        costs.yardstick.map((cost) => cost[measure]),
      );
    return [
      { name: "Help Scout, generate --force", value: ratio("cold"), unit: "x", aim: 1 },
      {
        name: "Help Scout, generate --force, CPU time",
        value: ratio("cold", "cpuMilliseconds"),
        unit: "x",
      },
      { name: "Help Scout, generate --force, peak memory", value: ratio("cold", "megabytes"), unit: "x" },
      { name: "Help Scout, generate with nothing to do", value: ratio("again"), unit: "x", aim: 0.15 },
      { name: "Help Scout, check with nothing to do", value: ratio("check"), unit: "x", aim: 0.15 },
    ];
  });
}
