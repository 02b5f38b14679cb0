import type { EventMap } from "./spec/events.js";
import type { Issue } from "./validation/issue.js";

/** The name of an event, as it is on the wire. */
export type EventName = keyof EventMap;

/**
 * One event with its payload, as a handler gets it.
 *
 * Its signature was valid. Unless the description of the signature says otherwise, that covers the body
 * alone, neither the event's name nor the time: who has captured a signed body can send it again, later and
 * under another name. Confirm destructive events with the sender's API before acting on them.
 */
export interface DeliveryOf<Name extends string, Payload> {
  /** The event's name. It tells the members of a union apart: `if (delivery.event === …)` narrows `payload`. */
  readonly event: Name;
  /**
   * The parsed body. Its type is what the spec promises; what does not keep the promise arrives all the same
   * and is listed in `issues`, unless the receiver was made with `validation: "reject"`.
   */
  readonly payload: Payload;
  /** The request's headers, made when they are read first; a copy such as `{ ...delivery }` is without them. */
  readonly headers: Headers;
  /** The body's raw bytes: what was signed. */
  readonly body: Uint8Array;
  /** Where the payload differs from its schema; empty when it does not, and with `validation: "off"`. */
  readonly issues: readonly Issue[];
}

type Deliveries = { [N in keyof EventMap]: DeliveryOf<N, EventMap[N]> };

/**
 * A delivery of one event, or of any of several: a union that narrows on `event`. `Delivery` alone is a
 * delivery of any event.
 *
 * Its signature was valid. Unless the description of the signature says otherwise, that covers the body
 * alone, neither the event's name nor the time: who has captured a signed body can send it again, later and
 * under another name. Confirm destructive events with the sender's API before acting on them.
 */
export type Delivery<Name extends EventName = EventName> = Deliveries[Name];

/**
 * What runs when an event arrives. It may be async; the sender gets its answer when all handlers are done.
 * Whatever it returns is ignored. What it throws decides the answer: `Deactivate`, `Discard`, or anything
 * else for a 500, after which the sender retries.
 */
export type Handler<Name extends EventName = EventName> = (delivery: Delivery<Name>) => unknown;

/**
 * One handler for every event. `const handlers = { … } satisfies Handlers` stops compiling when the spec
 * gains an event.
 */
export type Handlers = { readonly [N in keyof EventMap]: Handler<N> };

type PatternsOf<Name extends string, Prefix extends string = ""> = Name extends `${infer Head}.${infer Rest}`
  ? `${Prefix}${Head}.*` | PatternsOf<Rest, `${Prefix}${Head}.`>
  : never;

// Names with a pattern in common give the same key, whose values merge into their union.
type PatternMap = { [N in keyof EventMap as PatternsOf<N>]: N };

type Names = { [N in keyof EventMap]: N };

/** The names that each selector stands for. */
export interface SelectorMap extends Names, PatternMap {
  /** Every event. */
  "*": EventName;
}

/**
 * What `on` takes: an event's name; `prefix.*`, which stands for all names that begin with `prefix.`; or `*`,
 * which stands for all. Patterns match only names that the spec knows.
 */
export type EventSelector = EventName | "*" | keyof PatternMap;
