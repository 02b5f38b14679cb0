import { isArray, isObject, type JsonValue, members, stringMember } from "../document/json.js";
import { childPointer, valueAt } from "../document/references.js";
import type { SourceDocument } from "../document/source-document.js";
import type { DocumentStructure, Message } from "../document/structure.js";
import { sentencesOf } from "./evidence.js";
import { headersOf } from "./header-places.js";

/** A sentence of the document, and the pointer of the text that it is in. */
export interface Sentence {
  readonly text: string;
  readonly pointer: string;
}

/** Sentences that say something about how the sender of a request is known. */
export function signatureSentences(
  structure: DocumentStructure,
  messages: readonly Message[],
  document: SourceDocument,
): readonly Sentence[] {
  const texts = [
    ...describedBy(structure.description, "/info/description"),
    ...structure.securitySchemes.flatMap((each) =>
      describedBy(each.description, `${each.pointer}/description`),
    ),
    ...structure.servers.flatMap((each) => describedBy(each.description, `${each.pointer}/description`)),
    ...structure.channels.flatMap((each) => describedBy(each.description, `${each.pointer}/description`)),
    ...messages.flatMap(messageTexts),
    ...extensionTexts(structure, messages, document.data),
  ];
  const sentences = texts.flatMap(({ text, pointer }) =>
    sentencesOf(text).map((sentence) => ({ text: sentence, pointer })),
  );
  const unique = new Map(sentences.map((sentence) => [sentence.text, sentence]));
  return [...unique.values()].filter(({ text }) => SIGNING.test(text));
}

const SIGNING =
  /\bhmac|\bsignatures?\b|-signature\b|\bjw[st]\b|\b(?:verification|secret) token\b|\bsign(?:s|ed)\b(?![ -](?:up|in|out|off|url))[^.]*\b(?:body|delivery|events?|hooks?|key|payloads?|posts?|requests?|secret|webhooks?)\b/i;

function describedBy(text: string | undefined, pointer: string): readonly Sentence[] {
  return text === undefined ? [] : [{ text, pointer }];
}

function messageTexts(message: Message): readonly Sentence[] {
  return [
    ...describedBy(message.description, `${message.pointer}/description`),
    ...message.operations.flatMap(({ description, pointer }) =>
      describedBy(description, `${pointer}/description`),
    ),
    ...describedBy(stringMember(message.headers, "description"), message.pointer),
    ...headersOf(message).flatMap(({ description, pointer }) => describedBy(description, pointer)),
  ];
}

/** Extensions such as `x-signature: { algorithm: HMAC-SHA256 }`, one sentence a member. */
function extensionTexts(
  { extensions, channels }: DocumentStructure,
  messages: readonly Message[],
  data: JsonValue,
): readonly Sentence[] {
  const folders = ["/info", ...channels.map(({ pointer }) => pointer)];
  const inFolders = folders.flatMap((folder) =>
    members(valueAt(data, folder)).map(([key, value]) => ({
      key,
      value,
      pointer: childPointer(folder, key),
    })),
  );
  return [...extensions, ...messages.flatMap((message) => message.extensions), ...inFolders]
    .filter(({ key }) => /^x-.*(?:sign|hmac|secur|auth|verif|webhook)/i.test(key))
    .flatMap(({ key, value, pointer }) => leaves(key, value, pointer));
}

function leaves(key: string, value: JsonValue, pointer: string): readonly Sentence[] {
  if (typeof value === "string") return [{ text: `${key}: ${value}`, pointer }];
  if (isArray(value)) return value.flatMap((item, index) => leaves(key, item, childPointer(pointer, index)));
  if (!isObject(value)) return [];
  return members(value).flatMap(([name, item]) =>
    leaves(`${key} ${name}`, item, childPointer(pointer, name)),
  );
}
