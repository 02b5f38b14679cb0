import type { Catalogue } from "./entry.js";

/** Making a package of a document: events, names, schemas, samples. */
export const modelCodes = {
  "content-type": {
    means: "A message is sent as a type that is neither JSON nor a form; it is taken for JSON.",
    remedy: "Say in an overlay what arrives: `contentType: application/json`.",
  },
  "duplicate-event": {
    means: "Two messages have the same name on the wire.",
    remedy: "Correct one `x-webhook-event`, or leave one message out with `x-webhook-event: false`.",
  },
  "duplicate-type-name": {
    means: "Two schemas would give types of the same name.",
    remedy: "Give one of them another name in an overlay, with `x-type-name`.",
  },
  "endless-schema": {
    means: "A schema refers to itself without a property or an item in between, so nothing matches it.",
    remedy: "Remove the reference that leads back, or put it under a property.",
  },
  "event-name-missing": {
    means: "The document does not say what an event is called on the wire.",
    remedy:
      "Add the action that the diagnostic shows to the overlay, with the name from the vendor's documentation.",
  },
  "event-place-missing": {
    means: "The document does not say where a request carries the name of its event.",
    remedy: "State `x-webhook.event` in an overlay.",
  },
  "example-mismatch": {
    means: "An example does not match the schema of its payload.",
    remedy: "Correct the example, or loosen the schema in an overlay if the vendor really sends this.",
  },
  "invalid-schema": {
    means: "A schema is neither a map nor true nor false; one that is empty takes any value.",
    remedy: "Correct it in an overlay.",
  },
  "invalid-signature": {
    means: "A member of `x-webhook.signature` is not what it may be.",
    remedy: "See the [vocabulary](vocabulary.md).",
  },
  "invalid-subscriptions": {
    means: "A member of `x-webhook.subscriptions` is not what it may be.",
    remedy: "See the [vocabulary](vocabulary.md).",
  },
  "invalid-type-name": {
    means: "An `x-type-name` is no identifier of TypeScript, or the name of something else.",
    remedy: "Choose another name.",
  },
  "invalid-webhook": {
    means: "A member of `x-webhook` is not what it may be.",
    remedy: "See the [vocabulary](vocabulary.md).",
  },
  "keyword-ignored": {
    means:
      "A keyword of a schema has a value that says nothing, or is one of later drafts that is not understood, and is ignored.",
    remedy: "Correct it in an overlay, if the rule matters.",
  },
  "no-messages": {
    means: "The document has no message on any channel, so there is nothing to receive.",
    remedy: "Check that it is the document you meant. In AsyncAPI 3, channels have `messages`.",
  },
  "sample-mismatch": {
    means: "No payload could be made that matches the schema of an event.",
    remedy: "Check that something can match the schema, or add `examples/<event>.json`.",
  },
  "schema-format-unclear": {
    means: "A message's `schemaFormat` is not known; its payload is read as JSON Schema.",
    remedy: "State the format in an overlay: `application/schema+json;version=draft-07`.",
  },
  "stray-example": {
    means: "A file under `examples/` is named after no event.",
    remedy: "Rename it to `<event>.json`, or remove it.",
  },
  "type-translated": {
    means:
      "A schema uses a type of another language, such as `int` or `float`, and is read for what it means.",
    remedy: "Nothing to do, if the type that the message names is right.",
  },
  "unknown-type": {
    means: "A schema has a `type` that JSON Schema does not know.",
    remedy: "Use string, number, integer, boolean, object, array or null.",
  },
  "unsupported-content-type": {
    means: "A message is of a content type that is not read.",
    remedy: "If the vendor can send JSON, say so in an overlay; if not, leave the message out.",
  },
  "unsupported-schema-format": {
    means: "A payload is described in a language other than JSON Schema, such as Avro or Protobuf.",
    remedy: "Put a JSON Schema in its place in an overlay.",
  },
} as const satisfies Catalogue;
