import { describeType, shorten } from "./describe-type.js";
import type { KeywordType, LiteralType, OpenType, PayloadType } from "./payload-type.js";

type Scalar = KeywordType | LiteralType | OpenType;

/** Why scalars that left a type or entered it have the class they have, in a sentence. */
export function reasonForScalars(
  gone: readonly Scalar[],
  come: readonly Scalar[],
  isBreaking: boolean,
  from: PayloadType,
): string {
  if (isBreaking) return breakingReason(come, from);
  if (gone.some(isOpen) || come.some(isOpen)) return openReason(gone, come);
  const left = gone.map(describeType).join(", ");
  return gone.length > 0 && come.length === 0
    ? `${shorten(left, 80)} is no longer sent; code that expects it stays right.`
    : "The new type is narrower: whatever arrives still fits the old one.";
}

function breakingReason(come: readonly Scalar[], from: PayloadType): string {
  if (come.length === 1 && come.every(isNull)) return "`null` may arrive where code could rely on a value.";
  const texts = come.map((type) => describeType(type));
  if (come.every(isValue) && isClosedSet(from)) {
    return `${shorten(texts.join(", "), 80)} may arrive where code could rely on a closed set of values.`;
  }
  return `${shorten(texts.join(" | "), 80)} may arrive where code could rely on ${describeType(from)}.`;
}

function openReason(gone: readonly Scalar[], come: readonly Scalar[]): string {
  const [before, after] = [knownOf(gone), knownOf(come)];
  const added = after.filter((value) => !before.includes(value));
  const removed = before.filter((value) => !after.includes(value));
  const known = [
    ...(added.length > 0 ? [`${values(added)} is now known`] : []),
    ...(removed.length > 0 ? [`${values(removed)} is no longer known`] : []),
  ];
  if (!come.some(isOpen)) return "The set was open, so code that expected any value stays right.";
  return ["The set is open: code that expects any value stays right", ...known].join("; ").concat(".");
}

function knownOf(types: readonly Scalar[]): readonly (number | string)[] {
  return types.flatMap((type) => (type.kind === "open" ? type.known : []));
}

function values(list: readonly (number | string)[]): string {
  return shorten(list.map((value) => JSON.stringify(value)).join(", "), 80);
}

function isOpen(type: Scalar): boolean {
  return type.kind === "open";
}

function isNull(type: Scalar): boolean {
  return type.kind === "keyword" && type.name === "null";
}

function isValue(type: Scalar): boolean {
  return type.kind === "literal";
}

function isClosedSet(type: PayloadType): boolean {
  return (
    type.kind === "literal" || (type.kind === "union" && type.types.some((part) => part.kind === "literal"))
  );
}
