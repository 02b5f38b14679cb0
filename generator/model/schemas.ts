import { definitionOf } from "../document/file-members.js";
import { type JsonValue, members } from "../document/json.js";
import { referenceProblem } from "../document/reference-problem.js";
import { isExternal, localPointer, referenceOf, valueAt } from "../document/references.js";
import { sortedBy } from "../order.js";
import { reportEndlessSchemas } from "./endless.js";
import type { SchemaModel } from "./model.js";
import { normalise } from "./normalise.js";
import type { Report } from "./report.js";
import { TypeNames } from "./type-names.js";

/** A payload: where its schema stands, and what to call it when it has no name of its own. */
export interface PayloadRoot {
  readonly pointer: string;
  readonly suggestedName: string;
}

/** The named schemas of a document, and the type name of each payload. */
export interface NamedSchemas {
  /** Sorted by type name. */
  readonly schemas: readonly SchemaModel[];
  /** The type name of the payload at a pointer. */
  readonly typeOf: (root: PayloadRoot) => string;
}

/** Reads every schema that the payloads reach, each once, into the normal form. */
export function buildSchemas(data: JsonValue, roots: readonly PayloadRoot[], report: Report): NamedSchemas {
  const names = new TypeNames(data, report);
  const found = new Map<string, SchemaModel>();
  const open: string[] = [];

  const name = (at: string, suggested?: string): string => {
    const pointer = definitionOf(data, at);
    const typeName = names.nameOf(pointer, suggested);
    if (!found.has(pointer)) {
      found.set(pointer, { typeName, pointer, schema: true });
      open.push(pointer);
    }
    return typeName;
  };
  const resolve = (ref: string, at: string): string | undefined => {
    const target = targetOf(data, ref, at, report);
    return target === undefined ? undefined : name(target);
  };
  const find = (ref: string): JsonValue | undefined => {
    const target = localPointer(ref);
    return target === undefined ? undefined : valueAt(data, definitionOf(data, target));
  };
  const typeOf = ({ pointer, suggestedName }: PayloadRoot): string => {
    const target = directTarget(data, pointer);
    return target === undefined ? name(pointer, suggestedName) : name(target);
  };

  for (const root of roots) typeOf(root);
  for (let pointer = open.pop(); pointer !== undefined; pointer = open.pop()) {
    const schema = normalise(valueAt(data, pointer) ?? true, pointer, { report, resolve, find });
    found.set(pointer, { typeName: names.nameOf(pointer), pointer, schema });
  }
  const schemas = sortedBy(found.values(), (schema) => schema.typeName);
  reportEndlessSchemas(schemas, report);
  return { schemas, typeOf };
}

/** A payload that is nothing but a reference is the schema it refers to. */
function directTarget(data: JsonValue, pointer: string): string | undefined {
  const value = valueAt(data, pointer);
  const alone = members(value).every(([key]) => key === "$ref" || key === "description" || key === "title");
  const target = localPointer(referenceOf(value) ?? "");
  return alone && target !== undefined && valueAt(data, target) !== undefined ? target : undefined;
}

function targetOf(data: JsonValue, ref: string, at: string, report: Report): string | undefined {
  const target = localPointer(ref);
  if (target === "") return enclosingSchema(at);
  if (target !== undefined && valueAt(data, target) !== undefined) return target;
  const within = target === undefined ? undefined : `${enclosingSchema(at)}${target}`;
  if (within !== undefined && valueAt(data, within) !== undefined) return within;
  report(referenceProblem({ reason: isExternal(ref) ? "external" : "missing", reference: ref, at }));
  return undefined;
}

/** Many write `#/definitions/X`, or `#`, and mean the schema it stands in, as JSON Schema does. */
function enclosingSchema(pointer: string): string {
  const component = /^\/components\/(?:schemas|messages)\/[^/]+(?:\/payload)?/.exec(pointer);
  return component?.[0] ?? pointer.replace(/^(.*?\/payload(?:\/schema)?)(?:\/.*)?$/, "$1");
}
