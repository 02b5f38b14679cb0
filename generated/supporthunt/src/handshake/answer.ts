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
  { status = 200, headers: stated = {}, text, json }: HandshakeAnswer,
  request: HandshakeRequest,
  secretOf: () => Promise<string>,
): Promise<ReceiveResult | undefined> {
  const answer = { status, code: "handshake", deliveries: [] } as const;
  const own = await membersOf(stated, request, secretOf);
  if (own === undefined || !Object.values(own).every(isHeaderValue)) return undefined;
  const headers = (type: string) => ({ ...own, "content-type": type, "x-content-type-options": "nosniff" });
  if (text !== undefined) {
    const body = await valueOf(text, request, secretOf);
    return body === undefined
      ? undefined
      : { ...answer, headers: headers("text/plain; charset=utf-8"), body };
  }
  if (json === undefined) return { ...answer, headers: own };
  const members = await membersOf(json, request, secretOf);
  if (members === undefined) return undefined;
  return { ...answer, headers: headers("application/json"), body: JSON.stringify(members) };
}

/** Values by name; `undefined` when the request lacks one of them. */
async function membersOf(
  stated: Readonly<Record<string, AnswerValue>>,
  request: HandshakeRequest,
  secretOf: () => Promise<string>,
): Promise<Record<string, string> | undefined> {
  const members = await Promise.all(
    Object.entries(stated).map(
      async ([name, value]) => [name, await valueOf(value, request, secretOf)] as const,
    ),
  );
  const known = members.filter((member): member is [string, string] => member[1] !== undefined);
  return known.length === members.length ? Object.fromEntries(known) : undefined;
}

/** Whether a text can stand in a header: what is echoed adds no header and no line (RFC 9110, section 5.5). */
function isHeaderValue(text: string): boolean {
  return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);
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
  const digest = await createDigest(value.hash, await secretOf(), text);
  return encodeSignature(digest, value.encoding);
}
