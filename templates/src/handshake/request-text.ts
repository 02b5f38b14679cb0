import { decodeBody } from "../body.js";
import { parsePointer, valueAt } from "../event-name/pointer.js";
import { readQuery } from "../query.js";
import type { Condition, Place } from "./description.js";
import type { HandshakeRequest } from "./protocol.js";

/** What is echoed is no longer than this: a handshake is no way to have somebody's text served. */
const LONGEST = 2048;

/** The text at a place of a request; `undefined` where there is none, more than one, or one that is too long. */
export function readText(request: HandshakeRequest, place: Place): string | undefined {
  const value = readPlace(request, place);
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text !== "" && text.length <= LONGEST ? text : undefined;
}

/** Whether all conditions hold; the body is parsed only when all others do. */
export function holdAll(request: HandshakeRequest, conditions: readonly Condition[]): boolean {
  const isOutside = (condition: Condition): boolean => !("body" in condition);
  const holds = (condition: Condition): boolean => {
    if (condition.absent) return readPlace(request, condition) === undefined;
    const text = readText(request, condition);
    return text !== undefined && (condition.is === undefined || text === condition.is);
  };
  return (
    conditions.filter(isOutside).every(holds) &&
    conditions.filter((condition) => !isOutside(condition)).every(holds)
  );
}

function readPlace({ headers, url, body }: HandshakeRequest, place: Place): unknown {
  if ("header" in place) return headers.read(place.header.toLowerCase());
  if ("query" in place) return readQuery(url, place.query);
  try {
    return body && valueAt(JSON.parse(decodeBody(body)), parsePointer(place.body));
  } catch {
    return undefined;
  }
}
