import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installOnce } from "../install.js";
import { type ProcessCost, runNode } from "../node-process.js";
import { repository, runHookstep, runYardstick, withFolder } from "../project.js";
import type { Figure, PartResult } from "../report.js";
import { interleave, medianRatio, type Subjects } from "../statistics.js";
import { syntheticDocument } from "../synthetic-document.js";

const ROUNDS = 5;
const peersFolder = new URL("../generators/", import.meta.url);

/** What a generator is called, and the arguments of Node that make it generate from a document. */
const peers: Readonly<Record<string, (document: string, out: string) => readonly string[]>> = {
  "Modelina CLI": (document, out) => [
    program("@asyncapi/modelina-cli/bin/run_bin"),
    "generate",
    "typescript",
    document,
    "-o",
    out,
  ],
  "AsyncAPI CLI": (document, out) => [
    program("@asyncapi/cli/bin/run_bin"),
    "generate",
    "models",
    "typescript",
    document,
    "-o",
    out,
  ],
};

/** Well-known generators that read AsyncAPI, which print types, beside ours, which prints a whole package. */
export function measureGenerators(): Promise<PartResult> {
  installOnce(peersFolder);
  return withFolder(async (folder) => {
    const figures: Figure[] = [];
    for (const [title, document] of Object.entries(writeDocuments(folder))) {
      figures.push(...(await measureDocument(title, document, folder)));
    }
    return {
      title: "Generating beside other generators",
      yardstick: `whole processes, medians of ${ROUNDS}; 1 x: a process that imports @asyncapi/parser and parses the document with its defaults`,
      figures,
    };
  });
}

/** Help Scout's document with its overlay, and made-up ones; paths by what they are called in the table. */
function writeDocuments(folder: string): Readonly<Record<string, string>> {
  const helpScout = join(folder, "helpscout.yaml");
  copyFileSync(join(repository, "spec/helpscout/asyncapi.yaml"), helpScout);
  const made = [10, 100, 1000].map((size) => {
    const path = join(folder, `messages-${size}.yaml`);
    writeFileSync(path, syntheticDocument(size));
    return [`${size} messages`, path] as const;
  });
  return { "Help Scout": helpScout, ...Object.fromEntries(made) };
}

async function measureDocument(title: string, document: string, folder: string): Promise<readonly Figure[]> {
  const out = document.replace(/\.yaml$/, "");
  const overlay = join(repository, "spec/helpscout/overlay.yaml");
  const ours = ["generate", document, "--name", "@example/hooks", "--out", join(out, "hookstep")];
  const overlays = title === "Help Scout" ? ["--overlay", overlay] : [];
  const subjects: Record<string, () => ProcessCost> = {
    yardstick: () => runYardstick(document),
    hookstep: () => runHookstep([...ours, ...overlays, "--force", "--no-build"], folder),
  };
  for (const [name, args] of Object.entries(peers)) {
    subjects[name] = () => runNode(args(document, join(out, name)), folder, { CI: "true" });
  }
  const costs = await interleave(subjects as Subjects<string, ProcessCost>, ROUNDS);
  const of = (name: string, measure: keyof ProcessCost) => (costs[name] ?? []).map((cost) => cost[measure]);
  const ratio = (name: string, measure: keyof ProcessCost) =>
    medianRatio(of(name, measure), of("yardstick", measure));
  return ["hookstep", ...Object.keys(peers)].flatMap((name): Figure[] => [
    { name: `${title}: ${name}`, value: ratio(name, "milliseconds"), unit: "x" },
    { name: `${title}: ${name}, CPU time`, value: ratio(name, "cpuMilliseconds"), unit: "x" },
    { name: `${title}: ${name}, peak memory`, value: ratio(name, "megabytes"), unit: "x" },
  ]);
}

function program(path: string): string {
  return fileURLToPath(new URL(`node_modules/${path}`, peersFolder));
}
