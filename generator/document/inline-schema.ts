import { isArray, isObject, type JsonObject, type JsonValue, setMember } from "./json.js";
import { type StructureProblem, referenceProblem } from "./reference-problem.js";
import { childPointer, referenceOf, resolvePointer, valueAt } from "./references.js";

/** A header schema of more values than this is refused: references can multiply without end. */
const MAX_VALUES = 10_000;

/** Keywords whose members are names of headers or schemas, not keywords. */
const NAME_MAPS = new Set(["properties", "patternProperties", "definitions", "$defs", "dependencies"]);

/** Keywords whose value is data, in which a `$ref` means nothing. */
const DATA = new Set(["const", "enum", "default", "example", "examples"]);

/** A schema without references, and what stood in the way. */
export interface InlinedSchema {
  readonly schema: JsonValue;
  readonly problems: readonly StructureProblem[];
}

/**
 * The schema at a pointer with every `$ref` replaced by what it refers to, for schemas of headers, which
 * are small. Members beside a `$ref` are added to its target and win. A reference back to a schema that
 * is being replaced becomes `{}`: headers do not nest.
 */
export function inlineSchema(data: JsonValue, pointer: string): InlinedSchema {
  const problems: StructureProblem[] = [];
  const open = new Set<string>();
  let values = 0;

  const inline = (value: JsonValue, at: string, names: boolean): JsonValue => {
    values += 1;
    if (values > MAX_VALUES) return {};
    if (isArray(value)) return value.map((item, index) => inline(item, childPointer(at, index), false));
    if (!isObject(value)) return value;
    if (!names && referenceOf(value) !== undefined) return follow(value, at);
    const result: Record<string, JsonValue> = {};
    for (const [key, child] of Object.entries(value)) {
      const data = !names && (DATA.has(key) || key.startsWith("x-"));
      const inner = data ? child : inline(child, childPointer(at, key), !names && NAME_MAPS.has(key));
      setMember(result, key, inner);
    }
    return result;
  };

  const follow = (value: JsonObject, at: string): JsonValue => {
    const target = resolvePointer(data, at);
    if (target.unresolved) {
      problems.push(referenceProblem(target.unresolved));
      return {};
    }
    if (open.has(target.pointer)) return {};
    open.add(target.pointer);
    const schema = inline(target.value, target.pointer, false);
    open.delete(target.pointer);
    const { $ref: _reference, ...beside } = value;
    return isObject(schema) ? { ...schema, ...beside } : schema;
  };

  const schema = inline(valueAt(data, pointer) ?? {}, pointer, false);
  if (values > MAX_VALUES) {
    const message = `These headers have more than ${MAX_VALUES} values, references followed.`;
    problems.push({ code: "headers-too-large", severity: "error", message, pointer });
  }
  return { schema, problems };
}
