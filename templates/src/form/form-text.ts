import type { FormShape } from "./shape.js";

/**
 * What a text of a form stands for. A text that is none of what is expected stays as it is, for the validator to tell;
 * an empty one is null where it cannot be a text, since a form has no other way to say so. Lists and objects may be
 * written as JSON.
 */
export function readText(text: string, shape: FormShape | undefined): unknown {
  if (shape === undefined) return text;
  if (shape === "number") return readNumber(text);
  if (shape === "boolean") return text === "" ? null : (booleans.get(text.toLowerCase()) ?? text);
  return readJson(text);
}

/** Whether a shape says more than how a text is read. */
export function isRecord(shape: FormShape | undefined): shape is Exclude<FormShape, string> {
  return typeof shape === "object";
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/** A number as JSON writes one, with leading zeros or a sign at most. */
function readNumber(text: string): unknown {
  if (text === "") return null;
  return /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : text;
}

function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : text;
  } catch {
    return text;
  }
}
