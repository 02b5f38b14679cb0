import draft06 from "./metaschemas/draft-06.json" with { type: "json" };
import draft07 from "./metaschemas/draft-07.json" with { type: "json" };
import { isObject, type JsonObject, type JsonValue, members } from "./json.js";
import type { DocumentText } from "./parse.js";

/** A schema of schemas, and what its types begin with. */
interface Metaschema {
  readonly data: JsonObject;
  readonly typeName: string;
}

/**
 * The schemas of schemas that are known without being read, by their addresses without a scheme: payloads that carry a
 * JSON Schema refer to them (draft-07, section 6.4). Those of 2019-09 and later are put together at run time, by
 * `$dynamicRef`, which nothing here can follow; that of draft 4 nobody ships.
 */
const metaschemas: Readonly<Record<string, Metaschema>> = {
  "//json-schema.org/draft-06/schema": { data: draft06, typeName: "JsonSchemaDraft06" },
  "//json-schema.org/draft-07/schema": { data: draft07, typeName: "JsonSchemaDraft07" },
};

/** The text of a well-known metaschema at an address; undefined for any other address. */
export function knownMetaschema(address: string): DocumentText | undefined {
  const key = address.replace(/^https?:/, "");
  const known = Object.hasOwn(metaschemas, key) ? metaschemas[key] : undefined;
  return known && { file: address, text: JSON.stringify(withTypeNames(known), null, 2) };
}

/** Its definitions have names that a document's own schemas may have, too: they are called after the whole. */
function withTypeNames({ data, typeName }: Metaschema): JsonValue {
  const definitions = members(data["definitions"]).map(([key, schema]) => {
    const own = typeName + key.charAt(0).toUpperCase() + key.slice(1);
    return [key, isObject(schema) ? { "x-type-name": own, ...schema } : schema] as const;
  });
  return { "x-type-name": typeName, ...data, definitions: Object.fromEntries(definitions) };
}
