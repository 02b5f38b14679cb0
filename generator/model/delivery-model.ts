import type { SignatureModel } from "./signature-model.js";

/** How a request becomes an event, and how its sender is known. */
export interface DeliveryModel {
  readonly event: EventPlace;
  readonly signature: SignatureModel;
  /** Status that acknowledges a delivery. */
  readonly acknowledge: number;
  /** How often the vendor tries again, where that is known. */
  readonly retries?: number;
  /** Status that switches the subscription off, where the vendor has one. */
  readonly deactivate?: number;
  readonly sending: SendingModel;
}

/** How the vendor writes a request; deliveries that are made for tests imitate it. */
export interface SendingModel {
  /** How a payload becomes a body. */
  readonly encoding: "json" | "php-json";
  /** Headers of every request, sorted by name, beside those that name the event and sign it. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Where the event's name stands in a request. */
export type EventPlace =
  { readonly kind: "header"; readonly name: string } | { readonly kind: "body"; readonly pointer: string };
