import { childPointer } from "../../../../generator/document/references.js";
import { setMember } from "../../../../generator/document/json.js";

/**
 * A document, as JSON, that puts each name into every position that takes free text: keys, names, titles,
 * descriptions, values, patterns, property names, examples, the document's own title. Each name is an event whose
 * payload has a required boolean of that name; what lists names in the first payload lists all of them.
 */
export function hostileDocument(names: readonly string[]): string {
  return JSON.stringify({
    asyncapi: "2.6.0",
    info: { title: names.join(" "), version: "1.0.0", description: names.join("\n") },
    "x-webhook": {
      event: { header: "X-Event" },
      signature: {
        scheme: "hmac",
        header: "X-Signature",
        hash: "sha256",
        encoding: "hex",
        prefix: names.join(""),
      },
    },
    channels: {
      [names.join(" ")]: {
        description: names.join(" "),
        publish: {
          message: { oneOf: names.map((name) => ({ $ref: reference("/components/messages", name) })) },
        },
      },
    },
    components: {
      messages: record(names, message),
      schemas: record(names, (name) => payloadSchema(name, name === names[0] ? names : [name])),
    },
  });
}

function message(name: string) {
  return {
    name,
    title: name,
    summary: name,
    description: `${name}\n\n${name}`,
    deprecated: true,
    "x-webhook-event": name,
    headers: { type: "object", properties: record([name], () => ({ type: "string", description: name })) },
    payload: { $ref: reference("/components/schemas", name) },
    examples: [{ name, summary: name, payload: record([name], () => true) }],
  };
}

function payloadSchema(name: string, names: readonly string[]) {
  return {
    type: "object",
    title: name,
    description: name,
    deprecated: true,
    "x-deprecated-reason": name,
    required: [name],
    properties: {
      ...record([name], () => ({ type: "boolean", title: name, description: name })),
      members: { type: "object", properties: record(names, (key) => ({ type: "string", description: key })) },
      closed: {
        type: "object",
        additionalProperties: false,
        properties: record(names, (key) => ({ enum: [key, record([key], () => key), [key]] })),
      },
      choice: { type: "string", enum: names, description: names.join("\n") },
      open: { type: "string", "x-extensible-enum": names },
      only: { const: name, title: name },
      nested: { const: record([name], () => [name]) },
      pattern: { type: "string", pattern: escapePattern(name), description: name },
      matched: { patternProperties: record([`^${escapePattern(name)}$`], () => ({ type: "number" })) },
      needs: { dependencies: record([name], () => names) },
      format: { type: "string", format: name, example: name, default: name },
      others: { type: "object", additionalProperties: { type: "string", description: name } },
      recursion: { nullable: true, $ref: reference("/components/schemas", name), description: name },
    },
  };
}

/** An object whose members are own, `__proto__` included. */
function record<Value>(names: readonly string[], valueOf: (name: string) => Value): Record<string, Value> {
  const result: Record<string, Value> = {};
  for (const name of names) setMember(result, name, valueOf(name));
  return result;
}

function reference(folder: string, name: string): string {
  return `#${encodeURI(childPointer(folder, name)).replaceAll("#", "%23")}`;
}

function escapePattern(name: string): string {
  return name.replace(/[$()*+.?[\\\]^{|}/]/g, "\\$&");
}
