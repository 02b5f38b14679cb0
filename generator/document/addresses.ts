import { posix } from "node:path";

/** A reference in its two parts: `schemas/a.yaml#/definitions/b` is an address and a fragment. */
export interface ReferenceParts {
  /** Empty for a reference within the same file. */
  readonly address: string;
  /** What follows the `#`, still percent-encoded. */
  readonly fragment: string;
}

/** Splits a reference at its `#`. */
export function splitReference(reference: string): ReferenceParts {
  const end = reference.indexOf("#");
  if (end === -1) return { address: reference, fragment: "" };
  return { address: reference.slice(0, end), fragment: reference.slice(end + 1) };
}

/** Whether an address is a URL or a URN, and not the path of a file. */
export function isUri(address: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(address);
}

/**
 * The address of a file that another file refers to. A file is known by its path from the folder of the document,
 * with `/` and without `.`; a file that was fetched by its URL.
 *
 * @param base the address of the file that refers
 */
export function resolveAddress(base: string, address: string): string {
  if (isUri(address)) return address;
  if (isUri(base)) return URL.canParse(address, base) ? new URL(address, base).href : address;
  const path = percentDecoded(address);
  return posix.isAbsolute(path) ? posix.normalize(path) : posix.join(posix.dirname(base), path);
}

/** What a text stands for whose characters may be percent-encoded, as in a URI; as it is when a `%` encodes nothing. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
