import { join } from "node:path";
import { copyProject, runHookstep, runYardstick, withFolder } from "../project.js";
import type { PartResult } from "../report.js";
import { interleave, medianRatio } from "../statistics.js";

const ROUNDS = 15;
const document = "spec/helpscout/asyncapi.yaml";

/** The commands on Help Scout's document: all of the work, and none to do. */
export function measureGenerate(): Promise<PartResult> {
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
    const ratio = (name: keyof typeof costs, measure: "cpuMilliseconds" | "megabytes" | "milliseconds") =>
      medianRatio(
        costs[name].map((cost) => cost[measure]),
        costs.yardstick.map((cost) => cost[measure]),
      );
    return {
      title: "Generating Help Scout's package",
      yardstick: "1 x: a process that imports @asyncapi/parser and parses the document with its defaults",
      figures: [
        { name: "generate --force", value: ratio("cold", "milliseconds"), unit: "x", aim: 1.3, later: 1 },
        { name: "generate --force, CPU time", value: ratio("cold", "cpuMilliseconds"), unit: "x" },
        { name: "generate --force, peak memory", value: ratio("cold", "megabytes"), unit: "x" },
        {
          name: "generate, nothing to do",
          value: ratio("again", "milliseconds"),
          unit: "x",
          aim: 0.25,
          later: 0.15,
        },
        {
          name: "check, nothing to do",
          value: ratio("check", "milliseconds"),
          unit: "x",
          aim: 0.25,
          later: 0.15,
        },
      ],
    };
  });
}
