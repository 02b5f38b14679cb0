import { isArray, isObject, type JsonValue, member, setMember } from "../document/json.js";
import { parsePointer } from "../document/references.js";
import { refusal } from "../disk/refusal.js";

/** One value to change in a payload. */
export interface PayloadEdit {
  /** As the user wrote it: `tags.0.name`, `tags[0].name`, or the JSON pointer `/tags/0/name`. */
  readonly path: string;
  readonly value: JsonValue;
}

/**
 * Reads `path=value`. The value is JSON where it can be, else a text: `number=7`, `subject=Hello`, `number="7"`.
 *
 * @throws DiagnosticError without a `=` or a path.
 */
export function parsePayloadEdit(text: string): PayloadEdit {
  const [, path, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (path === undefined || value === undefined)
    throw wrongEdit(`\`${text}\` is no change of a payload.`, "Write it as path=value: --set subject=Hello");
  try {
    return { path, value: JSON.parse(value) as JsonValue };
  } catch {
    return { path, value };
  }
}

/**
 * A payload with one value changed. Objects on the way are made where they are missing; a list takes one more item at
 * its end.
 *
 * @throws DiagnosticError where the path leads through something that has no members.
 */
export function editPayload(payload: JsonValue, { path, value }: PayloadEdit): JsonValue {
  const keys = path.startsWith("/") ? parsePointer(path) : dottedKeys(path);
  if (keys === undefined || keys.includes(""))
    throw wrongEdit(`\`${path}\` is no path.`, "Write it as a.b.0 or as the JSON pointer /a/b/0.");
  const replace = (at: JsonValue | undefined, depth: number): JsonValue => {
    const key = keys[depth];
    if (key === undefined) return value;
    if (isArray(at)) {
      const index = /^(?:0|[1-9]\d{0,8})$/.test(key) ? Number(key) : -1;
      if (index < 0 || index > at.length) throw noItem(path, keys.slice(0, depth), at.length);
      return [...at.slice(0, index), replace(at[index], depth + 1), ...at.slice(index + 1)];
    }
    if (at !== undefined && at !== null && !isObject(at))
      throw wrongEdit(
        `\`${path}\` leads through ${shown(keys.slice(0, depth))}, which is a ${typeof at}.`,
        "Set that as a whole.",
      );
    const copy: Record<string, JsonValue> = { ...at };
    setMember(copy, key, replace(member(at ?? undefined, key), depth + 1));
    return copy;
  };
  return replace(payload, 0);
}

function dottedKeys(path: string): string[] {
  return path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
}

function noItem(path: string, list: readonly string[], length: number) {
  const items = length === 0 ? "is empty" : `has the items 0 to ${length - 1}`;
  return wrongEdit(`\`${path}\`: ${shown(list)} ${items}.`, `Its next one is ${length}.`);
}

function shown(keys: readonly string[]): string {
  return keys.length === 0 ? "the payload" : `\`${keys.join(".")}\``;
}

function wrongEdit(message: string, help: string) {
  return refusal("wrong-change", message, help);
}
