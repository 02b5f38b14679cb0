/**
 * A JSON value as an expression of JavaScript. A `__proto__` key stays data, and characters that change how
 * source is displayed are escaped.
 */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return scalar(value);
  const members = Object.entries(value).map(([key, item]) => `${memberName(key)}: ${literal(item)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** The same over several lines, for data that is read and compared: one member or item a line. */
export function laidOutLiteral(value: unknown, depth = 0): string {
  const lines = Array.isArray(value)
    ? value.map((item) => laidOutLiteral(item, depth + 1))
    : typeof value === "object" && value !== null
      ? Object.entries(value).map(([key, item]) => `${memberName(key)}: ${laidOutLiteral(item, depth + 1)}`)
      : [];
  if (lines.length === 0) return literal(value);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const indent = "  ".repeat(depth + 1);
  return `${open}\n${lines.map((line) => `${indent}${line},\n`).join("")}${"  ".repeat(depth)}${close}`;
}

/** A text as a string literal. */
export function stringLiteral(text: string): string {
  return escapeInvisible(JSON.stringify(text));
}

/** JSON in which every character is seen where it stands; the escapes mean the same. */
export function escapeInvisible(json: string): string {
  return json.replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, escapeCharacter);
}

/**
 * Code in which no character changes the line or the order in which others are displayed (CVE-2021-42574). The escapes mean
 * the same in strings and in names; a comment has lost such characters before.
 */
export function inDisplayOrder(code: string): string {
  return code.replace(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function scalar(value: unknown): string {
  return typeof value === "string" ? stringLiteral(value) : JSON.stringify(value ?? null);
}

/** A text as the name of a member in an object literal, where `__proto__` would mean something else. */
export function memberName(key: string): string {
  return key === "__proto__" ? '["__proto__"]' : stringLiteral(key);
}
