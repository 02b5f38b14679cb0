import type { JsonValue } from "../document/json.js";
import { parsePointer } from "../document/references.js";
import type { Message } from "../document/structure.js";
import type { FormModel, FormObjectModel } from "./delivery-model.js";
import type { SchemaModel } from "./model.js";
import { isTuple, referencedType, type Schema, type SchemaObject } from "./schema.js";

const formType = /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** Whether a message is sent as a form. */
export function isForm({ contentType = "" }: Message): boolean {
  return formType.test(contentType);
}

/**
 * Which texts in a form stand for something else, by the schemas of its payloads. Where a schema also takes a text, or
 * schemas disagree, a text stays a text.
 *
 * @param payloads type names of the payloads that are sent as forms
 * @param items where the list of payloads is in a body, if there is one
 */
export function formShape(
  payloads: Iterable<string>,
  schemas: readonly SchemaModel[],
  items: string | undefined,
): FormObjectModel {
  const byName = new Map(schemas.map(({ typeName, schema }) => [typeName, schema]));
  const found = [...new Set(payloads)].flatMap((typeName) =>
    shapesOf({ $ref: `#/definitions/${typeName}` }, []),
  );

  function shapesOf(schema: Schema, open: readonly string[]): readonly Shape[] {
    if (typeof schema === "boolean") return [];
    if (schema.$ref !== undefined) {
      const typeName = referencedType(schema.$ref);
      const isOpen = open.includes(typeName);
      return isOpen ? [] : shapesOf(byName.get(typeName) ?? true, [...open, typeName]);
    }
    const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
    return [...ownShapes(schema, open), ...parts.flatMap((part) => shapesOf(part, open))];
  }

  function ownShapes(schema: SchemaObject, open: readonly string[]): readonly Shape[] {
    return [...kindsOf(schema)].map((kind): Shape => {
      if (kind === "array") return { items: merge(itemsOf(schema).flatMap((item) => shapesOf(item, open))) };
      if (kind !== "object") return kind;
      const members = Object.entries(schema.properties ?? {}).map(
        ([name, child]) => [name, merge(shapesOf(child, open))] as const,
      );
      return { members: new Map(members) };
    });
  }

  const merged = merge(found);
  const path = items === undefined ? [] : (parsePointer(items) ?? []);
  const whole = path.reduceRight<FormModel | null>(
    (shape, key) => (shape === null ? null : { members: { [key]: shape } }),
    items === undefined ? merged : { items: merged },
  );
  return whole !== null && typeof whole === "object" && "members" in whole ? whole : { members: {} };
}

type Shape =
  | "text"
  | "number"
  | "boolean"
  | { readonly items: FormModel | null }
  | { readonly members: ReadonlyMap<string, FormModel | null> };

/** What all of several shapes are; null where they are text, or not one thing. */
function merge(shapes: readonly Shape[]): FormModel | null {
  const [first] = shapes;
  if (first === undefined || first === "text") return null;
  if (typeof first === "string") return shapes.every((shape) => shape === first) ? first : null;
  if (!shapes.every((shape) => typeof shape === "object")) return null;
  if ("items" in first) {
    const items = shapes.map((shape) => ("items" in shape ? shape.items : undefined));
    if (items.includes(undefined)) return null;
    return { items: same(items.filter((item) => item !== undefined)) };
  }
  const all = shapes.flatMap((shape) => ("members" in shape ? [shape.members] : []));
  if (all.length < shapes.length) return null;
  const names = [...new Set(all.flatMap((members) => [...members.keys()]))].toSorted();
  const members = names.flatMap((name) => {
    const found = same(all.flatMap((each) => (each.has(name) ? [each.get(name) ?? null] : [])));
    return found === null ? [] : [[name, found] as const];
  });
  return { members: Object.fromEntries(members) };
}

/** The one of several models that are alike, their members put together; null where they are not. */
function same(models: readonly (FormModel | null)[]): FormModel | null {
  if (models.includes(null)) return null;
  return merge(models.flatMap((model) => (model === null ? [] : [shapeOf(model)])));
}

function shapeOf(model: FormModel): Shape {
  if (typeof model === "string" || "items" in model) return model;
  return { members: new Map(Object.entries(model.members)) };
}

type Kind = "text" | "number" | "boolean" | "array" | "object";

/** The kinds of values that a schema takes itself, without null. */
function kindsOf(schema: SchemaObject): ReadonlySet<Kind> {
  const { type, properties, items, openEnum } = schema;
  if (type !== undefined) return new Set([type].flat().flatMap(kindOfType));
  const values = schema.enum ?? (schema.const === undefined ? openEnum : [schema.const]);
  if (values !== undefined) return new Set(values.flatMap(kindOfValue));
  if (properties !== undefined) return new Set(["object"]);
  return new Set(items === undefined ? [] : ["array"]);
}

function kindOfType(type: string): readonly Kind[] {
  if (type === "null") return [];
  if (type === "integer" || type === "number") return ["number"];
  return [type === "string" ? "text" : (type as Kind)];
}

function kindOfValue(value: JsonValue): readonly Kind[] {
  if (value === null) return [];
  if (typeof value === "object") return [Array.isArray(value) ? "array" : "object"];
  return kindOfType(typeof value);
}

function itemsOf({ items = true }: SchemaObject): readonly Schema[] {
  return isTuple(items) ? items : [items];
}
