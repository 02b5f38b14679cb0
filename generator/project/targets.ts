import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { DiagnosticError, hasErrors } from "../diagnostics/diagnostic.js";
import { MAX_DOCUMENT_BYTES } from "../document/parse.js";
import { readSource } from "../disk/source.js";
import { configName, parseConfig, type Provider } from "./config.js";
import { isAddress, parseAddress } from "../upstream/address.js";
import { findNearest } from "../nearest.js";
import { displayPath } from "./paths.js";

/** One package to generate, and where everything it is made from stands. Paths are absolute. */
export interface Target {
  /** What the command line calls it: the provider's name, or the document. */
  readonly name: string;
  readonly document: string;
  readonly overlays: readonly string[];
  /** The maintainers' `package.json`; without one `packageName` is all that is known. */
  readonly manifest?: string;
  readonly packageName: string;
  readonly examples?: string;
  /** Files that are copied into the package. */
  readonly copied: readonly string[];
  readonly out: string;
  /** Folders and addresses, besides the document's folder, that its references may lead to. */
  readonly refs: readonly string[];
  readonly formats: Provider["formats"];
  /** The command that generates it again. */
  readonly command: string;
  /** The folder that paths in the package's headers are relative to. */
  readonly root: string;
}

/** What a command was asked to work on. */
export interface Selection {
  /** Names of providers, or the path of one document. */
  readonly names: readonly string[];
  readonly overlays?: readonly string[] | undefined;
  readonly packageName?: string | undefined;
  readonly out?: string | undefined;
  /** Folders and addresses that references may lead to. */
  readonly allowRefs?: readonly string[] | undefined;
}

const documentNames = ["asyncapi.yaml", "asyncapi.yml", "asyncapi.json"];
/** What a provider's overlay may be called, in the order in which several are applied. */
export const overlayNames: readonly string[] = ["overlay.yaml", "overlay.yml", "overlay.json"];
const copiedNames = ["CHANGELOG.md", "LICENSE"];

/** The packages a command is about. Throws a {@link DiagnosticError} when the selection names nothing. */
export function findTargets(selection: Selection, cwd: string): readonly Target[] {
  const [first] = selection.names;
  if (first !== undefined && isDocument(first))
    return [withRefs(documentTarget(first, selection, cwd), selection, cwd)];
  const { providers, root } = readProviders(cwd);
  const wanted = selection.names.length === 0 ? providers.map(({ name }) => name) : selection.names;
  return wanted.map((name) => {
    const provider = providers.find((each) => each.name === name);
    if (provider === undefined) throw unknownProvider(name, providers);
    return withRefs(providerTarget(provider, root), selection, cwd);
  });
}

/** The packages that a project lists; nothing outside of one. Throws a {@link DiagnosticError} when it cannot be read. */
export function findProjectTargets(cwd: string): readonly Target[] | undefined {
  if (findConfig(cwd) === undefined) return undefined;
  const { providers, root } = readProviders(cwd);
  return providers.map((provider) => providerTarget(provider, root));
}

function isDocument(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name) || /[/\\]/.test(name);
}

function readProviders(cwd: string): { providers: readonly Provider[]; root: string } {
  const path = findConfig(cwd);
  if (path === undefined) {
    throw refusal(
      "no-config",
      `There is no ${configName} in this folder or above it.`,
      "Run this in your project, begin one with `hookstep init <document>`, or name a document: " +
        "hookstep generate path/to/asyncapi.yaml --name @acme/hooks --out hooks",
    );
  }
  const file = displayPath(path, cwd);
  const { providers, diagnostics } = parseConfig({ file, text: readSource(path, MAX_DOCUMENT_BYTES) }, path);
  if (hasErrors(diagnostics)) throw new DiagnosticError(diagnostics);
  return { providers, root: dirname(path) };
}

/** The configuration that holds in a folder: its own, or the nearest above it. */
export function findConfig(folder: string): string | undefined {
  const path = join(folder, configName);
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? undefined : findConfig(dirname(folder));
}

/** What the command line allows, on top of the configuration. */
function withRefs(target: Target, { allowRefs }: Selection, cwd: string): Target {
  return { ...target, refs: [...target.refs, ...allowedPlaces(allowRefs, cwd)] };
}

/** The folders and addresses of `--allow-refs`. Throws a {@link DiagnosticError} for an address that is not secure. */
export function allowedPlaces(stated: readonly string[] = [], cwd: string): readonly string[] {
  return stated.map((place) => (isAddress(place) ? parseAddress(place).href : resolve(cwd, place)));
}

function providerTarget({ name, spec, out, refs, formats }: Provider, root: string): Target {
  const manifest = join(spec, "package.json");
  const examples = join(spec, "examples");
  return {
    name,
    document: documentNames.map((file) => join(spec, file)).find(existsSync) ?? join(spec, "asyncapi.yaml"),
    overlays: overlayNames.map((file) => join(spec, file)).filter(existsSync),
    packageName: name,
    ...(existsSync(manifest) && { manifest }),
    ...(existsSync(examples) && { examples }),
    copied: copiedNames.map((file) => join(spec, file)).filter(existsSync),
    out,
    refs,
    formats,
    command: `npx hookstep generate ${name}`,
    root,
  };
}

function documentTarget(document: string, selection: Selection, cwd: string): Target {
  if (selection.names.length > 1) {
    throw refusal(
      "too-many-documents",
      "Only one document can be generated at a time.",
      "Or list several in " + configName,
    );
  }
  if (selection.out === undefined) {
    throw refusal(
      "no-out",
      "Where should the package go?",
      `Say it: hookstep generate ${document} --out <folder>`,
    );
  }
  const path = resolve(cwd, document);
  const out = resolve(cwd, selection.out);
  return {
    name: document,
    document: path,
    overlays: (selection.overlays ?? []).map((overlay) => resolve(cwd, overlay)),
    packageName: selection.packageName ?? basename(out),
    copied: [],
    out,
    refs: [],
    formats: "document",
    command: "npx hookstep generate",
    root: dirname(path),
  };
}

function unknownProvider(name: string, providers: readonly Provider[]): DiagnosticError {
  const known = providers.map((provider) => provider.name);
  const nearest = findNearest(name, known);
  return refusal(
    "unknown-provider",
    `There is no provider \`${name}\` in ${configName}.`,
    `${nearest === undefined ? "" : `Did you mean \`${nearest}\`? `}It lists: ${known.join(", ") || "none"}.`,
  );
}

function refusal(code: DiagnosticCode, message: string, help: string): DiagnosticError {
  return new DiagnosticError([{ code, severity: "error", message, help }]);
}
