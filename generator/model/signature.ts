import { isObject, type JsonObject, type JsonValue, member } from "../document/json.js";
import type { DocumentStructure } from "../document/structure.js";
import { isHeaderName } from "./header-name.js";
import type { HmacModel, SignatureModel } from "./model.js";
import type { Report } from "./report.js";

const at = "/x-webhook/signature";
const hashes = ["sha1", "sha256", "sha512"] as const;
const encodings = ["base64", "base64url", "hex"] as const;
const hmacMembers = new Set(["encoding", "hash", "header", "prefix", "scheme", "signed"]);

/**
 * Reads how a request is signed. A document that does not say gets `custom`: the receiver then asks for a
 * `verify` function, and nothing is guessed.
 */
export function buildSignature(
  value: JsonValue | undefined,
  structure: DocumentStructure,
  report: Report,
): SignatureModel {
  if (value === undefined) return { scheme: "custom" };
  const stated: JsonObject = isObject(value) ? value : {};
  const scheme = member(stated, "scheme");
  if (scheme === "hmac") return hmac(stated, structure, report);
  if (scheme === "custom") return { scheme };
  report({
    code: "unsupported-signature",
    severity: "error",
    message: `The signature scheme ${scheme === undefined ? "is not stated" : `\`${String(scheme)}\` is not supported yet`}.`,
    pointer: scheme === undefined ? at : `${at}/scheme`,
    help: "Use `hmac`, or `custom` to check requests with a function of your own.",
  });
  return { scheme: "custom" };
}

function hmac(stated: JsonObject, structure: DocumentStructure, report: Report): HmacModel {
  for (const name of Object.keys(stated)) {
    if (hmacMembers.has(name)) continue;
    invalid(
      report,
      name,
      `\`x-webhook.signature\` has no member \`${name}\`; it may have ${[...hmacMembers].join(", ")}.`,
    );
  }
  return {
    scheme: "hmac",
    header: headerOf(stated, structure, report),
    hash: oneOf(stated, "hash", hashes, report),
    encoding: oneOf(stated, "encoding", encodings, report),
    prefix: textOf(stated, "prefix", "", report),
    signed: signedOf(stated, report),
  };
}

/** The header may be left out where the document's one `httpApiKey` scheme names it. */
function headerOf(stated: JsonObject, structure: DocumentStructure, report: Report): string {
  const keys = structure.securitySchemes.filter(
    (scheme) => scheme.type === "httpApiKey" && scheme.in === "header",
  );
  const only = keys.length === 1 ? keys[0]?.name : undefined;
  const header = member(stated, "header") ?? only;
  if (typeof header === "string" && isHeaderName(header)) return header;
  invalid(
    report,
    "header",
    "`x-webhook.signature.header` must be the name of the header that carries the signature.",
  );
  return "";
}

/** Until more placeholders are supported, the raw body is what is signed. */
function signedOf(stated: JsonObject, report: Report): string {
  const signed = textOf(stated, "signed", "{body}", report);
  if (signed !== "{body}")
    invalid(report, "signed", `Signing \`${signed}\` is not supported yet, only \`{body}\`.`);
  return signed;
}

function textOf(stated: JsonObject, name: string, fallback: string, report: Report): string {
  const value = member(stated, name) ?? fallback;
  if (typeof value === "string") return value;
  invalid(report, name, `\`x-webhook.signature.${name}\` must be a string.`);
  return fallback;
}

function oneOf<Value extends string>(
  stated: JsonObject,
  name: string,
  values: readonly [Value, ...Value[]],
  report: Report,
): Value {
  const found = values.find((value) => value === member(stated, name));
  if (found === undefined)
    invalid(report, name, `\`x-webhook.signature.${name}\` must be one of ${values.join(", ")}.`);
  return found ?? values[0];
}

function invalid(report: Report, name: string, message: string): void {
  report({ code: "invalid-signature", severity: "error", message, pointer: `${at}/${name}` });
}
