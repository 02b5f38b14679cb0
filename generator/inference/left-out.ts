import { isObject, type JsonValue, member, members } from "../document/json.js";
import { resolvePointer } from "../document/references.js";
import type { SourceDocument } from "../document/source-document.js";
import type { Message } from "../document/structure.js";
import { bodyMembersOf } from "./body-places.js";
import { remark } from "./evidence.js";
import type { PlaceFinding } from "./place-finding.js";
import type { LeftOut } from "./webhook-messages.js";

/** Messages whose payloads are described and have no such member cannot be told by it. */
export function withoutPlace(
  messages: readonly Message[],
  place: PlaceFinding | undefined,
  document: SourceDocument,
): readonly LeftOut[] {
  const { body, items = "" } = place?.candidate ?? {};
  if (body === undefined) return [];
  const has = (message: Message): boolean =>
    bodyMembersOf(message, document.data).some((use) => use.body === body && (use.items ?? "") === items);
  return messages
    .filter((message) => !has(message) && isDescribed(message, document.data))
    .map((message) => ({
      message,
      evidence: remark(
        document,
        message.pointer,
        `its payload has no ${items}${items === "" ? "" : "/*"}${body}: it needs a receiver of its own`,
      ),
    }));
}

/** What a vendor sends once, to see whether an address answers; a receiver's `handshake` does that. */
export function isHandshake({ key = "", name = "" }: Message): boolean {
  return [key, name].some((text) =>
    /(?:verification|validation|challenge|handshake)(?:request|response|challenge|event|message)?$/i.test(
      text,
    ),
  );
}

/** Of messages that nothing names, those that are part of a handshake. */
export function handshakes(messages: readonly Message[], document: SourceDocument): readonly LeftOut[] {
  return messages.filter(isHandshake).map((message) => ({
    message,
    evidence: remark(document, message.pointer, "its name: it seems to be part of the handshake"),
  }));
}

function isDescribed({ payload }: Message, data: JsonValue): boolean {
  if (payload === undefined) return false;
  const target = resolvePointer(data, payload.pointer);
  return (
    target.unresolved === undefined &&
    isObject(target.value) &&
    members(member(target.value, "properties")).length > 0
  );
}
