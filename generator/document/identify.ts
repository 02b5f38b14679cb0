import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isArray, isObject, type JsonValue, member, stringMember } from "./json.js";
import { childPointer } from "./references.js";
import type { LocatedDocument } from "./source-document.js";

/** The versions of AsyncAPI that are read. */
export const supportedVersions = [
  "2.0.0",
  "2.1.0",
  "2.2.0",
  "2.3.0",
  "2.4.0",
  "2.5.0",
  "2.6.0",
  "3.0.0",
  "3.1.0",
] as const;

/** A version of AsyncAPI that is read. */
export type SupportedVersion = (typeof supportedVersions)[number];

/** A document that is read has a `version`; for any other there is an error. */
export interface Identity {
  readonly version?: SupportedVersion;
  readonly diagnostics: readonly Diagnostic[];
}

const SUPPORTED = "hookstep reads AsyncAPI 2.0 to 2.6, 3.0 and 3.1.";

/** Whether a value is a version of AsyncAPI that is read. */
export function isSupportedVersion(value: JsonValue | undefined): value is SupportedVersion {
  return supportedVersions.some((version) => version === value);
}

/** Says what kind of document this is and refuses what is no AsyncAPI document of a version that is read. */
export function identifyDocument(document: LocatedDocument): Identity {
  const version = member(document.data, "asyncapi");
  if (isSupportedVersion(version)) return { version, diagnostics: [] };
  const refuse = (key: string | undefined, code: DiagnosticCode, message: string, help: string): Identity => {
    const pointer = key === undefined ? "" : childPointer("", key);
    const location = document.locate(pointer, { key: true });
    return { diagnostics: [{ code, severity: "error", message, pointer, location, help }] };
  };
  if (version !== undefined) return refuse("asyncapi", "asyncapi-version", ...unsupported(version));
  const other = OTHER_KINDS.find(({ matches }) => matches(document.data));
  if (other === undefined) {
    const message = "This is no AsyncAPI document: it has no member `asyncapi` with a version.";
    return refuse(undefined, "not-asyncapi", message, SUPPORTED);
  }
  return refuse(other.key, "not-asyncapi", other.message(document.data), `${other.help} ${SUPPORTED}`);
}

function unsupported(version: JsonValue): [message: string, help: string] {
  const shown = JSON.stringify(version);
  if (typeof version !== "string") {
    return [`The version of AsyncAPI must be text, not ${shown}.`, `Write it in full: asyncapi: "2.6.0"`];
  }
  const candidate = supportedVersions.find((known) => known.startsWith(`${version}.`));
  const message = `AsyncAPI version ${shown} is not supported.`;
  if (candidate !== undefined) return [message, `Write it in full: asyncapi: ${candidate}`];
  const old = version.startsWith("1.");
  return [message, old ? `Convert it with \`asyncapi convert\` first. ${SUPPORTED}` : SUPPORTED];
}

interface OtherKind {
  /** The member that shows what the document is. */
  readonly key: string;
  readonly matches: (data: JsonValue) => boolean;
  readonly message: (data: JsonValue) => string;
  readonly help: string;
}

const OTHER_KINDS: readonly OtherKind[] = [
  {
    key: "openapi",
    matches: (data) => member(data, "openapi") !== undefined,
    message: (data) => `This is an OpenAPI document${versionOf(data, "openapi")}, not an AsyncAPI one.`,
    help: "Describe its webhooks in an AsyncAPI document.",
  },
  {
    key: "swagger",
    matches: (data) => member(data, "swagger") !== undefined,
    message: (data) => `This is a Swagger document${versionOf(data, "swagger")}, not an AsyncAPI one.`,
    help: "Describe its webhooks in an AsyncAPI document.",
  },
  {
    key: "overlay",
    matches: (data) => member(data, "overlay") !== undefined && isArray(member(data, "actions")),
    message: () => "This is an overlay, not an AsyncAPI document.",
    help: "Name the document that it applies to, and give this file as its overlay.",
  },
  {
    key: "info",
    matches: (data) => stringMember(member(data, "info"), "_postman_id") !== undefined || isPostman(data),
    message: () => "This is a Postman collection, not an AsyncAPI document.",
    help: "Describe the webhooks in an AsyncAPI document.",
  },
  {
    key: "$schema",
    matches: (data) => stringMember(data, "$schema")?.includes("json-schema.org") === true,
    message: () => "This is a JSON Schema, not an AsyncAPI document.",
    help: "Refer to it as the payload of a message in an AsyncAPI document.",
  },
  {
    key: "type",
    matches: (data) => stringMember(data, "type") !== undefined && isObject(member(data, "properties")),
    message: () => "This looks like a JSON Schema, not like an AsyncAPI document.",
    help: "Refer to it as the payload of a message in an AsyncAPI document.",
  },
];

function isPostman(data: JsonValue): boolean {
  return stringMember(member(data, "info"), "schema")?.includes("getpostman.com") === true;
}

function versionOf(data: JsonValue, key: string): string {
  const version = member(data, key);
  return typeof version === "string" || typeof version === "number" ? ` (${version})` : "";
}
