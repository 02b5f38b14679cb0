import type { DeliveryModel, EventModel } from "./model.js";

/** What a skeleton of handlers is made of: a part of a model. A package carries it along, for those who only install it. */
export interface Outline {
  readonly events: readonly EventOutline[];
  readonly delivery: ProofOutline;
}

/** What a skeleton says of an event. */
export type EventOutline = Pick<EventModel, "deprecated" | "description" | "name" | "title">;

/** How a receiver is told which requests are genuine. */
export type ProofOutline = Pick<DeliveryModel, "handshakes" | "signature">;
