import { join } from "node:path";

import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { sha256 } from "../disk/hash.js";
import { writeNewProvider } from "../disk/new-provider.js";
import { refusal } from "../disk/refusal.js";
import { member, stringMember } from "../document/json.js";
import { isUri } from "../document/addresses.js";
import { type DocumentText, parseDocument } from "../document/parse.js";
import { isRefusal } from "../document/referenced-files.js";
import type { EmittedFile } from "../emit/file.js";
import type { Findings } from "../inference/findings.js";
import { printOverlay } from "../inference/overlay-text.js";
import { addProvider } from "../project/config-text.js";
import { newProviderFiles } from "../project/new-provider.js";
import { displayPath } from "../project/paths.js";
import { assertNewProvider, licenseOf, readProject } from "../project/project.js";
import { isProviderName, suggestProviderName } from "../project/provider-name.js";
import { isAddress, withoutCredentials } from "../upstream/address.js";
import { type ExactSource, readExactSource } from "../upstream/exact-source.js";
import { formatLock } from "../upstream/lock.js";
import { displaySource, withReferences } from "../upstream/read-source.js";
import { readFindings } from "./init-reading.js";
import { describeFindings, findingsAsData } from "./init-report.js";
import { type CommandContext, type CommonOptions, printDiagnostics } from "./outcome.js";
import { withProgress } from "./progress.js";

/** Options of `hookstep init`. */
export interface InitOptions extends CommonOptions {
  /** A path, an address or a file of a git revision. */
  readonly document: string;
  /** The provider's name. */
  readonly name?: string | undefined;
}

/**
 * `hookstep init`: writes the folder of a new provider, with an overlay that proposes what its document does not say.
 * Exit code 0, or 1 when nothing was written.
 */
export async function runInit(options: InitOptions, context: CommandContext): Promise<number> {
  const { cwd, terminal, signal } = context;
  const source = await withProgress(`Fetching ${displaySource(options.document, cwd)}`, terminal, () =>
    readExactSource(options.document, null, { cwd, signal }),
  );
  if (source === undefined) throw new Error("a request without an entity tag has no such answer");
  const project = readProject(cwd);
  const title = titleOf(source.text);
  const name = providerName(options, title);
  const folder = join(project.root, "spec", name);
  assertNewProvider(name, project);

  const documentName = isJson(source.text) ? "asyncapi.json" : "asyncapi.yaml";
  const file = displaySource(options.document, cwd);
  const document = await withReferences({ file, text: source.text }, options.document, [], { cwd, signal });
  const reading = await withProgress(`Reading ${file}`, terminal, () => readFindings(document));
  if (reading.findings === undefined || hasErrors(reading.diagnostics)) {
    if (options.json) terminal.out(JSON.stringify({ name, diagnostics: reading.diagnostics }, null, 2));
    else printDiagnostics(reading.diagnostics, terminal);
    return 1;
  }
  const { findings } = reading;
  const files = newProviderFiles({
    name,
    title,
    documentName,
    document: source.text,
    referenced: referencedFiles(document),
    overlay: printOverlay(findings, documentName, ownName(document, documentName)),
    ...licenseOf(project.root),
    ...lockOf(options.document, source, context),
  });
  const after = addProvider(project.text, name);
  signal.throwIfAborted();
  writeNewProvider({ folder, files, config: project.config, before: project.text, after });
  report(
    { name, folder: displayPath(folder, cwd), files, findings, diagnostics: reading.diagnostics },
    options,
    context,
  );
  return 0;
}

function providerName({ name, document }: InitOptions, title: string): string {
  const found = name ?? suggestProviderName(document, title);
  if (found !== undefined && isProviderName(found)) return found;
  throw refusal(
    "provider-name",
    found === undefined
      ? "Neither the document's file nor its title says whose it is."
      : `\`${found}\` cannot be a provider's name.`,
    "Name the provider: --name acme, of lower-case letters, digits, `-`, `_` and `.`.",
  );
}

/** What a document calls itself that is copied under another name. */
function ownName({ references }: DocumentText, documentName: string): string | undefined {
  if (references?.namesDocument !== true || references.root === documentName) return undefined;
  return isAddress(references.root) ? withoutCredentials(references.root) : references.root;
}

/** The files beside a document that it refers to; what has an address of its own is read from there. */
function referencedFiles({ references }: DocumentText): readonly EmittedFile[] {
  return [...(references?.files ?? [])].flatMap(([path, found]) =>
    isUri(path) || /^(?:\.\.)?\//.test(path) || isRefusal(found) ? [] : [{ path, text: found.text }],
  );
}

function titleOf(text: string): string {
  const { document } = parseDocument({ file: "", text });
  return stringMember(member(document?.data, "info"), "title") ?? "";
}

/** JSON is YAML, too; what begins like JSON keeps its name. */
function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

function lockOf(source: string, { text, etag }: ExactSource, { today }: CommandContext) {
  if (!isAddress(source)) return {};
  return {
    lock: formatLock({ url: withoutCredentials(source), sha256: sha256(text), etag, retrieved: today() }),
  };
}

/** What a run did. */
interface Initialised {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly EmittedFile[];
  readonly findings: Findings;
  readonly diagnostics: readonly Diagnostic[];
}

function report(
  { name, folder, files, findings, diagnostics }: Initialised,
  { json }: InitOptions,
  { terminal }: CommandContext,
): void {
  const paths = files.map(({ path }) => path);
  if (json) {
    const data = { name, folder, files: paths, ...findingsAsData(findings), diagnostics };
    terminal.out(JSON.stringify(data, null, 2));
    return;
  }
  printDiagnostics(diagnostics, terminal);
  for (const line of describeFindings(findings, { name, folder, paths }, terminal)) terminal.out(line);
}
