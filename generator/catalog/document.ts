import type { JsonObject, JsonValue } from "../document/json.js";
import { identifierOf } from "../model/names.js";
import type { CatalogRow } from "./row.js";

/** The key of each row's message and schema: the words of the event's name, `ConvoCreated`. */
export function messageKeys(rows: readonly CatalogRow[]): ReadonlyMap<CatalogRow, string> {
  const taken = new Set<string>();
  return new Map(
    rows.map((row) => {
      const identifier = identifierOf(row.event_name).replace(/[^A-Za-z0-9_]/g, "_");
      let key = identifier;
      for (let count = 2; taken.has(key); count++) key = `${identifier}${count}`;
      taken.add(key);
      return [row, key];
    }),
  );
}

/** An AsyncAPI 3.0 document of what the rows of one vendor say about its payloads. */
export function buildDocument(
  rows: readonly [CatalogRow, ...CatalogRow[]],
  keys: ReadonlyMap<CatalogRow, string>,
): JsonObject {
  const [{ vendor, vendor_display_name = vendor }] = rows;
  const keyed = rows.map((row) => [keys.get(row) ?? "", row] as const);
  const reference = (kind: string, key: string): JsonObject => ({ $ref: `#/components/${kind}/${key}` });
  return {
    asyncapi: "3.0.0",
    info: {
      title: `${vendor_display_name} Webhooks`,
      version: "1",
      description: `The events of \`${vendor}\` in a catalogue of webhooks. Compare with the vendor's documentation.`,
    },
    defaultContentType: "application/json",
    channels: {
      webhook: {
        address: null,
        description: "The address that a subscription names.",
        messages: Object.fromEntries(keyed.map(([key]) => [key, reference("messages", key)])),
      },
    },
    operations: { deliver: { action: "send", channel: { $ref: "#/channels/webhook" } } },
    components: {
      messages: Object.fromEntries(
        keyed.map(([key, row]) => [key, { ...documentation(row), payload: reference("schemas", key) }]),
      ),
      schemas: Object.fromEntries(keyed.map(([key, { payload_schema }]) => [key, schemaOf(payload_schema)])),
    },
  };
}

function documentation({
  event_name,
  trigger_description,
  docs_url,
  extraction_method,
}: CatalogRow): JsonObject {
  return {
    title: event_name,
    ...(trigger_description !== undefined && { description: trigger_description }),
    ...(docs_url !== undefined && { externalDocs: { url: docs_url } }),
    ...(extraction_method !== undefined && { "x-extraction-method": extraction_method }),
  };
}

/** The schema stands in another document than it was written for. */
function schemaOf(schema: JsonValue): JsonValue {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema;
  const { $schema: _, $id: __, ...rest } = schema as JsonObject;
  return rest;
}
