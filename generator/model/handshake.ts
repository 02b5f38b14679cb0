import { setMember } from "../document/json.js";
import type { AnswerValue, HandshakeModel, RequestPlace } from "./handshake-model.js";
import { encodings, hashes, type SignatureModel } from "./signature-model.js";
import { isHeaderName } from "./header-name.js";
import type { VocabularyPart } from "./vocabulary.js";

/** Reads what the sender asks when a subscription is made: one description or several, from `x-webhook.handshake`. */
export function buildHandshakes(
  webhook: VocabularyPart,
  signature: SignatureModel,
): readonly HandshakeModel[] {
  return webhook.list("handshake").map((part) => buildHandshake(part, signature));
}

function buildHandshake(part: VocabularyPart, signature: SignatureModel): HandshakeModel {
  part.allowMembers(["method", "respond", "signed", "token", "when"]);
  const method = part.oneOf("method", ["POST", "GET", "HEAD"], "POST");
  const token = part.has("token") ? tokenOf(part.part("token"), signature) : undefined;
  const when = method === "HEAD" && !part.has("when") ? [] : part.list("when").map(conditionOf);
  if (when.length === 0 && method !== "HEAD")
    part.invalid("when", "a condition, or a list of them", undefined);
  return {
    method,
    when,
    signed: part.boolean("signed", method === "POST" && token === undefined),
    ...(token !== undefined && { token }),
    respond: answerOf(part.part("respond"), signature),
  };
}

function conditionOf(part: VocabularyPart): HandshakeModel["when"][number] {
  const place = placeOf(part, ["absent", "is"]);
  if (part.boolean("absent", false)) {
    if (part.has("is")) part.invalid("is", "left out beside `absent`", undefined);
    return { ...place, absent: true };
  }
  return part.has("is") ? { ...place, is: part.text("is", "") } : place;
}

/** A token is the secret of the deliveries only where they have one that is a plain text. */
function tokenOf(part: VocabularyPart, signature: SignatureModel): NonNullable<HandshakeModel["token"]> {
  const options = hasSecret(signature) ? (["verifyToken", "secret"] as const) : (["verifyToken"] as const);
  return { ...placeOf(part, ["option"]), option: part.oneOf("option", options, "verifyToken") };
}

function hasSecret({ scheme }: SignatureModel): boolean {
  return scheme === "hmac" || scheme === "token";
}

function answerOf(part: VocabularyPart, signature: SignatureModel): HandshakeModel["respond"] {
  part.allowMembers(["headers", "json", "status", "text"]);
  if (part.has("json") && part.has("text"))
    part.invalid("text", "left out beside `json`: an answer has one body", undefined);
  const status = part.integer("status", [200, 299], 200);
  return {
    ...(status !== 200 && { status }),
    ...(part.has("headers") && { headers: headersOf(part.part("headers"), signature) }),
    ...(part.has("text") && { text: valueOf(part, "text", signature) }),
    ...(part.has("json") && { json: membersOf(part.part("json"), signature) }),
  };
}

function headersOf(part: VocabularyPart, signature: SignatureModel): Record<string, AnswerValue> {
  for (const name of part.names) {
    const isFraming = /^(?:connection|content-.*|set-cookie|transfer-encoding)$/i.test(name);
    if (!isHeaderName(name) || isFraming)
      part.invalid(name, "left out: it is no header, or one that is not the vendor's to ask for", undefined);
  }
  return membersOf(part, signature);
}

function membersOf(part: VocabularyPart, signature: SignatureModel): Record<string, AnswerValue> {
  const members: Record<string, AnswerValue> = {};
  for (const name of part.names) setMember(members, name, valueOf(part, name, signature));
  return members;
}

function valueOf(parent: VocabularyPart, name: string, signature: SignatureModel): AnswerValue {
  if (typeof parent.get(name) === "string") return parent.text(name, "");
  const part = parent.part(name);
  if (part.has("token")) return tokenAnswer(part, signature);
  if (!part.has("hmac")) return placeOf(part, []);
  part.allowMembers(["encoding", "hash", "hmac"]);
  if (!hasSecret(signature))
    part.invalid("hmac", "left out: the deliveries of this sender have no secret that is a text", undefined);
  return {
    hmac: placeOf(part.part("hmac"), []),
    hash: part.oneOf("hash", hashes),
    encoding: part.oneOf("encoding", encodings),
  };
}

function tokenAnswer(part: VocabularyPart, { scheme }: SignatureModel): AnswerValue {
  part.allowMembers(["token"]);
  if (part.get("token") !== true) part.invalid("token", "true", undefined);
  if (scheme !== "token")
    part.invalid("token", "left out: the deliveries of this sender carry no token", undefined);
  return { token: true };
}

/** A place in a request; beside it there may be other members. */
function placeOf(part: VocabularyPart, others: readonly string[]): RequestPlace {
  part.allowMembers(["body", "header", "query", ...others]);
  const [name, ...more] = ["header", "query", "body"].filter((candidate) => part.has(candidate));
  if (more.length > 0)
    part.invalid(String(more[0]), `left out beside \`${name}\`: it is one place`, undefined);
  if (name === "body") return { body: part.pointer("body") };
  if (name === "query") return { query: part.text("query", "") };
  return { header: part.header("header") };
}
