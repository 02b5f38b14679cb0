import { type JsonValue, member } from "../document/json.js";
import type { DocumentStructure } from "../document/structure.js";
import { buildHmac } from "./hmac.js";
import type { Report } from "./report.js";
import { schemes, type SignatureModel, type TokenModel } from "./signature-model.js";
import { VocabularyPart } from "./vocabulary.js";

const keys = ["x-webhook", "signature"] as const;

/**
 * Reads how a request proves its sender. A document that does not say gets `custom`: the receiver then asks for
 * a `verify` function, and nothing is guessed.
 */
export function buildSignature(
  value: JsonValue | undefined,
  structure: DocumentStructure,
  report: Report,
): SignatureModel {
  if (value === undefined) return { scheme: "custom" };
  const stated = new VocabularyPart(value, keys, "invalid-signature", report);
  const scheme = schemes.find((known) => known === member(value, "scheme"));
  switch (scheme) {
    case "hmac":
      return buildHmac(stated, onlyApiKey(structure, "header"));
    case "token":
      return buildToken(stated, structure);
    case "standard-webhooks":
      stated.allowMembers(["headers", "scheme"]);
      return { scheme, headers: stated.header("headers", "webhook") };
    case undefined:
      return stated.invalid("scheme", `one of ${schemes.join(", ")}`, { scheme: "custom" });
    default:
      stated.allowMembers(["scheme"]);
      return { scheme };
  }
}

/** The header may be left out where the document's one `httpApiKey` scheme names it. */
function onlyApiKey(structure: DocumentStructure, place: "header" | "query"): string | undefined {
  const found = structure.securitySchemes.filter(
    (scheme) => scheme.type === "httpApiKey" && scheme.in === place,
  );
  return found.length === 1 ? found[0]?.name : undefined;
}

function buildToken(stated: VocabularyPart, structure: DocumentStructure): TokenModel {
  if (stated.has("place")) {
    stated.allowMembers(["place", "scheme"]);
    return { scheme: "token", place: stated.oneOf("place", ["option"]) };
  }
  stated.allowMembers(["header", "place", "prefix", "query", "scheme"]);
  if (stated.has("header") && stated.has("query"))
    stated.invalid("query", "left out beside `header`: the token is in one of them", undefined);
  const query = stated.get("query") ?? (stated.has("header") ? undefined : onlyApiKey(structure, "query"));
  if (query === undefined) {
    const header = stated.header("header", onlyApiKey(structure, "header"));
    return { scheme: "token", header, prefix: stated.text("prefix", "") };
  }
  if (stated.has("prefix")) stated.invalid("prefix", "left out: only a header has one", undefined);
  const isName = typeof query === "string" && query !== "";
  return { scheme: "token", query: isName ? query : stated.invalid("query", "the name of a parameter", "") };
}
