import { DiagnosticError, hasErrors } from "../diagnostics/diagnostic.js";
import type { FileHashes } from "../disk/hash.js";
import { hashFiles } from "../disk/hash.js";
import { readManifest } from "../disk/manifest.js";
import type { SpecFile } from "../disk/update-record.js";
import { type Change, gravestClass } from "../drift/change.js";
import { compareModels } from "../drift/compare-models.js";
import { inReportOrder, type ReportedChange } from "../drift/report/report.js";
import type { EmittedFile } from "../emit/file.js";
import { generate, type GenerateInput, type Generated } from "../generate.js";
import type { Target } from "../project/targets.js";
import { compareDocuments } from "../upstream/compare-documents.js";
import { addRelease, emptyChangelog, formatRelease, type Release } from "./changelog.js";
import { findLastRelease } from "./last-release.js";
import { notesOn } from "./notes.js";
import { readVersion, withVersion } from "./package-version.js";
import { assertNoRemnants } from "./remnants.js";
import { compareRelease } from "./release-changes.js";
import type { Retrieved } from "./retrieve.js";
import { changedSpecFiles, changelogName, type SpecTexts } from "./spec-files.js";
import { nextVersion } from "./version.js";

/** What an update comes to; nothing of it is written yet. */
export interface UpdatePlan {
  /** What changes for receivers, and what an overlay has to do with upstream's changes; most serious first. */
  readonly changes: readonly ReportedChange[];
  /** The commit that everything is compared with, where one is known. */
  readonly revision?: string;
  /** The release it makes; undefined where receivers see no difference, or the package has no version. */
  readonly release?: Release & { readonly from: string; readonly entry: string };
  readonly specFiles: readonly SpecFile[];
  readonly inputs: GenerateInput;
  readonly files: readonly EmittedFile[];
  readonly generated: Generated;
}

/** What is taken in, and when. */
export interface UpdateSubject {
  readonly target: Target;
  /** What the spec folder held before `inputs` were read. */
  readonly before: SpecTexts<string | null>;
  readonly inputs: GenerateInput;
  /** Undefined for an update with local changes only. */
  readonly retrieved?: Retrieved | undefined;
  readonly today: string;
  readonly signal: AbortSignal;
}

/**
 * Computes an update of a package.
 *
 * @throws DiagnosticError with everything that keeps the new document from being read, each with what to do about it.
 */
export async function planUpdate(subject: UpdateSubject): Promise<UpdatePlan> {
  const { target, before, inputs, retrieved, signal } = subject;
  const next = { ...inputs, ...(retrieved && { document: documentOf(retrieved) }) };
  const generated = await generateStrictly(next);
  if (retrieved !== undefined) assertNoRemnants(inputs, next);
  const last = await findLastRelease(target, inputs.manifest, signal);
  const changes = await compareRelease(inputs, next, last);
  const written = last?.files ?? writtenFiles(target.out);
  const notes = written === undefined ? [] : notesOn(written, hashFiles(generated.files), changes.length > 0);
  const release = planRelease(subject, changes, notes);
  const released = release && releaseInputs(inputs, release);
  const document = { ...next.document, file: inputs.document.file };
  const updated: GenerateInput = { ...next, document, ...released };
  const { files } = release === undefined ? generated : await generateStrictly(updated);
  return {
    changes: await reportChanges(subject, next, changes),
    ...(last && { revision: last.revision }),
    ...(release && { release }),
    specFiles: changedSpecFiles(target, before, {
      document: retrieved?.text,
      lock: retrieved?.lock,
      manifest: released?.manifest.text,
      changelog: released?.copied.find(({ path }) => path === changelogName)?.text,
    }),
    inputs: updated,
    files,
    generated,
  };
}

async function generateStrictly(
  input: GenerateInput,
): Promise<Generated & { readonly files: readonly EmittedFile[] }> {
  const generated = await generate(input);
  const { files, diagnostics } = generated;
  if (files === undefined || hasErrors(diagnostics)) throw new DiagnosticError(diagnostics);
  return { ...generated, files };
}

/** The changes of a release, with what `hookstep drift` says besides. */
async function reportChanges(
  { inputs, retrieved }: UpdateSubject,
  { document, overlays }: GenerateInput,
  changes: readonly Change[],
): Promise<readonly ReportedChange[]> {
  if (retrieved === undefined) return inReportOrder(changes);
  const compared = await compareDocuments({ from: inputs.document, to: document, overlays }, compareModels);
  const told = new Set(compared.changes.map(keyOf));
  return inReportOrder([...compared.changes, ...changes.filter((change) => !told.has(keyOf(change)))]);
}

function keyOf({ class: weight, what, events, path, before, after }: Change): string {
  return JSON.stringify([weight, what, events, path, before, after]);
}

/** The new document under the name of its source, so that what is wrong in it is not looked for in the old one. */
function documentOf({ shown, text, references }: Retrieved): GenerateInput["document"] {
  return { file: shown, text: text.replace(/^\uFEFF/, ""), ...(references && { references }) };
}

function writtenFiles(out: string): FileHashes | undefined {
  const manifest = readManifest(out);
  return manifest && Object.fromEntries(manifest.files);
}

function planRelease(
  { target, inputs, today }: UpdateSubject,
  changes: readonly Change[],
  notes: readonly string[],
): UpdatePlan["release"] {
  const from = target.manifest === undefined ? undefined : readVersion(inputs.manifest);
  if (from === undefined || changes.length + notes.length === 0) return undefined;
  const version = nextVersion(from, gravestClass(changes) ?? "documentation");
  const release = { version, date: today, changes, notes };
  return { ...release, from, entry: formatRelease(release) };
}

/** The inputs that a release changes: the version and the changelog. */
function releaseInputs(inputs: GenerateInput, release: Release): Pick<GenerateInput, "copied" | "manifest"> {
  const { manifest, copied } = inputs;
  const written = copied.find(({ path }) => path === changelogName);
  const changelog = { path: changelogName, text: addRelease(written?.text ?? emptyChangelog, release) };
  return {
    manifest: { file: manifest.file, text: withVersion(manifest, release.version) },
    copied: [changelog, ...copied.filter(({ path }) => path !== changelogName)],
  };
}
