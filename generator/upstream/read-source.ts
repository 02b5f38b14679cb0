import { resolve } from "node:path";

import { readSource } from "../disk/source.js";
import { type DocumentText, MAX_DOCUMENT_BYTES } from "../document/parse.js";
import { displayPath } from "../project/paths.js";
import { isAddress, shownSource } from "./address.js";
import { isGitRevision, readGitRevision } from "./git-revision.js";

/** Where the user is, and whether they still want it. */
export interface SourceOptions {
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/**
 * The text behind what a user names as a document: a path, an address, or a file of a git revision.
 *
 * @throws DiagnosticError with a sentence that says why there is none.
 */
export async function readNamedSource(source: string, { cwd, signal }: SourceOptions): Promise<DocumentText> {
  const file = displaySource(source, cwd);
  if (isGitRevision(source)) {
    return { file, text: await readGitRevision(source, { cwd, signal, maxBytes: MAX_DOCUMENT_BYTES }) };
  }
  if (!isAddress(source)) return { file, text: readSource(resolve(cwd, source), MAX_DOCUMENT_BYTES) };
  const { fetchUpstream } = await import("./fetch.js");
  const fetched = await fetchUpstream(source, { signal });
  if (fetched.kind === "unchanged") throw new Error("a request without an entity tag has no such answer");
  return { file, text: fetched.text };
}

/** What a source is called in messages and reports. */
export function displaySource(source: string, cwd: string): string {
  return isFile(source) ? displayPath(resolve(cwd, source), cwd) : shownSource(source);
}

/** Whether a source is a file of this machine, so that a report can point into it. */
export function isFile(source: string): boolean {
  return !isAddress(source) && !isGitRevision(source);
}
