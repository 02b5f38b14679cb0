import type { SourceDocument } from "../document/source-document.js";
import type { DocumentStructure, Message } from "../document/structure.js";
import { type Evidence, quote, remark } from "./evidence.js";
import { headersOf } from "./header-places.js";
import type { Inferred } from "./signature.js";
import type { Sentence } from "./signature-texts.js";

/** A scheme that is known by its headers, with the members that say which. */
export interface KnownScheme {
  readonly scheme: "standard-webhooks" | "token";
  readonly evidence: Evidence;
  readonly members: Readonly<Record<string, Inferred<string>>>;
}

/**
 * Recognises the scheme of Standard Webhooks, also as Svix sends it, by its three headers or by name, and a token that
 * is sent along as it is. A token beside an HMAC proves less than the HMAC, and one that is optional proves nothing:
 * neither is proposed.
 */
export function recogniseScheme(
  structure: DocumentStructure,
  messages: readonly Message[],
  sentences: readonly Sentence[],
  document: SourceDocument,
): KnownScheme | undefined {
  return (
    standardWebhooks(structure, messages, sentences, document) ??
    token(structure, sentences, document) ??
    namedToken(messages, sentences, document)
  );
}

function standardWebhooks(
  { securitySchemes }: DocumentStructure,
  messages: readonly Message[],
  sentences: readonly Sentence[],
  document: SourceDocument,
): KnownScheme | undefined {
  const named = new Map([
    ...securitySchemes.map(({ name = "", pointer }) => [name.toLowerCase(), pointer] as const),
    ...messages.flatMap(headersOf).map(({ header, pointer }) => [header.toLowerCase(), pointer] as const),
  ]);
  for (const prefix of ["webhook", "svix"]) {
    const pointer = named.get(`${prefix}-signature`);
    if (pointer === undefined) continue;
    const says = sentences.find(({ text }) => /\bsvix\b|\bstandard webhooks\b/i.test(text));
    const hasAll = named.has(`${prefix}-id`) && named.has(`${prefix}-timestamp`);
    if (!hasAll && says === undefined) continue;
    const evidence =
      says === undefined
        ? remark(document, pointer, `the headers ${prefix}-…`)
        : quote(document, says.pointer, says.text);
    return { scheme: "standard-webhooks", evidence, members: { headers: { value: prefix, evidence } } };
  }
  return undefined;
}

function token(
  { securitySchemes }: DocumentStructure,
  sentences: readonly Sentence[],
  document: SourceDocument,
): KnownScheme | undefined {
  if (sentences.some(({ text }) => /\bhmac|\bjw[st]\b/i.test(text))) return undefined;
  const keys = securitySchemes.filter(({ type, in: place }) => type === "httpApiKey" && place === "header");
  const [key, ...others] = keys;
  if (key?.name === undefined || others.length > 0 || /^authorization$/i.test(key.name)) return undefined;
  const { description = "", name, pointer } = key;
  const isSent =
    /\b(?:token|secret)\b/i.test(description) &&
    /\b(?:match|compar|verif|validat|authentic|equal)/i.test(description);
  if (!isSent || /\boptional|\bsignature\b/i.test(description)) return undefined;
  const evidence = quote(document, `${pointer}/description`, description);
  const header = {
    value: name,
    evidence: remark(document, `${pointer}/name`, "the name of the security scheme"),
  };
  return { scheme: "token", evidence, members: { header } };
}

/** A header whose name says that it is the token, `X-Telegram-Bot-Api-Secret-Token`, where none is signed. */
function namedToken(
  messages: readonly Message[],
  sentences: readonly Sentence[],
  document: SourceDocument,
): KnownScheme | undefined {
  if (sentences.some(({ text }) => /\bhmac|\bjw[st]\b|\bsignature\b|\boptional/i.test(text)))
    return undefined;
  const headers = messages.flatMap(headersOf).filter(({ header }) => /(?:^|-)secret-token$/i.test(header));
  const [first, ...others] = new Map(headers.map((use) => [use.header.toLowerCase(), use])).values();
  if (first === undefined || others.length > 0) return undefined;
  const evidence = remark(document, first.pointer, "the name of the header");
  return { scheme: "token", evidence, members: { header: { value: first.header, evidence } } };
}
