import type { ReceiveResult } from "../answers.js";
import type { EarlyAnswer } from "../deliver.js";
import type { HeaderReader, REPEATED } from "../headers.js";
import type { ReceiverParts } from "../parts.js";
import type { SignedRequest } from "../signature/scheme.js";

/** A place that was read for an event's name. */
export type NameReading = string | typeof REPEATED | undefined;

/** A delivery before it is signed, as `./testing` makes it. */
export interface Draft {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: unknown;
  /** Where it goes, if the name is in the URL. */
  readonly url?: string;
}

/** The name stands in the headers, or in the URL: it is known before the body is parsed. */
export interface HeaderNaming {
  readonly place: "header";
  read(headers: HeaderReader, url?: string): NameReading;
  /** Puts a name where `read` finds it. */
  write(event: string, draft: Draft): Draft;
}

/** The name, or a part of it, stands in the body, which is parsed to find it. */
export interface BodyNaming {
  readonly place: "body";
  read(payload: unknown, headers: HeaderReader): NameReading;
  /** Puts a name where `read` finds it. */
  write(event: string, draft: Draft): Draft;
}

/** Where the name of an event is. */
export type EventNaming = HeaderNaming | BodyNaming;

/** Where the events are, of which one request carries several. Each item is the payload of an event of its own. */
export interface ItemsReading {
  /**
   * Answers a request whose signature is valid, once for all of its items. All are dispatched: the worst that comes
   * of them is the answer, and an empty list is acknowledged. No list is answered as a body that is not JSON.
   */
  deliver(parts: ReceiverParts, request: SignedRequest, respond?: EarlyAnswer): Promise<ReceiveResult>;
  /** A body that carries one item, where `deliver` finds it. */
  write(item: unknown): unknown;
}
