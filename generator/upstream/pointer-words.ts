import { parsePointer } from "../document/references.js";
import type { ChangeSubject } from "../drift/change.js";
import type { Model } from "../model/model.js";
import { forEachSubschema, referencedType, type Schema } from "../model/schema.js";
import { isWithin } from "./overlay-fate.js";

/** What a place in a document is about. */
export function subjectAt(pointer: string): ChangeSubject {
  const keys = parsePointer(pointer) ?? [];
  if (keys[0] === "x-webhook" || keys[1] === "securitySchemes") return "delivery";
  if (/\/(?:schemas|payload)(?:\/|$)/.test(pointer)) return "payload";
  return keys[0] === "channels" || keys[1] === "messages" ? "event" : "documentation";
}

/** The place in a named schema as a reader writes it, `Customer.emails[].value`; nothing for other places. */
export function payloadPath(pointer: string): string | undefined {
  const [components, schemas, type, ...keys] = parsePointer(pointer) ?? [];
  if (components !== "components" || schemas !== "schemas" || type === undefined) return undefined;
  let path = type;
  for (let index = 0; index < keys.length; index += 1) {
    if (keys[index] === "items") path += "[]";
    else if (keys[index] === "properties" && keys[index + 1] !== undefined) path += `.${keys[(index += 1)]}`;
    else break;
  }
  return path;
}

/** The names of the events that the value at a pointer belongs to, sorted. */
export function eventsAt(pointer: string, { events, schemas }: Model): readonly string[] {
  const byName = new Map(schemas.map((schema) => [schema.typeName, schema.schema]));
  const own = schemas.filter(
    (schema) => isWithin(pointer, schema.pointer) || isWithin(schema.pointer, pointer),
  );
  const touched = new Set(own.map(({ typeName }) => typeName));
  const touches = (name: string): boolean => reached(name, byName).some((type) => touched.has(type));
  return events
    .filter((event) => isWithin(pointer, event.pointer) || touches(event.payload))
    .map(({ name }) => name);
}

/** The names of the types that a payload consists of. */
function reached(payload: string, schemas: ReadonlyMap<string, Schema>): readonly string[] {
  const found = new Set([payload]);
  const visit = (schema: Schema): void => {
    if (typeof schema !== "boolean" && schema.$ref !== undefined) found.add(referencedType(schema.$ref));
    forEachSubschema(schema, visit);
  };
  for (const name of found) visit(schemas.get(name) ?? true);
  return [...found];
}
