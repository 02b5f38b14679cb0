import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ProcessCost, runNode } from "../node-process.js";
import { cli, repository, withFolder } from "../project.js";
import type { Figure, PartResult } from "../report.js";
import { interleave, medianDifference } from "../statistics.js";
import { syntheticDocument } from "../synthetic-document.js";

const ROUNDS = 11;
const compilers = {
  "TypeScript 7": "typescript",
  "TypeScript 6": "typescript-6",
  "TypeScript 5.9": "typescript-5.9",
} as const;

/** How many events the packages have, and what may be added to the time of each compiler, in milliseconds. */
const packages = [
  { project: "few", name: "@hookstep/helpscout", event: "convo.created", events: 26, aims: [100, 100, 100] },
  { project: "many", name: "@example/many", event: "resource7.changed", events: 1000, aims: [150, 600, 600] },
] as const;

/** What `tsc` takes longer for a project that uses a package than for one that uses none. */
export function measureTypes(): Promise<PartResult> {
  return withFolder(async (folder) => {
    writeProject(folder);
    const figures: Figure[] = [];
    for (const [index, [compiler, directory]] of Object.entries(compilers).entries()) {
      const compile = (project: string) => (): ProcessCost =>
        runNode([join(repository, "node_modules", directory, "bin/tsc"), "-p", `${project}.json`], folder);
      const subjects = { empty: compile("empty"), few: compile("few"), many: compile("many") };
      const costs = await interleave(subjects, ROUNDS);
      const times = (name: keyof typeof costs) => costs[name].map(({ milliseconds }) => milliseconds);
      for (const { project, events, aims } of packages) {
        const aim = aims[index];
        figures.push({
          name: `${compiler}, ${events} events`,
          value: medianDifference(times(project), times("empty")),
          unit: "ms",
          ...(aim !== undefined && { aim }),
        });
      }
    }
    return {
      title: "Checking a project that uses a package, more than one that uses none",
      yardstick: `tsc with skipLibCheck, whole processes, medians of ${ROUNDS} runs each`,
      figures,
    };
  });
}

function writeProject(folder: string): void {
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  link(folder, "@types/node", join(repository, "node_modules/@types/node"));
  const helpscout = join(folder, "node_modules/@hookstep/helpscout");
  cpSync(join(repository, "generated/helpscout"), helpscout, { recursive: true });
  writeFileSync(join(folder, "many.yaml"), syntheticDocument(1000));
  const args = ["generate", "many.yaml", "--name", "@example/many", "--out", "package"];
  execFileSync(process.execPath, [cli, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  link(folder, "@example/many", join(folder, "package"));
  writeFileSync(join(folder, "empty.ts"), "export {};\n");
  writeConfiguration(folder, "empty");
  for (const { project, name, event } of packages) {
    writeFileSync(join(folder, `${project}.ts`), programOf(name, event));
    writeConfiguration(folder, project);
  }
}

function programOf(name: string, event: string): string {
  return `import { createReceiver, type Handlers } from "${name}";
const receiver = createReceiver({ secret: process.env["SECRET"] });
receiver.on("${event}", async ({ payload }) => console.log(payload.id));
receiver.on("*", ({ event, payload }) => { if (event === "${event}") console.log(payload.id); });
export const handlers: Partial<Handlers> = { "${event}": ({ payload }) => console.log(payload.id) };
`;
}

function writeConfiguration(folder: string, name: string): void {
  const options = { strict: true, module: "nodenext", target: "es2022", types: ["node"] };
  const configuration = {
    compilerOptions: { ...options, skipLibCheck: true, noEmit: true },
    files: [`${name}.ts`],
  };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(configuration));
}

function link(folder: string, name: string, target: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}
