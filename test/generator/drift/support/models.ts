import type { DeliveryModel, EventModel, Model, SchemaModel } from "../../../../generator/model/model.js";
import type { Schema } from "../../../../generator/model/schema.js";

/** How the models of these tests are delivered. */
export const delivery: DeliveryModel = {
  event: { kind: "header", name: "X-Event" },
  signature: {
    scheme: "hmac",
    header: "X-Signature",
    hash: "sha1",
    encoding: "base64",
    prefix: "",
    signed: "{body}",
  },
  acknowledge: 204,
  deactivate: 410,
  sending: { encoding: "json", headers: { "Content-Type": "application/json" } },
};

/** A model of schemas, each the payload of an event of its own unless events are given. */
export function modelOf(schemas: readonly SchemaModel[], events?: readonly EventModel[]): Model {
  return {
    title: "Test",
    events: events ?? schemas.map(({ typeName }) => eventOf(`${typeName.toLowerCase()}.sent`, typeName)),
    schemas,
    delivery,
  };
}

/** An event, described by a message of the same name as its payload. */
export function eventOf(name: string, payload: string): EventModel {
  return { name, payload, pointer: `/components/messages/${name.replaceAll(".", "_")}` };
}

/** Named schemas as a model has them. */
export function schemasOf(schemas: Readonly<Record<string, Schema>>): readonly SchemaModel[] {
  return Object.entries(schemas).map(([typeName, schema]) => ({
    typeName,
    schema,
    pointer: `/components/schemas/${typeName}`,
  }));
}
