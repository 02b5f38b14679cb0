import { isArray, isObject, type JsonValue, member, members, stringMember } from "../document/json.js";
import { childPointer } from "../document/references.js";
import type { CatalogRow } from "./row.js";

/** A member of every payload that names the event, as far as the schemas tell. */
export interface CatalogEventPlace {
  /** JSON pointer into a payload. */
  readonly pointer: string;
  /** The words that led there; nothing where a `const` or an `enum` says it. */
  readonly evidence?: string;
}

/** The one member at the top of all payloads that names each row's event. */
export function findEventPlace(rows: readonly [CatalogRow, ...CatalogRow[]]): CatalogEventPlace | undefined {
  const [first] = rows;
  const places = Object.keys(properties(first)).flatMap((name): readonly CatalogEventPlace[] => {
    const namings = rows.map((row) => naming(properties(row)[name], row.event_name));
    if (namings.includes(undefined)) return [];
    const evidence = namings.find((found) => found !== "");
    return [{ pointer: childPointer("", name), ...(evidence !== undefined && { evidence }) }];
  });
  return places.length === 1 ? places[0] : undefined;
}

function properties({ payload_schema }: CatalogRow): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(members(member(payload_schema, "properties")));
}

/** What of a schema names an event: empty where it fixes the value, a description that ends with the name. */
function naming(schema: JsonValue | undefined, event: string): string | undefined {
  if (!isObject(schema)) return undefined;
  const values = member(schema, "enum");
  if (member(schema, "const") === event || (isArray(values) && values.length === 1 && values[0] === event))
    return "";
  const description = stringMember(schema, "description") ?? "";
  const isNamed = description.split(/[\s"'`,:;()]+/).some((word) => word.replace(/\.$/, "") === event);
  return isNamed ? description : undefined;
}
