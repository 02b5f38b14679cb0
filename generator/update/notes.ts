import type { FileHashes } from "../disk/hash.js";

/** Files that everybody who installs a package gets, and that no change of its model is behind. */
const published: readonly string[] = ["LICENSE", "README.md", "package.json"];

/**
 * What a changelog says of files that no change of the model accounts for. Run-time code is told of always; the rest
 * follows from the model where that has changed.
 *
 * @param before the files of the package so far
 * @param after its files to be, still with the version and the changelog that it had
 */
export function notesOn(before: FileHashes, after: FileHashes, modelChanged: boolean): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...paths].filter((path) => before[path] !== after[path]).toSorted();
  const emitted = differing.filter((path) => path.startsWith("src/spec/"));
  const notes: string[] = [];
  if (differing.some((path) => path.startsWith("src/") && !emitted.includes(path)))
    notes.push("Run-time code updated.");
  if (modelChanged) return notes;
  if (emitted.some((path) => path !== samples)) notes.push("Types and validators emitted anew.");
  if (emitted.includes(samples)) notes.push("Sample payloads updated.");
  const others = differing.filter((path) => published.includes(path));
  if (others.length > 0) notes.push(`Updated: ${others.map((path) => `\`${path}\``).join(", ")}.`);
  return notes;
}

const samples = "src/spec/samples.ts";
