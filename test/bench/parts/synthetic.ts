import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProcessCost } from "../node-process.js";
import { runHookstep, runYardstick, withFolder } from "../project.js";
import type { Figure, PartResult } from "../report.js";
import { interleave, medianRatio } from "../statistics.js";
import { syntheticDocument } from "../synthetic-document.js";

const ROUNDS = 5;
const sizes = [10, 100, 1000] as const;

type Size = (typeof sizes)[number];
type Subject = `${"hookstep" | "yardstick"} ${Size}`;

/** A cold `generate` of made-up documents, from small to far larger than real ones. */
export function measureSynthetic(): Promise<PartResult> {
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
    return {
      title: "Generating packages of 10, 100 and 1000 messages with 15 properties each",
      yardstick: "1 x: a process that imports @asyncapi/parser and parses the document with its defaults",
      figures: [
        ...sizes.flatMap((size) =>
          figures(size, (...rest) => ratio(`hookstep ${size}`, `yardstick ${size}`, ...rest)),
        ),
        {
          name: "growth from 100 to 1000 messages",
          value: ratio("hookstep 1000", "hookstep 100"),
          unit: "x",
          later: 10,
        },
        { name: "growth of the yardstick", value: ratio("yardstick 1000", "yardstick 100"), unit: "x" },
      ],
    };
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
  const isLarge = size === 1000;
  return [
    { name: `${size} messages`, value: ratio(), unit: "x", ...(isLarge && { later: 1.2 }) },
    { name: `${size} messages, CPU time`, value: ratio("cpuMilliseconds"), unit: "x" },
    {
      name: `${size} messages, peak memory`,
      value: ratio("megabytes"),
      unit: "x",
      ...(isLarge && { later: 1.5 }),
    },
  ];
}
