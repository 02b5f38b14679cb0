import { inlineSchema } from "./inline-schema.js";
import { isArray, isObject, type JsonObject, type JsonValue, member, members } from "./json.js";
import type { StructureProblem } from "./reference-problem.js";
import { childPointer, resolvePointer } from "./references.js";

/**
 * What the parser gets of a message or a message trait, so that it can merge the two. Schemas and examples
 * are pointers; references in everything else are followed.
 */
export interface MessageFacts {
  readonly facts: JsonObject;
  readonly problems: readonly StructureProblem[];
}

/** Members that are kept as they are. */
const PLAIN = ["name", "title", "summary", "description", "deprecated", "contentType"] as const;

/** Reads the message or message trait at a pointer, which has no `$ref` of its own. */
export function messageFacts(data: JsonValue, pointer: string, value: JsonObject): MessageFacts {
  const problems: StructureProblem[] = [];
  const follow = (from: JsonValue | undefined, at: string): JsonValue | undefined => {
    const target = from === undefined ? undefined : resolvePointer(data, at);
    return target?.unresolved ? undefined : target?.value;
  };
  const headersOf = (at: string): JsonValue => {
    const { schema, problems: found } = inlineSchema(data, at);
    problems.push(...found);
    return schema;
  };
  const facts: Record<string, JsonValue> = {};
  for (const key of PLAIN) {
    const plain = member(value, key);
    if (plain !== undefined) facts[key] = plain;
  }
  const { payload, schemaFormat } = payloadFacts(data, pointer, value);
  if (payload !== undefined) facts["payload"] = payload;
  if (schemaFormat !== undefined) facts["schemaFormat"] = schemaFormat;
  if (member(value, "headers") !== undefined) {
    facts["headers"] = headersOf(unwrap(data, childPointer(pointer, "headers")).pointer);
  }
  const bindings = resolvePointer(data, childPointer(pointer, "bindings", "http", "headers"));
  if (!bindings.unresolved) facts["httpHeaders"] = headersOf(bindings.pointer);
  const docs = follow(member(value, "externalDocs"), childPointer(pointer, "externalDocs"));
  if (isObject(docs)) facts["externalDocs"] = docs;
  const tags = member(value, "tags");
  if (isArray(tags)) {
    facts["tags"] = tags.map((tag, index) => follow(tag, childPointer(pointer, "tags", index)) ?? {});
  }
  if (isArray(member(value, "examples"))) facts["examples"] = childPointer(pointer, "examples");
  facts["extensions"] = extensionFacts(pointer, value);
  return { facts, problems };
}

/** Extensions with their places, so that a merged one keeps the place of what won. */
function extensionFacts(pointer: string, value: JsonObject): JsonObject {
  const found = members(value).filter(([key]) => key.startsWith("x-"));
  return Object.fromEntries(
    found.map(([key, extension]) => [key, { pointer: childPointer(pointer, key), value: extension }]),
  );
}

function payloadFacts(data: JsonValue, pointer: string, value: JsonObject) {
  const own = member(value, "schemaFormat");
  if (member(value, "payload") === undefined) return { schemaFormat: own };
  const { pointer: payload, schemaFormat = own } = unwrap(data, childPointer(pointer, "payload"));
  return { payload, schemaFormat };
}

/** The schema within a Multi Format Schema Object of AsyncAPI 3: `{ schemaFormat, schema }`. */
function unwrap(data: JsonValue, pointer: string): { pointer: string; schemaFormat?: JsonValue } {
  const target = resolvePointer(data, pointer);
  const schema = target.unresolved ? undefined : member(target.value, "schema");
  if (target.unresolved || schema === undefined) return { pointer };
  const schemaFormat = member(target.value, "schemaFormat");
  return {
    pointer: childPointer(target.pointer, "schema"),
    ...(schemaFormat !== undefined && { schemaFormat }),
  };
}
