/** `npm run bench`: all parts; `npm run bench -- receive size`: these. Prints tables, writes results.json; all parts also docs/benchmarks.md. */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { readVersions } from "./versions.js";
import { formatPage, formatResult, type Part, type PartResult } from "./report.js";

/** Each is loaded when it is asked for: some import the package of Help Scout, which not all need. */
const parts: Readonly<Record<string, () => Promise<Part>>> = {
  generate: async () => (await import("./parts/generate.js")).measureGenerate,
  generators: async () => (await import("./parts/generators.js")).measureGenerators,
  receive: async () => (await import("./parts/receive.js")).measureReceive,
  platforms: async () => (await import("./parts/platforms.js")).measurePlatforms,
  adapters: async () => (await import("./parts/adapters.js")).measureAdapters,
  memory: async () => (await import("./parts/memory.js")).measureMemory,
  peers: async () => (await import("./parts/peers.js")).measurePeers,
  size: async () => (await import("./parts/size.js")).measureSize,
  import: async () => (await import("./parts/import.js")).measureImport,
  types: async () => (await import("./parts/types.js")).measureTypes,
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. There are: ${Object.keys(parts).join(", ")}`);
  process.exit(1);
}

const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)} at the start`;
console.log(machine);
const results: Record<string, PartResult> = {};
for (const name of wanted) {
  const measure = await parts[name]?.();
  if (measure === undefined) continue;
  const result = await measure();
  results[name] = result;
  console.log(`\n${formatResult(result)}`);
}
writeFileSync(
  new URL("results.json", import.meta.url),
  `${JSON.stringify({ machine, versions: readVersions(), results }, null, 2)}\n`,
);
if (Object.keys(parts).every((name) => Object.hasOwn(results, name))) {
  writeFileSync(
    new URL("../../docs/benchmarks.md", import.meta.url),
    formatPage({ machine, versions: readVersions() }, Object.values(results)),
  );
}
