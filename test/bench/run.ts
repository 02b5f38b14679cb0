/** `npm run bench`: all parts; `npm run bench -- receive size`: these. Prints tables, writes results.json; all parts also docs/benchmarks.md. */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { formatPage, formatResult, type Part, type PartResult } from "./report.js";
import { measureAdapters } from "./parts/adapters.js";
import { measureGenerate } from "./parts/generate.js";
import { measureGenerators } from "./parts/generators.js";
import { measureImport } from "./parts/import.js";
import { measureMemory } from "./parts/memory.js";
import { measurePeers } from "./parts/peers.js";
import { measureReceive } from "./parts/receive.js";
import { measureSize } from "./parts/size.js";
import { measureSynthetic } from "./parts/synthetic.js";
import { measureTypes } from "./parts/types.js";
import { measureWatch } from "./parts/watch.js";

const parts: Readonly<Record<string, Part>> = {
  generate: measureGenerate,
  watch: measureWatch,
  synthetic: measureSynthetic,
  generators: measureGenerators,
  receive: measureReceive,
  adapters: measureAdapters,
  memory: measureMemory,
  peers: measurePeers,
  size: measureSize,
  import: measureImport,
  types: measureTypes,
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
  const part = parts[name];
  if (part === undefined) continue;
  const result = await part();
  results[name] = result;
  console.log(`\n${formatResult(result)}`);
}
writeFileSync(new URL("results.json", import.meta.url), `${JSON.stringify({ machine, results }, null, 2)}\n`);
if (Object.keys(parts).every((name) => Object.hasOwn(results, name))) {
  writeFileSync(
    new URL("../../docs/benchmarks.md", import.meta.url),
    formatPage(machine, Object.values(results)),
  );
}
