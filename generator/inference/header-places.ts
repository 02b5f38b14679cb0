import { isObject, type JsonValue, member, members, stringMember } from "../document/json.js";
import type { Message } from "../document/structure.js";
import { closedValues, examplesIn, type PlaceUse, textsOf } from "./text-place.js";

/** A header that a message describes. */
export interface HeaderUse extends PlaceUse {
  /** As the document writes it. */
  readonly header: string;
}

/** Every header that a message describes, in its own headers and in those of its HTTP binding. */
export function headersOf(message: Message): readonly HeaderUse[] {
  const found = new Map<string, HeaderUse>();
  for (const schema of [message.headers, message.httpHeaders]) {
    for (const [name, header] of members(member(schema, "properties"))) {
      if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), headerUse(message, name, header));
    }
  }
  return [...found.values()];
}

function headerUse(message: Message, header: string, schema: JsonValue): HeaderUse {
  const values = closedValues(isObject(schema) ? [schema] : []);
  const description = stringMember(schema, "description");
  const inExamples = message.examples.map((example) => headerIn(example.headers, header));
  return {
    message,
    header,
    ...(values && { values }),
    examples: textsOf([...examplesIn(schema), ...inExamples]),
    ...(description !== undefined && { description }),
    pointer: message.pointer,
  };
}

function headerIn(headers: JsonValue | undefined, name: string): JsonValue | undefined {
  return members(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
