import { compile } from "json-schema-to-typescript";

import type { SchemaModel } from "../model/model.js";
import { typeSchema } from "./type-schema.js";

/**
 * Prints the types of all schemas as the members of one interface, in order; see {@link payloadRoot}. Nothing
 * is named on the way: a member's name is the type name that the model has decided.
 */
export async function printPayloadTypes(schemas: readonly SchemaModel[]): Promise<string> {
  const root = {
    type: "object" as const,
    properties: Object.fromEntries(schemas.map(({ typeName, schema }) => [typeName, typeSchema(schema)])),
    required: schemas.map(({ typeName }) => typeName),
    additionalProperties: false,
  };
  return compile(root, payloadRoot, {
    additionalProperties: false,
    bannerComment: "",
    format: false,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
  });
}

/** The name of the interface that {@link printPayloadTypes} prints. */
export const payloadRoot = "Payloads";
