import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProcessCost } from "../node-process.js";
import { runHookstep, runYardstick, withFolder } from "../project.js";
import type { Figure, PartResult } from "../report.js";
import { interleave, median, medianRatio } from "../statistics.js";
import { syntheticDocument } from "../synthetic-document.js";

const ROUNDS = { 10: 9, 100: 7, 1000: 3 } as const;

type Costs = Record<"hookstep" | "yardstick", ProcessCost[]>;

/** A cold `generate` of made-up documents, from small to far larger than real ones. */
export function measureSynthetic(): Promise<PartResult> {
  return withFolder(async (folder) => {
    const small = await measureDocument(folder, 10);
    const middle = await measureDocument(folder, 100);
    const large = await measureDocument(folder, 1000);
    return {
      title: "Generating packages of 10, 100 and 1000 messages with 15 properties each",
      yardstick: "1 x: a process that imports @asyncapi/parser and parses the document with its defaults",
      figures: [
        ...figures(10, small),
        ...figures(100, middle),
        ...figures(1000, large, { time: { later: 1.2 }, memory: { later: 1.5 } }),
        { name: "growth of the time from 100 to 1000", value: growth(middle, large), unit: "x", later: 10 },
      ],
    };
  });
}

function measureDocument(folder: string, messages: keyof typeof ROUNDS): Promise<Costs> {
  const file = `${messages}.yaml`;
  const out = `package-${messages}`;
  writeFileSync(join(folder, file), syntheticDocument(messages));
  const args = ["generate", file, "--name", `@example/${out}`, "--out", out, "--force", "--no-build"];
  return interleave(
    { yardstick: () => runYardstick(join(folder, file)), hookstep: () => runHookstep(args, folder) },
    ROUNDS[messages],
  );
}

type Limits = Pick<Figure, "aim" | "later">;

function figures(
  messages: number,
  { hookstep, yardstick }: Costs,
  limits: { readonly time?: Limits; readonly memory?: Limits } = {},
): readonly Figure[] {
  const ratio = (measure: keyof ProcessCost) =>
    medianRatio(
      hookstep.map((cost) => cost[measure]),
      yardstick.map((cost) => cost[measure]),
    );
  return [
    { name: `${messages} messages`, value: ratio("milliseconds"), unit: "x", ...limits.time },
    { name: `${messages} messages, CPU time`, value: ratio("cpuMilliseconds"), unit: "x" },
    { name: `${messages} messages, peak memory`, value: ratio("megabytes"), unit: "x", ...limits.memory },
  ];
}

function growth(from: Costs, to: Costs): number {
  const time = ({ hookstep }: Costs): number => median(hookstep.map((cost) => cost.milliseconds));
  return time(to) / time(from);
}
