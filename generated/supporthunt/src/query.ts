import { REPEATED } from "./headers.js";

/**
 * The value of one parameter in the query of a URL or of a path; `undefined` when it is not there. It never
 * throws, whatever a sender makes of the URL.
 */
export function readQuery(url: string | undefined, name: string): string | typeof REPEATED | undefined {
  const values = new URLSearchParams(queryOf(url ?? "")).getAll(name);
  return values.length > 1 ? REPEATED : values[0];
}

/** A URL with one more parameter in its query, for tests. */
export function withQuery(url: string, name: string, value: string): string {
  const query = new URLSearchParams(queryOf(url));
  query.append(name, value);
  return `${url.replace(/[?#].*$/s, "")}?${query}`;
}

function queryOf(url: string): string {
  return /^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? "";
}
