import { basename, dirname, posix, resolve } from "node:path";

import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { readSource } from "../disk/source.js";
import { isUri } from "../document/addresses.js";
import { type DocumentText, MAX_DOCUMENT_BYTES } from "../document/parse.js";
import { createReferenceReader, refusalOf } from "../project/reference-reader.js";
import { readReferences, type ReadReferenced } from "../project/references.js";
import { displayPath } from "../project/paths.js";
import { isAddress, shownSource } from "./address.js";
import { isGitRevision, readGitRevision } from "./git-revision.js";

/** Where the user is, and whether they still want it. */
export interface SourceOptions {
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** Folders and addresses, besides a document's own folder, that its references may lead to. */
  readonly refs?: readonly string[];
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

/**
 * A document with the files that it and its overlays refer to: of its folder, or of its revision.
 *
 * @param source what the user named the document by
 */
export async function withReferences(
  document: DocumentText,
  source: string,
  overlays: readonly DocumentText[],
  { cwd, signal, refs = [] }: SourceOptions,
): Promise<DocumentText> {
  const path = resolve(cwd, source);
  const rules = { folder: dirname(path), allowed: refs, cwd, signal };
  const [root, read] = isGitRevision(source)
    ? [basename(source), revisionReader(source, { cwd, signal })]
    : [isAddress(source) ? source : basename(path), createReferenceReader(rules)];
  const references = await readReferences(root, [document, ...overlays], read);
  return references === undefined ? document : { ...document, references };
}

/** Reads files of the revision and beside the file that a source names. */
function revisionReader(source: string, options: SourceOptions): ReadReferenced {
  const folder = source.slice(0, source.length - basename(source).length);
  return async (address) => {
    if (isUri(address)) return { message: `\`${address}\` is not in the revision.` };
    const path = folder + (folder.endsWith(":") ? posix.normalize(address) : address);
    try {
      return await readNamedSource(path, options);
    } catch (error) {
      if (error instanceof DiagnosticError) return refusalOf(error);
      throw error;
    }
  };
}

/** What a source is called in messages and reports. */
export function displaySource(source: string, cwd: string): string {
  return isFile(source) ? displayPath(resolve(cwd, source), cwd) : shownSource(source);
}

/** Whether a source is a file of this machine, so that a report can point into it. */
export function isFile(source: string): boolean {
  return !isAddress(source) && !isGitRevision(source);
}
