import { refusal } from "../disk/refusal.js";
import { isHeaderName } from "../model/header-name.js";

/**
 * Reads `Name: value`, a header of the user's own, such as the proof that a `verify` function looks for.
 *
 * @throws DiagnosticError when it is no header.
 */
export function parseHeader(text: string): readonly [name: string, value: string] {
  const [, name = "", value = ""] = /^([^:]*):[ \t]*(.*?)[ \t]*$/s.exec(text) ?? [];
  if (isHeaderName(name) && /^[\t -~\x80-\xff]*$/.test(value)) return [name, value];
  throw refusal("wrong-header", `\`${text}\` is no header.`, 'Write it as --header "X-Token: abc"');
}

/** Headers with others in place of those of the same name; their case does not count. */
export function withHeaders(
  headers: Readonly<Record<string, string>>,
  others: readonly (readonly [name: string, value: string])[],
): Record<string, string> {
  const replaced = new Set(others.map(([name]) => name.toLowerCase()));
  const kept = Object.entries(headers).filter(([name]) => !replaced.has(name.toLowerCase()));
  return Object.fromEntries([...kept, ...others]);
}
