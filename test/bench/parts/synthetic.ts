import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProcessCost } from "../node-process.js";
import { runHookstep, runYardstick, withFolder } from "../project.js";
import type { Figure } from "../report.js";
import { interleave, medianRatio } from "../statistics.js";
import { syntheticDocument } from "../synthetic-document.js";

const ROUNDS = 5;
const sizes = [10, 100, 1000] as const;

type Size = (typeof sizes)[number];
type Subject = `${"hookstep" | "yardstick"} ${Size}`;

/** A cold `generate` of made-up documents, messages of 15 properties, from small to far larger than real ones. */
export function measureSynthetic(): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    const subjects = Object.assign({}, ...sizes.map((size) => createSubjects(folder, size))) as Record<
      Subject,
      () => ProcessCost
    >;
    const costs = await interleave(subjects, ROUNDS);
    const ratio = (subject: Subject, to: Subject, measure: keyof ProcessCost = "milliseconds") =>
      medianRatio(
        costs[subject].map((cost) => cost[measure]),
        costs[to].map((cost) => cost[measure]),
      );
    return [
      ...sizes.flatMap((size) =>
        figures(size, (...rest) => ratio(`hookstep ${size}`, `yardstick ${size}`, ...rest)),
      ),
      {
        name: "growth from 100 to 1000 messages",
        value: ratio("hookstep 1000", "hookstep 100"),
        unit: "x",
        aim: 10,
      },
      { name: "growth of the yardstick", value: ratio("yardstick 1000", "yardstick 100"), unit: "x" },
    ];
  });
}

function createSubjects(folder: string, size: Size): Partial<Record<Subject, () => ProcessCost>> {
  const file = `${size}.yaml`;
  const out = `package-${size}`;
  writeFileSync(join(folder, file), syntheticDocument(size));
  const args = ["generate", file, "--name", `@example/${out}`, "--out", out, "--force", "--no-build"];
  return {
    [`yardstick ${size}`]: () => runYardstick(join(folder, file)),
    [`hookstep ${size}`]: () => runHookstep(args, folder),
  };
}

function figures(size: Size, ratio: (measure?: keyof ProcessCost) => number): readonly Figure[] {
  const aim = (value: number) => (size === 1000 ? { aim: value } : {});
  return [
    { name: `${size} messages`, value: ratio(), unit: "x", ...aim(1.2) },
    { name: `${size} messages, CPU time`, value: ratio("cpuMilliseconds"), unit: "x" },
    { name: `${size} messages, peak memory`, value: ratio("megabytes"), unit: "x", ...aim(1.5) },
  ];
}
