import { dirname, resolve } from "node:path";

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isArray, isObject, type JsonObject, type JsonValue, member } from "../document/json.js";
import type { DocumentText } from "../document/parse.js";
import { parseUniqueJson } from "../document/parse-json.js";
import { childPointer, valueAt } from "../document/references.js";
import type { LocatedDocument } from "../document/source-document.js";
import type { FormatsOption } from "../emit/validators.js";
import { isAddress, isSecure } from "../upstream/address.js";
import { isProviderName } from "./provider-name.js";

/** The file that lists a project's providers. */
export const configName = "hookstep.config.json";

/** One provider of a project. Paths are absolute. */
export interface Provider {
  readonly name: string;
  /** The folder with its document, overlay, examples and the inputs of its package. */
  readonly spec: string;
  /** The folder of its package. */
  readonly out: string;
  /** Folders and addresses, besides its own folder, that the document's references may lead to. */
  readonly refs: readonly string[];
  /** Whether payloads that break a format such as `date-time` are reported. */
  readonly formats: FormatsOption;
}

/** Reads `hookstep.config.json`. Paths in it are relative to its folder; both have defaults. */
export function parseConfig(
  config: DocumentText,
  path: string,
): { readonly providers: readonly Provider[]; readonly diagnostics: readonly Diagnostic[] } {
  const { document, diagnostics: found } = parseUniqueJson(config);
  if (document === undefined) return { providers: [], diagnostics: found };
  const diagnostics = [...found];
  const report = (pointer: string, message: string, help?: string): void => {
    const location = document.locate(pointer, { key: true });
    diagnostics.push({
      code: "invalid-config",
      severity: "error",
      message,
      pointer,
      location,
      ...(help && { help }),
    });
  };
  const listed = member(document.data, "providers");
  if (!isObject(listed)) {
    report("/providers", "`providers` must be an object of providers.", example);
    return { providers: [], diagnostics };
  }
  reportUnknown(document, "", ["$schema", "providers"], report);
  const providers = Object.entries(listed).flatMap(([name, value]) => {
    reportUnknown(document, childPointer("/providers", name), ["formats", "out", "refs", "spec"], report);
    return readProvider(name, value, dirname(path), report);
  });
  return { providers, diagnostics };
}

const example = `For instance: { "providers": { "helpscout": { "spec": "spec/helpscout", "out": "generated/helpscout" } } }`;

type ReportConfig = (pointer: string, message: string, help?: string) => void;

function readProvider(
  name: string,
  value: JsonValue,
  folder: string,
  report: ReportConfig,
): readonly Provider[] {
  const pointer = childPointer("/providers", name);
  if (!isProviderName(name)) {
    report(
      pointer,
      `\`${name}\` cannot be a provider's name.`,
      "Use lower-case letters, digits, `-`, `_` and `.`.",
    );
    return [];
  }
  if (!isObject(value)) {
    report(pointer, `The provider \`${name}\` must be an object.`, example);
    return [];
  }
  const formats = member(value, "formats") ?? "document";
  if (formats !== "assert" && formats !== "document") {
    report(`${pointer}/formats`, "`formats` must be `assert` or `document`.");
    return [];
  }
  const spec = folderOf(value, "spec", resolve(folder, "spec", name), folder, pointer, report);
  const out = folderOf(value, "out", resolve(folder, "generated", name), folder, pointer, report);
  const refs = placesOf(member(value, "refs"), folder, pointer, report);
  return spec === undefined || out === undefined ? [] : [{ name, spec, out, refs, formats }];
}

/** Folders, relative to the configuration, and beginnings of https addresses. */
function placesOf(
  stated: JsonValue = [],
  folder: string,
  pointer: string,
  report: ReportConfig,
): readonly string[] {
  if (isArray(stated) && stated.every(isPlace))
    return stated.map((place) => (isAddress(place) ? place : resolve(folder, place)));
  const help = `For instance: "refs": ["../shared", "https://schemas.example.com/"]`;
  report(`${pointer}/refs`, "`refs` must be a list of folders and https addresses.", help);
  return [];
}

function isPlace(value: JsonValue): value is string {
  if (typeof value !== "string" || value === "") return false;
  return !isAddress(value) || (URL.canParse(value) && isSecure(new URL(value)));
}

function folderOf(
  value: JsonObject,
  key: string,
  fallback: string,
  folder: string,
  pointer: string,
  report: ReportConfig,
): string | undefined {
  const stated = member(value, key);
  if (stated === undefined) return fallback;
  if (typeof stated === "string" && stated !== "") return resolve(folder, stated);
  report(`${pointer}/${key}`, `\`${key}\` must be the path of a folder.`);
  return undefined;
}

function reportUnknown(
  document: LocatedDocument,
  pointer: string,
  known: readonly string[],
  report: ReportConfig,
): void {
  const value = valueAt(document.data, pointer);
  for (const key of isObject(value) ? Object.keys(value) : []) {
    if (known.includes(key)) continue;
    report(childPointer(pointer, key), `\`${key}\` is not known here.`, `It may have ${known.join(", ")}.`);
  }
}
