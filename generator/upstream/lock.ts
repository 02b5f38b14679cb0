import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.js";
import { type JsonValue, member, stringMember } from "../document/json.js";
import { type DocumentText, parseDocument } from "../document/parse.js";
import { isAddress } from "./address.js";
import { isEntityTag } from "./entity-tag.js";

/** The file beside a provider's document that says where it came from. */
export const lockName = "lock.json";

/** Where a provider's document came from, and what it was then. */
export interface Lock {
  readonly url: string;
  /** SHA-256 of the document as it was retrieved, in lower-case hex. */
  readonly sha256: string;
  /** The entity tag it had, where the server gave one. */
  readonly etag: string | null;
  /** The day it was retrieved, `2026-11-20`. */
  readonly retrieved: string;
}

interface Rule {
  readonly holds: (text: string) => boolean;
  readonly wanted: string;
  readonly nullable?: boolean;
}

const rules: Readonly<Record<keyof Lock, Rule>> = {
  url: { holds: isAddress, wanted: "the address of the upstream document, or null if it is written here" },
  sha256: {
    holds: (text) => /^[0-9a-f]{64}$/.test(text),
    wanted: "64 hexadecimal digits in lower case",
  },
  etag: { holds: isEntityTag, wanted: "an entity tag with its quotes, or null", nullable: true },
  retrieved: { holds: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text), wanted: "a day such as 2026-11-20" },
};

/**
 * Reads a lock.
 *
 * @returns null where the document is written here and has no upstream: `{ "url": null }`
 * @throws DiagnosticError that names each member that is missing or wrong.
 */
export function parseLock(text: DocumentText): Lock | null {
  const { document, diagnostics } = parseDocument(text);
  if (document === undefined) throw new DiagnosticError(diagnostics);
  const { data } = document;
  if (member(data, "url") === null) return null;
  const faults = Object.entries(rules).flatMap(([key, rule]): readonly Diagnostic[] => {
    if (obeys(member(data, key), rule)) return [];
    const message = `\`${key}\` must be ${rule.wanted}.`;
    const pointer = `/${key}`;
    const location = document.locate(pointer, { key: true });
    return [{ code: "invalid-lock", severity: "error", message, pointer, location }];
  });
  if (faults.length > 0) throw new DiagnosticError(faults);
  return {
    url: stringMember(data, "url") ?? "",
    sha256: stringMember(data, "sha256") ?? "",
    etag: stringMember(data, "etag") ?? null,
    retrieved: stringMember(data, "retrieved") ?? "",
  };
}

function obeys(value: JsonValue | undefined, { holds, nullable = false }: Rule): boolean {
  return typeof value === "string" ? holds(value) : nullable && value === null;
}

/** The text of a lock: the same bytes for the same lock. */
export function formatLock({ url, sha256, etag, retrieved }: Lock): string {
  return `${JSON.stringify({ url, sha256, etag, retrieved }, null, 2)}\n`;
}
