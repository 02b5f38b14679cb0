import type { JsonObject } from "../document/json.js";
import type { CatalogRow } from "./row.js";

/** How a vendor's requests are signed, as far as its rows say. */
export interface CatalogSignature {
  /** What columns with values of their own say; members of `x-webhook.signature`. */
  readonly stated: JsonObject;
  /** What only sentences say. */
  readonly inferred: JsonObject;
  /** The words that led to what is inferred. */
  readonly evidence: readonly string[];
  /** Why it is `custom` though something is said; nothing where all is known. */
  readonly open?: string;
}

const custom: JsonObject = { scheme: "custom" };

/** Methods that sign, but not in a way that a package checks by itself. */
const foreign = /rsa|ecdsa|ed25519|jwt|jws|oauth|mtls|ip.?allow/i;

/** Reads the columns about authentication of one row. `undefined` for a method that is not known. */
export function readSignature(row: CatalogRow): CatalogSignature | undefined {
  const { auth_method: method = "", signature_header: header } = row;
  const hash = /^hmac[-_ ]?sha[-_ ]?(1|256|512)$/i.exec(method)?.[1];
  if (hash !== undefined) return readHmac(`sha${hash}`, row);
  const carried = header === undefined ? {} : { header };
  if (method === "") return left("The catalogue names no method.");
  if (/^none$/i.test(method)) return { stated: { scheme: "none" }, inferred: {}, evidence: [] };
  if (/^basic([-_ ]auth)?$/i.test(method)) return { stated: { scheme: "basic" }, inferred: {}, evidence: [] };
  if (/^(standard[-_ ]webhooks|svix)$/i.test(method))
    return { stated: { scheme: "standard-webhooks" }, inferred: {}, evidence: [] };
  if (/^(shared[-_ ]secret|(static[-_ ])?token|api[-_ ]?key)$/i.test(method) && header !== undefined)
    return { stated: { scheme: "token", ...carried }, inferred: {}, evidence: [] };
  if (/^bearer([-_ ]token)?$/i.test(method)) {
    const stated = { scheme: "token", header: header ?? "Authorization", prefix: "Bearer " };
    return { stated, inferred: {}, evidence: [] };
  }
  if (foreign.test(method) || /^(hmac|token|shared[-_ ]secret|api[-_ ]?key|custom)$/i.test(method))
    return left(
      `The catalogue says \`${method}\`, which is not enough for a check, or is left to a function of yours.`,
    );
  return undefined;
}

function left(open: string): CatalogSignature {
  return { stated: custom, inferred: {}, evidence: [], open };
}

/** The encoding and what is signed stand in a sentence only; unless both are there, nothing is made of it. */
function readHmac(
  hash: string,
  { signature_header, signature_algorithm_detail = "" }: CatalogRow,
): CatalogSignature {
  if (signature_header === undefined) return left("The catalogue names no header.");
  const encodings = detail(
    signature_algorithm_detail,
    /\bbase64[-_ ]?url\b|\bbase64\b|\bhex(?:adecimal)?\b/gi,
  );
  const [encoding, ...others] = new Set(encodings.map(encodingOf));
  const body = /\b(?:raw|exact|unparsed|entire)?\s*(?:http )?(?:request )?(?:body|payload)\b/i.exec(
    signature_algorithm_detail,
  )?.[0];
  const composed = /timestamp|concatenat|nonce|\burl\b|t=|\bv1\b|prepend|append|join/i.exec(
    signature_algorithm_detail,
  )?.[0];
  if (encoding === undefined || others.length > 0) return left("The sentence does not name one encoding.");
  if (body === undefined || composed !== undefined)
    return left("The sentence does not say that the body alone is signed.");
  const prefix = new RegExp(`\\b${hash}=`, "i").exec(signature_algorithm_detail)?.[0];
  return {
    stated: { scheme: "hmac", header: signature_header, hash },
    inferred: { encoding, ...(prefix !== undefined && { prefix }), signed: "{body}" },
    evidence: [...encodings, body.trim(), ...(prefix === undefined ? [] : [prefix])],
  };
}

function detail(sentence: string, pattern: RegExp): readonly string[] {
  return [...sentence.matchAll(pattern)].map(([found]) => found);
}

function encodingOf(word: string): string {
  if (/^hex/i.test(word)) return "hex";
  return /url/i.test(word) ? "base64url" : "base64";
}
