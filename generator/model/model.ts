import type { JsonValue } from "../document/json.js";
import type { DeliveryModel } from "./delivery-model.js";
import type { Schema } from "./schema.js";

export type { DeliveryModel, EventPart, EventPlace, SendingModel } from "./delivery-model.js";
export type { HandshakeModel } from "./handshake-model.js";
export type { HmacModel, SignatureModel } from "./signature-model.js";

/**
 * Everything a package is made of, decided: names, references, order. Plain, frozen, serialisable data.
 * Emitters see this and nothing of AsyncAPI.
 */
export interface Model {
  /** The vendor's title of the document, such as `Help Scout Webhooks`. */
  readonly title: string;
  readonly description?: string;
  /** Sorted by name. */
  readonly events: readonly EventModel[];
  /** Every schema that an event or {@link Model.subscriptions} reaches, sorted by type name. */
  readonly schemas: readonly SchemaModel[];
  readonly delivery: DeliveryModel;
  /** How subscriptions are managed, where the document says so. */
  readonly subscriptions?: SubscriptionsModel;
}

/** One event: a name on the wire and what it carries. A message with several names gives several events. */
export interface EventModel {
  /** As it travels: `convo.created`. */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: true;
  /** The type name of its payload, one of {@link Model.schemas}. */
  readonly payload: string;
  /** Payloads that the document itself gives as examples, in its order; absent without any. */
  readonly examples?: readonly EventExample[];
  /** JSON pointer of the message that describes it. */
  readonly pointer: string;
}

/** An example of a payload, and the JSON pointer of its place. */
export interface EventExample {
  readonly payload: JsonValue;
  readonly pointer: string;
}

/** A named schema: an exported type and a validator. */
export interface SchemaModel {
  /** A TypeScript identifier, unique in the model. */
  readonly typeName: string;
  readonly schema: Schema;
  /** JSON pointer of its definition. */
  readonly pointer: string;
}

/** An API over HTTP and JSON that lists, retrieves, creates, updates and deletes subscriptions. */
export interface SubscriptionsModel {
  /** Where it lists and creates; one subscription is below it, at its identifier. */
  readonly path: string;
  /** The method that changes a subscription. */
  readonly update: "PATCH" | "POST" | "PUT";
  /** The member that a subscription is wrapped in, in requests and answers; in none if left out. */
  readonly one?: string;
  /** The member that a list of them is wrapped in. */
  readonly many?: string;
  /** What a caller must be allowed to be, such as `admin`, for messages. */
  readonly permission?: string;
  readonly types: SubscriptionTypes;
}

/** Type names, each one of {@link Model.schemas}. */
export interface SubscriptionTypes {
  /** What an update takes. */
  readonly changes: string;
  /** What a creation gives. */
  readonly created: string;
  /** What a creation takes. */
  readonly creation: string;
  /** What a retrieval, an update and each item of a list give. */
  readonly subscription: string;
}
