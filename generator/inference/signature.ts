import type { SourceDocument } from "../document/source-document.js";
import type { DocumentStructure, Message } from "../document/structure.js";
import { type Evidence, quote } from "./evidence.js";
import { type KnownScheme, recogniseScheme } from "./signature-scheme.js";
import { findSignatureHeader } from "./signature-header.js";
import { type Sentence, signatureSentences } from "./signature-texts.js";

/** A value that was inferred. */
export interface Inferred<Value> {
  readonly value: Value;
  readonly evidence: Evidence;
}

/** What a document lets on about an HMAC in a header. Members that it says nothing about, or two things, are absent. */
export interface HmacFinding {
  readonly header?: Inferred<string>;
  readonly hash?: Inferred<"sha1" | "sha256" | "sha512">;
  readonly encoding?: Inferred<"base64" | "base64url" | "hex">;
  readonly prefix?: Inferred<string>;
  /** What is signed; only the plain body is ever inferred. */
  readonly signed?: Inferred<"{body}">;
}

/** How the sender of a request is known, as far as a document says. */
export interface SignatureFinding {
  readonly hmac: HmacFinding;
  /** A scheme other than an HMAC of its own, where the document shows one. */
  readonly known?: KnownScheme;
  /** Whether all of a scheme is there, and nothing speaks against it. */
  readonly isComplete: boolean;
  /** Whether it is a token with a signature of its own, or is made with a key pair: nothing that an HMAC could be. */
  readonly isForeign: boolean;
  /** What the document says about signing, for a person to decide by. */
  readonly said: readonly Evidence[];
}

/** So many sentences are shown to a person. */
const MAX_SAID = 4;

/** Infers how requests are signed. What the document leaves open, or says in two ways, stays open. */
export function inferSignature(
  structure: DocumentStructure,
  messages: readonly Message[],
  document: SourceDocument,
): SignatureFinding {
  const sentences = signatureSentences(structure, messages, document);
  const header = findSignatureHeader(structure, messages, sentences, document);
  const cite = ({ text, pointer }: Sentence): Evidence => quote(document, pointer, text);
  const example = header?.examples.map(readExample).find((read) => read !== undefined);
  const shownBy = example && header?.evidence;
  const hash = onlyOne(sentences, hashesIn, cite);
  const encoding =
    onlyOne(sentences, encodingsIn, cite) ??
    (example && shownBy && hash?.value === example.hash
      ? { value: example.encoding, evidence: { ...shownBy, text: "the example of the header" } }
      : undefined);
  const prefix = onlyOne(sentences, prefixesIn, cite);
  const signed = onlyOne(sentences, signedIn, cite);
  const hmac: HmacFinding = {
    ...(header && { header: { value: header.name, evidence: header.evidence } }),
    ...(hash && { hash }),
    ...(encoding && { encoding }),
    ...(prefix && { prefix }),
    ...(signed && { signed }),
  };
  const known = recogniseScheme(structure, messages, sentences, document);
  const isForeign = sentences.some(({ text }) => FOREIGN.test(text));
  const isPlainHmac =
    !isForeign &&
    sentences.every(({ text }) => !COMPOSED.test(text)) &&
    sentences.some(({ text }) => /hmac/i.test(text)) &&
    [header, hash, encoding, signed].every((part) => part !== undefined) &&
    header?.examples.every((value) => fits(value, hmac)) === true;
  const isComplete = known !== undefined || isPlainHmac;
  return {
    hmac,
    ...(known && { known }),
    isComplete,
    isForeign,
    said: sentences.slice(0, MAX_SAID).map(cite),
  };
}

const FOREIGN = /\bjw[ts]\b|\brsa\b|\brs256\b|\bes256\b|ed25519|ecdsa|public key|asymmetric|certificate/i;

/** Signs of a signature that is more than an HMAC of the body. */
const COMPOSED =
  /\btimestamp|concatenat|\bnonce\b|\bv\d[=,]|\bt=|private key|comma|space-delimited|multiple signatures|svix|standard webhooks|inside the (?:json )?payload/i;

/** What all sentences that say something agree on. */
function onlyOne<Value extends string>(
  sentences: readonly Sentence[],
  read: (text: string) => readonly Value[],
  cite: (sentence: Sentence) => Evidence,
): Inferred<Value> | undefined {
  const found = sentences.flatMap((sentence) => read(sentence.text).map((value) => ({ value, sentence })));
  const [first] = found;
  if (first === undefined || found.some(({ value }) => value !== first.value)) return undefined;
  return { value: first.value, evidence: cite(first.sentence) };
}

function hashesIn(text: string): readonly ("sha1" | "sha256" | "sha512")[] {
  const sizes = [...text.matchAll(/(?<![A-Za-z])(?:hmac[-_ ]?)?sha[-_ ]?(1|256|512)(?![0-9=])/gi)].map(
    (match) => match[1],
  );
  return sizes.map((size) => (size === "1" ? "sha1" : size === "512" ? "sha512" : "sha256"));
}

function encodingsIn(text: string): readonly ("base64" | "base64url" | "hex")[] {
  const found = text.match(/\bbase-?64[-_ ]?url\b|\bbase-?64|\bhex(?:adecimal)?\b/gi) ?? [];
  return found.map((name) => (/^hex/i.test(name) ? "hex" : /url$/i.test(name) ? "base64url" : "base64"));
}

function prefixesIn(text: string): readonly string[] {
  return [...text.matchAll(/\bsha(?:1|256|512)=/gi)].map(([prefix]) => prefix.toLowerCase());
}

function signedIn(text: string): readonly "{body}"[] {
  const says =
    /\b(?:of|over|from|using|sign(?:s|ed|ing)?)\b[^.]{0,60}\b(?:raw|unmodified|unparsed|exact|request|http|json|entire|post)\b[^.]{0,30}\b(?:body|payload|bytes)\b/i;
  return says.test(text) ? ["{body}"] : [];
}

/** What an example of a signature shows: its length in hex or base64 tells the hash. */
function readExample(value: string) {
  const [, prefix = "", digest = ""] = /^((?:sha\d+|hmac|v\d)=)?(.+)$/i.exec(value) ?? [];
  const hex = { 40: "sha1", 64: "sha256", 128: "sha512" } as const;
  if (/^[0-9a-f]+$/i.test(digest)) {
    const hash = hex[digest.length as keyof typeof hex];
    return hash && ({ prefix, hash, encoding: "hex" } as const);
  }
  const base64 = { 28: "sha1", 44: "sha256", 88: "sha512" } as const;
  const hash = /^[A-Za-z0-9+/]+={1,2}$/.test(digest)
    ? base64[digest.length as keyof typeof base64]
    : undefined;
  return hash && ({ prefix, hash, encoding: "base64" } as const);
}

/** An example that shows another prefix or encoding than the sentences speaks against them. */
function fits(value: string, { prefix, encoding }: HmacFinding): boolean {
  const read = readExample(value);
  return read === undefined || (read.encoding === encoding?.value && read.prefix === (prefix?.value ?? ""));
}
