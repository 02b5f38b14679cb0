import type { JsonValue } from "../document/json.js";
import type { Schema } from "./schema.js";

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

/** How a request proves its sender. */
export type SignatureModel = HmacModel | { readonly scheme: "custom" };

/** An HMAC over the body in one header. */
export interface HmacModel {
  readonly scheme: "hmac";
  readonly header: string;
  readonly hash: "sha1" | "sha256" | "sha512";
  readonly encoding: "base64" | "base64url" | "hex";
  /** Stands before the encoded digest, such as `sha256=`. */
  readonly prefix: string;
  /** What is signed; `{body}` stands for the raw body. */
  readonly signed: string;
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
