import { existsSync, realpathSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";

import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { readSource } from "../disk/source.js";
import { isUri } from "../document/addresses.js";
import { ownNameMember } from "../document/own-name.js";
import { type DocumentText, MAX_DOCUMENT_BYTES } from "../document/parse.js";
import type { Refusal } from "../document/referenced-files.js";
import { isAddress, shownAddress } from "../upstream/address.js";
import { displayPath } from "./paths.js";
import type { ReadReferenced } from "./references.js";

/** Where the references of a document may lead. */
export interface ReferenceRules {
  /** The document's folder, which is always allowed. */
  readonly folder: string;
  /** Further folders, and the beginnings of addresses. */
  readonly allowed: readonly string[];
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/**
 * Reads files below the document's folder and the allowed ones, symbolic links followed, and addresses that begin like
 * an allowed one: a document of somebody else's cannot make this machine read or fetch anything else.
 */
export function createReferenceReader(rules: ReferenceRules): ReadReferenced {
  return async (address) => {
    try {
      return isUri(address) ? await readUri(address, rules) : readPath(address, rules);
    } catch (error) {
      if (error instanceof DiagnosticError) return refusalOf(error);
      throw error;
    }
  };
}

function readPath(address: string, { folder, allowed, cwd }: ReferenceRules): DocumentText | Refusal {
  const path = resolve(folder, address);
  const folders = [folder, ...allowed.filter((place) => !isAddress(place))];
  const file = displayPath(path, cwd);
  const real = existsSync(path) ? realpathSync(path) : path;
  if (!folders.some((place) => isWithin(real, real === path ? place : realPath(place)))) {
    return {
      message: `\`${file}\` is outside of the document's folder.`,
      help: allowHelp(displayPath(dirname(real), cwd)),
    };
  }
  if (!existsSync(path)) return { message: `${file} does not exist.`, help: missingHelp(address) };
  return { file, text: readSource(path, MAX_DOCUMENT_BYTES) };
}

async function readUri(
  address: string,
  { allowed, signal }: ReferenceRules,
): Promise<DocumentText | Refusal> {
  if (!isAddress(address) || !URL.canParse(address))
    return { message: `\`${address}\` is neither the path of a file nor an https address.` };
  const url = new URL(address);
  const places = allowed.filter(isAddress).map((place) => new URL(place).href);
  if (!places.some((place) => url.href.startsWith(place))) {
    return {
      message: `${shownAddress(url)} is on the network, which is not read unasked.`,
      help: allowHelp(new URL("./", url).href),
    };
  }
  const { fetchUpstream } = await import("../upstream/fetch.js");
  const fetched = await fetchUpstream(address, { signal });
  if (fetched.kind === "unchanged") throw new Error("a request without an entity tag has no such answer");
  return { file: shownAddress(url), text: fetched.text };
}

function missingHelp(address: string): string {
  if (address.includes("/")) return "Put it there, or correct the reference in an overlay.";
  const name = JSON.stringify(address);
  return `Put it there. If it is what the document itself was called, say so in its overlay, beside \`overlay\`: ${ownNameMember}: ${name}`;
}

function allowHelp(place: string): string {
  return `If it belongs to the document, allow it: --allow-refs ${place}, or "refs": [${JSON.stringify(place)}] in hookstep.config.json.`;
}

/** What an error says, for whoever follows the reference. */
export function refusalOf({ diagnostics: [first] }: DiagnosticError): Refusal {
  const { message = "", help } = first ?? {};
  return { message, ...(help !== undefined && { help }) };
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}

function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
