/** One measured value. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `x`: times the yardstick of the part. */
  readonly unit: "x" | "ms" | "KB" | "MB";
  /** What the value must not exceed. */
  readonly aim?: number;
}

/** What one part of the benchmarks found. */
export interface PartResult {
  readonly title: string;
  /** What 1 x stands for, or how the values were taken. */
  readonly yardstick: string;
  readonly figures: readonly Figure[];
}

/** A part of the benchmarks, which can be run alone. */
export type Part = () => Promise<PartResult>;

/** The table of one part. A value above its aim is marked. */
export function formatResult({ title, yardstick, figures }: PartResult): string {
  const rows = [["", "measured", "aim"], ...figures.map(formatFigure)];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    ),
  );
  return [`${title}  (${yardstick})`, ...lines.map((cells) => `  ${cells.join("   ").trimEnd()}`)].join("\n");
}

/** The page that keeps a full run. */
export function formatPage(
  { machine, versions }: { readonly machine: string; readonly versions: readonly string[] },
  results: readonly PartResult[],
): string {
  const tables = results.map((result) => `\`\`\`text\n${formatResult(result)}\n\`\`\``);
  const lead = `<!-- Written by \`npm run bench\`. Do not edit. -->

# Benchmarks

The last full run of \`npm run bench\`, on ${machine}. What is compared was measured in turns, in one run: trust ratios, not seconds; on a machine with load of its own, not even those to the last digit. \`!\` marks what misses its aim.

${versions.join(", ")}.`;
  return `${[lead, ...tables].join("\n\n")}\n`;
}

function formatFigure({ name, value, unit, aim }: Figure): readonly string[] {
  const [printed, limit] = [round(value), aim === undefined ? undefined : round(aim)];
  const isMissed = limit !== undefined && printed > limit;
  return [
    name,
    `${isMissed ? "! " : ""}${value.toFixed(2)} ${unit}`,
    limit === undefined ? "" : `≤ ${limit}`,
  ];
}

/** What is printed is compared, so that nothing is marked that reads as if it were right. */
function round(value: number): number {
  return Number(value.toFixed(2));
}
