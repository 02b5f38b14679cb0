import type { EventPlace, HmacModel, SignatureModel } from "../model/model.js";
import { codeMarkdown } from "./markdown.js";

/** How a sender is known, as a sentence that begins in lower case. */
export function signatureSentence(signature: SignatureModel): string {
  switch (signature.scheme) {
    case "hmac":
      return hmacSentence(signature);
    case "standard-webhooks":
      return `requests are verified as Standard Webhooks says: HMAC-SHA256 over id, time and raw body (${codeMarkdown(`${signature.headers}-signature`)}), in constant time, before anything is parsed. A time more than 300 seconds off, in either direction, is refused. The secret is \`whsec_…\`, as the vendor shows it.`;
    case "token": {
      if ("place" in signature)
        return "the sender is known by a token, compared in constant time, before anything is parsed. The document does not say where a request carries it: `tokenIn` does, a header or a parameter of the query.";
      const place = "query" in signature ? "the query's" : "the header";
      const name = "query" in signature ? signature.query : signature.header;
      return `the sender is known by a token (${place} ${codeMarkdown(name)}), compared in constant time, before anything is parsed.`;
    }
    case "basic":
      return "the sender is known by user and password (Basic authentication), compared in constant time, before anything is parsed.";
    case "none":
      return 'nothing: the sender proves nothing about itself, and `signature: "none"` says that you accept it. Anyone who knows the URL can make a delivery.';
    case "custom":
      return "the document states no signature: `verify` decides who is believed.";
  }
}

function hmacSentence({ hash, encoding, header, signed, timestamp }: HmacModel): string {
  const what = signed === "{body}" ? "the raw body" : codeMarkdown(signed);
  const tolerance =
    timestamp === undefined
      ? ""
      : ` A time more than ${timestamp.tolerance} seconds off, in either direction, is refused.`;
  return `requests are verified by HMAC-${hash.toUpperCase()} over ${what} (${encoding}, ${codeMarkdown(header)}), in constant time, before anything is parsed.${tolerance}`;
}

/** What a reader could believe to be proved and is not, as items of a list. */
export function coverageItems(signature: SignatureModel, event: EventPlace): readonly string[] {
  const confirm = "Confirm destructive events with the vendor's API before acting on them.";
  switch (signature.scheme) {
    case "hmac":
      return hmacCoverage(signature, event, confirm);
    case "token":
    case "basic":
      return [
        `**What proves the sender covers nothing of the request.** Whoever has seen one request can make others. ${confirm}`,
      ];
    case "standard-webhooks":
      return isInBody(event) ? [] : [unsignedName(confirm)];
    default:
      return [];
  }
}

function hmacCoverage(
  { signed, timestamp }: HmacModel,
  event: EventPlace,
  confirm: string,
): readonly string[] {
  const isNameSigned = isInBody(event) || (event.kind === "path" && signed.includes("{url}"));
  if (isNameSigned && timestamp !== undefined) return [];
  if (timestamp !== undefined) return [unsignedName(confirm)];
  if (isNameSigned)
    return ["**The signature does not cover the time.** A captured body can be sent again, at any time."];
  return [
    `**The signature covers the body only, neither the event's name nor the time.** A captured body can be sent again, also
  under another event's name. ${confirm}`,
  ];
}

function unsignedName(confirm: string): string {
  return `**The signature does not cover the event's name.** A captured body can be sent again for a while, also under another event's name. ${confirm}`;
}

function isInBody(place: EventPlace): boolean {
  return place.kind === "join" ? place.parts.every(isInBody) : place.kind === "body";
}
