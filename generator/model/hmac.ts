import {
  encodings,
  hashes,
  placeholders,
  timeUnits,
  type HmacModel,
  type TimestampModel,
  type ValuePlace,
} from "./signature-model.js";
import type { VocabularyPart } from "./vocabulary.js";

const members = [
  "encoding",
  "hash",
  "header",
  "id",
  "prefix",
  "scheme",
  "secret",
  "separator",
  "signed",
  "timestamp",
];

/** Seconds by which a signed time may differ from the receiver's clock: what Stripe and Standard Webhooks allow. */
const defaultTolerance = 300;

/**
 * Reads an HMAC.
 *
 * @param onlyHeader the header where none is stated
 */
export function buildHmac(stated: VocabularyPart, onlyHeader: string | undefined): HmacModel {
  stated.allowMembers(members);
  const separator = stated.has("separator") ? separatorOf(stated) : undefined;
  const signed = signedOf(stated);
  const asWritten = String(stated.get("signed") ?? signed);
  const isList = separator !== undefined;
  const id = signedAlong(stated, "id", asWritten) ? valuePlace(stated.part("id"), isList, []) : undefined;
  const timestamp = signedAlong(stated, "timestamp", asWritten) ? timestampOf(stated, isList) : undefined;
  return {
    scheme: "hmac",
    header: stated.header("header", onlyHeader),
    hash: stated.oneOf("hash", hashes),
    encoding: stated.oneOf("encoding", encodings),
    prefix: stated.text("prefix", ""),
    signed,
    ...(separator !== undefined && { separator }),
    ...(timestamp !== undefined && { timestamp }),
    ...(id !== undefined && { id }),
    ...(stated.has("secret") && { secret: secretOf(stated.part("secret")) }),
  };
}

function separatorOf(stated: VocabularyPart): string {
  const separator = stated.text("separator", ",");
  return separator === ""
    ? stated.invalid("separator", "what separates the items of the header", ",")
    : separator;
}

/** The signed text holds the body, and no placeholder that means nothing. */
function signedOf(stated: VocabularyPart): string {
  const fallback = "{body}";
  const signed = stated.text("signed", fallback);
  const known: readonly string[] = placeholders;
  const found = [...signed.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? "");
  const isKnown =
    /[{}]/.test(signed.replaceAll(/\{[^{}]*\}/g, "")) === false &&
    found.every((name) => known.includes(name));
  if (isKnown && found.includes("body")) return signed;
  const list = placeholders.map((name) => `{${name}}`).join(", ");
  return stated.invalid(
    "signed",
    `a text with {body} in it, and no other braces than those of ${list}`,
    fallback,
  );
}

/** What is signed along stands somewhere; and what is not signed proves nothing. */
function signedAlong(stated: VocabularyPart, name: "id" | "timestamp", signed: string): boolean {
  const isSigned = signed.includes(`{${name}}`);
  if (isSigned && !stated.has(name))
    stated.invalid(
      name,
      `where {${name}} of \`signed\` stands: \`{ header: <name> }\` or \`{ item: <name> }\``,
      "",
    );
  if (!isSigned && stated.has(name))
    stated.invalid(
      name,
      `left out, or part of \`signed\` as {${name}}: what is not signed proves nothing`,
      "",
    );
  return isSigned && stated.has(name);
}

function timestampOf(stated: VocabularyPart, isList: boolean): TimestampModel {
  const part = stated.part("timestamp");
  return {
    ...valuePlace(part, isList, ["tolerance", "unit"]),
    unit: part.oneOf("unit", timeUnits, "s"),
    tolerance: part.integer("tolerance", [1, 86_400], defaultTolerance),
  };
}

function valuePlace(part: VocabularyPart, isList: boolean, more: readonly string[]): ValuePlace {
  part.allowMembers(["header", "item", ...more]);
  if (!part.has("item")) return { header: part.header("header") };
  if (part.has("header")) part.invalid("header", "left out beside `item`: the value is in one of them", "");
  if (!isList)
    part.invalid("item", "left out: the header of the signature is no list without a `separator`", "");
  const item = part.text("item", "");
  return {
    item: item === "" ? part.invalid("item", "the name before `=` of an item of the header", "") : item,
  };
}

function secretOf(part: VocabularyPart): NonNullable<HmacModel["secret"]> {
  part.allowMembers(["encoding", "prefix"]);
  return { encoding: part.oneOf("encoding", encodings), prefix: part.text("prefix", "") };
}
