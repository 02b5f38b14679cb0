import type { SourceDocument } from "../document/source-document.js";
import type { DocumentStructure, Message } from "../document/structure.js";
import { type Evidence, quote, remark } from "./evidence.js";
import { type HeaderUse, headersOf } from "./header-places.js";
import type { Sentence } from "./signature-texts.js";

/** The header that carries a signature. */
export interface SignatureHeader {
  readonly name: string;
  readonly evidence: Evidence;
  /** Values that the document gives as examples. */
  readonly examples: readonly string[];
}

const SIGNATURE_NAME = /signature|hmac|(?:^|-)sign$|digest/i;

/**
 * Finds the header of the signature: the name of a security scheme, a header of the messages, or a header that a
 * sentence mentions. Undefined where there is none, or several differ.
 */
export function findSignatureHeader(
  structure: DocumentStructure,
  messages: readonly Message[],
  sentences: readonly Sentence[],
  document: SourceDocument,
): SignatureHeader | undefined {
  const headers = messages.flatMap(headersOf).filter(({ header }) => SIGNATURE_NAME.test(header));
  const found = [
    ...fromSecuritySchemes(structure, document),
    ...headers.map(({ header, message }) => ({
      name: header,
      evidence: remark(document, message.pointer, "a header of the message"),
    })),
    ...sentences.flatMap(({ text, pointer }) =>
      headersIn(text).map((name) => ({ name, evidence: quote(document, pointer, text) })),
    ),
  ];
  const [first] = found;
  if (first === undefined) return undefined;
  return { ...first, examples: examplesOf(headers, first.name) };
}

function fromSecuritySchemes({ securitySchemes }: DocumentStructure, document: SourceDocument) {
  return securitySchemes.flatMap(({ type, in: place, name, description = "", pointer }) => {
    const isKey = type === "httpApiKey" && place === "header" && name !== undefined;
    const isSignature = SIGNATURE_NAME.test(name ?? "") || /^[^.]*\bhmac\b/i.test(description);
    if (!isKey || !isSignature) return [];
    return [{ name, evidence: remark(document, `${pointer}/name`, "the name of the security scheme") }];
  });
}

/** Headers that a sentence names: `X-Acme-Signature`, `acme-signature`, `an HMAC in the X-Acme-Webhook header`. */
function headersIn(text: string): readonly string[] {
  const carriers = [...text.matchAll(CARRIER)].map(([, name = ""]) => name);
  const named = [...text.matchAll(/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*-(?:signature|hmac)(?:-[A-Za-z0-9]+)*/gi)]
    .map(([name]) => name)
    .filter(
      (name) =>
        (/^x-/i.test(name) || text.toLowerCase().includes("header")) &&
        !/^(?:webhook|hmac|request)-signature$/i.test(name),
    );
  return [...named, ...carriers.filter((name) => !SOMETHING_ELSE.test(name))];
}

/** A header, whatever it is called, that a signature is said to be in. */
const CARRIER =
  /\b(?:signature|hmac|digest)\b[^.;]{0,40}\b(?:as|in|through|via)\s+(?:an?\s+|the\s+)?`?(X-[A-Za-z0-9-]+)`?\s+header/gi;

const SOMETHING_ELSE = /event|id$|key|secret|time|token|topic/i;

function examplesOf(headers: readonly HeaderUse[], name: string): readonly string[] {
  const same = headers.filter(({ header }) => header.toLowerCase() === name.toLowerCase());
  return [...new Set(same.flatMap(({ examples }) => examples))];
}
