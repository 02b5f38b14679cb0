import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { refusal } from "../disk/refusal.js";

/** Whether a source that the user named is an address, and not a file or a revision. */
export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/**
 * The address of a document. https, or http on a loopback address, whose traffic never leaves the machine.
 *
 * @throws DiagnosticError for everything else.
 */
export function parseAddress(text: string): URL {
  if (!URL.canParse(text)) {
    throw refusal(
      "upstream-address",
      "The address of the upstream document is no URL.",
      "Write it in full: https://example.com/asyncapi.yaml",
    );
  }
  const url = new URL(text);
  if (isSecure(url)) return url;
  throw insecure(url);
}

/** Whether what an address gives cannot be changed on the way: https, or on this very machine. */
export function isSecure(url: URL): boolean {
  return url.protocol === "https:" || isLoopback(url);
}

/** Whether an address is http on this very machine (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3). */
export function isLoopback({ protocol, hostname }: URL): boolean {
  const local = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  return protocol === "http:" && local;
}

/**
 * An address for messages and reports: without a user's name and password, and without its query and fragment, where
 * tokens and signatures stand.
 */
export function shownAddress(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}${url.search === "" ? "" : "?…"}`;
}

/** A source as the user named it, for messages and reports; what an address keeps to itself is left out. */
export function shownSource(source: string): string {
  if (!isAddress(source)) return source.replaceAll("\\", "/");
  return URL.canParse(source) ? shownAddress(new URL(source)) : "the address";
}

/** An address without a user's name and password, as it may be written down. */
export function withoutCredentials(address: string): string {
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url.href;
}

function insecure(url: URL): DiagnosticError {
  return refusal(
    "upstream-insecure",
    `${shownAddress(url)} is not https, so that anybody on the way could change the document.`,
    "Use its https address. Plain http is for loopback addresses only.",
  );
}
