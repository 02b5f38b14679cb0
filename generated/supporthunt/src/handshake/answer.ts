import { createDigest } from "#crypto";
import type { ReceiveResult } from "../answers.js";
import { encodeSignature } from "../signature/encoding.js";
import { provenTokens } from "../signature/proven-tokens.js";
import type { AnswerValue, HandshakeAnswer } from "./description.js";
import type { HandshakeRequest } from "./protocol.js";
import { readText } from "./request-text.js";

/**
 * The answer to a handshake; `undefined` when the request lacks what it should hold. What is echoed is nothing that a
 * browser would take for a page.
 *
 * @param secretOf gives the secret, where the answer holds an HMAC by it
 */
export async function createHandshakeAnswer(
  { status = 200, text, json }: HandshakeAnswer,
  request: HandshakeRequest,
  secretOf: () => Promise<string>,
): Promise<ReceiveResult | undefined> {
  const answer = { status, code: "handshake", deliveries: [] } as const;
  const value = (stated: AnswerValue) => valueOf(stated, request, secretOf);
  const headers = (type: string) => ({ "content-type": type, "x-content-type-options": "nosniff" });
  if (text !== undefined) {
    const body = await value(text);
    return body === undefined
      ? undefined
      : { ...answer, headers: headers("text/plain; charset=utf-8"), body };
  }
  if (json === undefined) return { ...answer, headers: {} };
  const members = await Promise.all(
    Object.entries(json).map(async ([name, stated]) => [name, await value(stated)] as const),
  );
  if (members.some(([, member]) => member === undefined)) return undefined;
  const body = JSON.stringify(Object.fromEntries(members));
  return { ...answer, headers: headers("application/json"), body };
}

async function valueOf(
  value: AnswerValue,
  request: HandshakeRequest,
  secretOf: () => Promise<string>,
): Promise<string | undefined> {
  if (typeof value === "string") return value;
  if ("token" in value) return provenTokens.get(request);
  if (!("hmac" in value)) return readText(request, value);
  const text = readText(request, value.hmac);
  if (text === undefined) return undefined;
  const digest = await createDigest(value.hash, await secretOf(), new TextEncoder().encode(text));
  return encodeSignature(digest, value.encoding);
}
