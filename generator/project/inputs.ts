import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { percentDecoded } from "../document/addresses.js";
import { stringMember } from "../document/json.js";
import { type DocumentText, MAX_DOCUMENT_BYTES, parseDocument } from "../document/parse.js";
import type { ReferencedFiles } from "../document/referenced-files.js";
import { readSource } from "../disk/source.js";
import type { GenerateInput } from "../generate.js";
import { installation } from "../installation.js";
import { compareText } from "../order.js";
import { displayPath } from "./paths.js";
import { createReferenceReader } from "./reference-reader.js";
import { readReferences } from "./references.js";
import type { Target } from "./targets.js";

/** Where paths are shown from, and whether the user still wants it. */
export interface InputOptions {
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** Reads everything a package is made from. */
export async function readInputs(target: Target, { cwd, signal }: InputOptions): Promise<GenerateInput> {
  const read = (path: string): DocumentText => ({
    file: displayPath(path, cwd),
    text: readSource(path, MAX_DOCUMENT_BYTES),
  });
  const document = read(target.document);
  const overlays = target.overlays.map(read);
  const references = await readTargetReferences(target, [document, ...overlays], { cwd, signal });
  return {
    document: { ...document, ...(references && { references }) },
    overlays,
    manifest: target.manifest === undefined ? impliedManifest(target) : read(target.manifest),
    examples: readExamples(target.examples, read),
    copied: target.copied.map((path) => ({ path: basename(path), text: read(path).text })),
    templates: readTemplates(),
    origin: { document: displayPath(target.document, target.root), command: target.command },
    formats: target.formats,
    secretVariable: secretVariable(target.packageName),
  };
}

/**
 * Reads the files that a target's document and overlays refer to.
 *
 * @param texts the document, which may be a new one in the place of the target's, and the overlays
 */
export function readTargetReferences(
  { document, refs }: Target,
  texts: readonly [DocumentText, ...DocumentText[]],
  options: InputOptions,
): Promise<ReferencedFiles | undefined> {
  const reader = createReferenceReader({ folder: dirname(document), allowed: refs, ...options });
  return readReferences(basename(document), texts, reader);
}

/** `helpscout` keeps its secret in `HELPSCOUT_WEBHOOK_SECRET`, a scoped package by the scope and the name. */
function secretVariable(packageName: string): string {
  const words = packageName.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
  const name = [...words, "WEBHOOK_SECRET"].join("_");
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

/** The name of the package to come. */
export function packageNameOf({ manifest }: GenerateInput): string {
  const name = stringMember(parseDocument(manifest).document?.data, "name");
  return name ?? "webhooks";
}

function impliedManifest({ packageName, document }: Target): DocumentText {
  return {
    file: basename(document),
    text: JSON.stringify({ name: packageName, version: "0.0.0", private: true }),
  };
}

/** `examples/<event>.json`; the name of an event that no file can have is percent-encoded. */
function readExamples(
  folder: string | undefined,
  read: (path: string) => DocumentText,
): ReadonlyMap<string, DocumentText> {
  if (folder === undefined) return new Map();
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return new Map(
    files
      .toSorted(compareText)
      .map((file) => [percentDecoded(file.slice(0, -".json".length)), read(join(folder, file))]),
  );
}

/** The run-time modules that come with hookstep, by path. */
export function readTemplates(): ReadonlyMap<string, string> {
  const folder = new URL("templates/", installation);
  const found = readdirSync(new URL("src/", folder), { recursive: true, encoding: "utf8" });
  const paths = found
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts"));
  return new Map(
    paths.toSorted(compareText).map((path) => [path, readFileSync(new URL(path, folder), "utf8")]),
  );
}
