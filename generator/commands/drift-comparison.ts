import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { sha256 } from "../disk/hash.js";
import { refusal } from "../disk/refusal.js";
import { readSource } from "../disk/source.js";
import { recoverUpdate } from "../disk/update-transaction.js";
import { type DocumentText, MAX_DOCUMENT_BYTES } from "../document/parse.js";
import type { ProviderReport, ReportedChange } from "../drift/report/report.js";
import { displayPath } from "../project/paths.js";
import { refersElsewhere } from "../project/references.js";
import { shownSource } from "../upstream/address.js";
import type { Comparison } from "../upstream/compare-documents.js";
import { type Lock, parseLock } from "../upstream/lock.js";
import { displaySource, isFile, readNamedSource, withReferences } from "../upstream/read-source.js";
import type { DriftSubject } from "./drift-subject.js";
import { type CommandContext, diagnosticsOf } from "./outcome.js";

/** Compares the two sides of a subject. What the user can mend is in the report, everything else is thrown. */
export async function compareSubject(
  subject: DriftSubject,
  context: CommandContext,
): Promise<ProviderReport> {
  const { name, to } = subject;
  const report = { name, upstream: displaySource("lock" in to ? to.lock : to.source, context.cwd) };
  try {
    if (isFile(subject.from)) recoverUpdate(dirname(resolve(context.cwd, subject.from)));
    const from = await readNamedSource(subject.from, context);
    if ("source" in to) {
      const next = await readNamedSource(to.source, context);
      return { ...report, ...(await compareTexts(subject, from, next, context)) };
    }
    const lock = readLock(name, to.lock, context.cwd);
    if (lock === null) return { ...report, upstream: writtenHere, changes: [], diagnostics: [] };
    report.upstream = shownSource(lock.url);
    const next = await fetchLocked(lock, from, context);
    return { ...report, ...(await compareTexts(subject, from, next, context)) };
  } catch (error) {
    return { ...report, changes: [], diagnostics: diagnosticsOf(error) };
  }
}

/** What stands for the upstream of a document that has none. */
const writtenHere = "no upstream, the document is written here";

function readLock(name: string, path: string, cwd: string): Lock | null {
  const file = displayPath(path, cwd);
  if (existsSync(path)) return parseLock({ file, text: readSource(path, MAX_DOCUMENT_BYTES) });
  throw refusal(
    "no-lock",
    `The provider \`${name}\` has no ${file}, which would say where its upstream is.`,
    `Name the upstream: hookstep drift ${name} --upstream <address or file>`,
  );
}

/** Only where the document is still what was retrieved does it tell something that upstream is, too. */
async function fetchLocked(
  lock: Lock,
  from: DocumentText,
  { signal }: CommandContext,
): Promise<DocumentText> {
  const { fetchUpstream } = await import("../upstream/fetch.js");
  const etag = sha256(from.text) === lock.sha256 ? lock.etag : null;
  const fetched = await fetchUpstream(lock.url, { etag, signal });
  return { file: shownSource(lock.url), text: fetched.kind === "unchanged" ? from.text : fetched.text };
}

/**
 * Equal documents are told apart from others without a look into them. What a retrieved document refers to is taken
 * from the spec folder: only the document itself has an upstream.
 */
async function compareTexts(
  subject: DriftSubject,
  from: DocumentText,
  to: DocumentText,
  context: CommandContext,
): Promise<Pick<ProviderReport, "changes" | "diagnostics">> {
  const { ownOverlays } = subject;
  if (from.text === to.text && !refersElsewhere(from) && ownOverlays === undefined)
    return { changes: [], diagnostics: [] };
  const overlays = {
    from: await readOverlays(ownOverlays?.from ?? subject.overlays, context),
    to: await readOverlays(ownOverlays?.to ?? subject.overlays, context),
  };
  const options = { cwd: context.cwd, signal: context.signal, refs: subject.refs };
  const source = "source" in subject.to ? subject.to.source : subject.from;
  const linked = {
    from: await withReferences(from, subject.from, overlays.from, options),
    to: await withReferences(to, source, overlays.to, options),
  };
  const { compareDocuments } = await import("../upstream/compare-documents.js");
  const { compareSources } = await import("../upstream/compare-sources.js");
  const { compareModels } = await import("../drift/compare-models.js");
  const comparison =
    ownOverlays === undefined
      ? await compareDocuments({ ...linked, overlays: overlays.from }, compareModels)
      : await compareSources(linked, overlays, compareModels);
  const changes = comparison.changes.map((change) => located(change, subject, comparison));
  return { changes, diagnostics: comparison.diagnostics };
}

async function readOverlays(
  paths: readonly string[],
  context: CommandContext,
): Promise<readonly DocumentText[]> {
  const texts: DocumentText[] = [];
  for (const path of paths) texts.push(await readNamedSource(path, context));
  return texts;
}

/** The place of a change in the old document if that is a file, and in the new one else. */
function located(change: ReportedChange, subject: DriftSubject, { from, to }: Comparison): ReportedChange {
  const old = isFile(subject.from) ? from : undefined;
  const next = "source" in subject.to && isFile(subject.to.source) ? to : undefined;
  const pointer = old === undefined ? (change.to ?? change.from) : (change.from ?? change.to);
  if (pointer === undefined) return change;
  const location = (old ?? next)?.locate(pointer, { key: true });
  return location === undefined ? change : { ...change, location };
}
