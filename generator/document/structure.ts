import type { JsonObject, JsonValue } from "./json.js";

/**
 * What an AsyncAPI document says about messages and where they travel, without regard to its version:
 * traits applied, references among messages, channels and operations followed. Payload schemas are
 * left where they are: a message holds a pointer to its own.
 *
 * Plain data. Pointers are JSON pointers (RFC 6901) into the document after overlays.
 */
export interface DocumentStructure {
  /** The version of AsyncAPI: `2.6.0`. */
  readonly asyncapi: string;
  /** `info.title`; empty where there is none. */
  readonly title: string;
  /** `info.version`, the version of the described API; empty where there is none. */
  readonly version: string;
  readonly description?: string;
  readonly externalDocs?: ExternalDocs;
  readonly contact?: Contact;
  readonly license?: License;
  /** The `x-` members of the root, such as `x-webhook`. */
  readonly extensions: readonly Extension[];
  readonly securitySchemes: readonly SecurityScheme[];
  readonly servers: readonly Server[];
  readonly channels: readonly Channel[];
  /** Every message that a channel or an operation names, once, in the order in which they are named. */
  readonly messages: readonly Message[];
}

/** Documentation elsewhere. */
export interface ExternalDocs {
  readonly url: string;
  readonly description?: string;
}

/** Who answers for the described API. */
export interface Contact {
  readonly name?: string;
  readonly url?: string;
  readonly email?: string;
}

/** The licence of the described API. */
export interface License {
  readonly name: string;
  readonly url?: string;
}

/** One `x-` member, untouched. */
export interface Extension {
  readonly key: string;
  readonly pointer: string;
  readonly value: JsonValue;
}

/** A member of `components.securitySchemes`; `in` and `name` belong to API keys, `scheme` to HTTP ones. */
export interface SecurityScheme {
  readonly key: string;
  readonly pointer: string;
  readonly type: string;
  readonly in?: string;
  readonly name?: string;
  readonly scheme?: string;
  readonly description?: string;
}

/** A server; `protocol` is in lower case. */
export interface Server {
  readonly key: string;
  readonly pointer: string;
  readonly protocol: string;
  /** 2.x: `url`; 3.x: `host` and `pathname`. */
  readonly address?: string;
  readonly description?: string;
}

/** A member of the root's `channels`. */
export interface Channel {
  readonly key: string;
  readonly pointer: string;
  /** 2.x: the key; 3.x: `address`, absent where the document leaves it open. */
  readonly address?: string;
  /** Its `x-webhook-event`, untouched. */
  readonly event?: JsonValue;
  readonly title?: string;
  readonly description?: string;
  /** Keys of the servers it is limited to; empty for all of them. */
  readonly servers: readonly string[];
  /**
   * Protocols of those servers and of the bindings of the channel and, in 2.x, its operations; in lower
   * case, sorted, empty when nothing is said.
   */
  readonly protocols: readonly string[];
}

/** Where a message travels. */
export interface ChannelUse {
  readonly key: string;
  readonly pointer: string;
  readonly address?: string;
  /** Its `x-webhook-event`, untouched. */
  readonly event?: JsonValue;
}

/** An operation that names a message; in 2.x `publish` and `subscribe` of a channel. */
export interface OperationUse {
  /** 3.x: its key; 2.x: its `operationId`, if it has one. */
  readonly key?: string;
  readonly pointer: string;
  /** As the document says it: `publish`, `subscribe`, `send`, `receive`. It says little in practice. */
  readonly action: string;
  /** Its `x-webhook-event`, untouched. */
  readonly event?: JsonValue;
  readonly summary?: string;
  readonly description?: string;
}

/** A tag of a message. */
export interface Tag {
  readonly name: string;
  readonly description?: string;
}

/** One example of a message, as the document gives it. */
export interface MessageExample {
  readonly pointer: string;
  readonly name?: string;
  readonly summary?: string;
  readonly payload?: JsonValue;
  readonly headers?: JsonValue;
}

/** One message definition. */
export interface Message {
  /** Of the definition, behind all references: `/components/messages/ConvoCreated`. */
  readonly pointer: string;
  /** Its key under `components.messages` or, in 3.x, in its channel; absent for an inline message of 2.x. */
  readonly key?: string;
  readonly name?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  /** Its own, or the document's `defaultContentType`. */
  readonly contentType?: string;
  readonly externalDocs?: ExternalDocs;
  readonly tags: readonly Tag[];
  readonly extensions: readonly Extension[];
  /** JSON Schema of the headers after traits, with every reference replaced by what it refers to. */
  readonly headers?: JsonObject;
  /** `bindings.http.headers` after traits, likewise. */
  readonly httpHeaders?: JsonObject;
  /** The place of the payload's schema; absent where the message has none. */
  readonly payload?: { readonly pointer: string };
  /** As the document names it; absent for the default, AsyncAPI's own JSON Schema dialect. */
  readonly schemaFormat?: string;
  readonly examples: readonly MessageExample[];
  readonly channels: readonly ChannelUse[];
  readonly operations: readonly OperationUse[];
}
