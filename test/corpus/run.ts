/**
 * `npm run corpus -- DIR`: takes every document in a folder as a stranger would: `init`, its proposals as they are,
 * `generate`. A line a document; exit code 1 when one of them ends in neither a package nor an explanation.
 */
import { readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";

import { compareText } from "../../generator/order.js";
import { runDocument } from "./document-run.js";
import { describeOutcome, type Outcome, summarise } from "./outcome.js";
import { createProject } from "./project.js";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder: npm run corpus -- DIR");
  process.exit(1);
}
const dir = resolve(folder);
const found = readdirSync(dir, { recursive: true, withFileTypes: true });
const paths = found
  .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .toSorted(compareText);
const project = createProject();
const width = Math.max(0, ...paths.map((path) => relative(dir, path).length));
const outcomes: Outcome[] = [];
try {
  for (const [index, path] of paths.entries()) {
    const outcome = await runDocument(path, `document-${index + 1}`, project);
    outcomes.push(outcome);
    console.log(`${relative(dir, path).padEnd(width)}  ${describeOutcome(outcome)}`);
  }
} finally {
  project.remove();
}
console.log(summarise(outcomes));
process.exitCode = outcomes.some(({ kind }) => kind === "failed") ? 1 : 0;
