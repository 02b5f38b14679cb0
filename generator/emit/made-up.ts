import type { SchemaModel } from "../model/model.js";

/** Makes payloads up from schemas, by type name. */
export async function createInventor(
  schemas: readonly SchemaModel[],
): Promise<(typeName: string) => unknown> {
  const { sample } = await import("openapi-sampler");
  const definitions = Object.fromEntries(
    schemas.map(({ typeName, schema }) => [typeName, samplable(schema)]),
  );
  return (typeName) => sample({ $ref: `#/definitions/${typeName}` }, { quiet: true }, { definitions });
}

/** The known values of an open set are as good as those of a closed one, for a sample. */
function samplable(schema: unknown): object {
  const text = JSON.stringify(schema, (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || !("openEnum" in value)) return value;
    const { openEnum, ...rest } = value;
    return { ...rest, enum: openEnum };
  });
  const copy: unknown = JSON.parse(text);
  return typeof copy === "object" && copy !== null ? copy : {};
}
