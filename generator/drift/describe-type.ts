import { isIdentifier } from "../model/names.js";
import type { Member, ObjectType, PayloadType } from "./payload-type.js";

/** A type longer than this is cut. */
const width = 100;

/** How much is shown: members or alternatives in a list, and levels of objects. */
interface Detail {
  readonly items: number;
  readonly depth: number;
}

const details: readonly Detail[] = [
  { items: 12, depth: 2 },
  { items: 6, depth: 1 },
  { items: 3, depth: 1 },
  { items: 1, depth: 0 },
];

/** A type as TypeScript writes it, on one line, cut to what a reviewer reads. */
export function describeType(type: PayloadType): string {
  for (const detail of details) {
    const text = print(type, detail);
    if (text.length <= width) return text;
  }
  return shorten(print(type, { items: 1, depth: 0 }), width);
}

/** A member as an interface has it: `subject?: string`. */
export function describeMember(name: string, { optional, type }: Member): string {
  return `${memberName(name)}${optional ? "?" : ""}: ${describeType(type)}`;
}

/** The path of a member: `Conversation.assignee`, `Headers["content-type"]`. */
export function memberPath(path: string, name: string): string {
  return isIdentifier(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

/** Text cut to a length, with an ellipsis where something is missing. */
export function shorten(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}

function print(type: PayloadType, detail: Detail): string {
  switch (type.kind) {
    case "keyword":
      return type.name;
    case "literal":
      return JSON.stringify(type.value);
    case "reference":
      return type.typeName;
    case "open":
      return list(
        [...type.known.map((value) => JSON.stringify(value)), ...type.types.map(printOpen)],
        " | ",
        detail,
      );
    case "union":
      if (type.types.length === 0) return "never";
      return list(
        type.types.map((part) => print(part, detail)),
        " | ",
        detail,
      );
    case "intersection":
      return list(
        type.types.map((part) => inParentheses(part, detail)),
        " & ",
        detail,
      );
    case "array":
      return `${inParentheses(type.items.type, detail)}[]`;
    case "tuple":
      return `[${list(
        type.items.map((item) => print(item.type, detail)),
        ", ",
        detail,
      )}]`;
    case "object":
      return printObject(type, detail);
  }
}

function printOpen(type: PayloadType): string {
  const name = type.kind === "keyword" ? type.name : "unknown";
  return name === "string" || name === "number" ? `(${name} & {})` : name;
}

function printObject({ members, rest }: ObjectType, { items, depth }: Detail): string {
  if (members.size === 0 && rest === undefined) return "{}";
  if (depth === 0) return "{ … }";
  const inner = { items, depth: depth - 1 };
  const shown = [...members].map(
    ([name, { optional, type }]) => `${memberName(name)}${optional ? "?" : ""}: ${print(type, inner)}`,
  );
  if (rest !== undefined) shown.push(`[key: string]: ${print(rest.type, inner)}`);
  return `{ ${list(shown, "; ", inner)} }`;
}

function memberName(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}

function inParentheses(type: PayloadType, detail: Detail): string {
  const text = print(type, detail);
  const isComposed = type.kind === "union" || type.kind === "intersection" || type.kind === "open";
  return isComposed ? `(${text})` : text;
}

function list(texts: readonly string[], separator: string, { items }: Detail): string {
  if (texts.length <= items + 1) return texts.join(separator);
  return [...texts.slice(0, items), `… ${texts.length - items} more`].join(separator);
}
