import { stringify } from "yaml";

/**
 * An AsyncAPI document of so many webhooks, as YAML: one channel, and for each message a schema of its own with
 * 15 properties of the kinds that real documents have.
 */
export function syntheticDocument(messages: number): string {
  const numbers = Array.from({ length: messages }, (_, index) => index);
  return stringify({
    asyncapi: "2.6.0",
    info: { title: `${messages} webhooks`, version: "1.0.0" },
    "x-webhook": { event: { header: "X-Event" }, signature: signature },
    channels: {
      webhooks: {
        publish: { message: { oneOf: numbers.map((index) => reference("messages", `Message${index}`)) } },
      },
    },
    components: {
      messages: Object.fromEntries(numbers.map((index) => [`Message${index}`, message(index)])),
      schemas: {
        Person: person,
        ...Object.fromEntries(numbers.map((index) => [`Resource${index}`, resource(index)])),
      },
    },
  });
}

const signature = { scheme: "hmac", header: "X-Signature", hash: "sha256", encoding: "hex" };

const person = {
  type: "object",
  description: "A person who took part.",
  required: ["id"],
  properties: {
    id: { type: "integer", format: "int64" },
    name: { type: "string" },
    email: { type: "string", format: "email" },
  },
};

function message(index: number): object {
  return {
    name: `Message${index}`,
    title: `Resource ${index} changed`,
    summary: `Sent whenever resource ${index} has changed.`,
    "x-webhook-event": `resource${index}.changed`,
    payload: reference("schemas", `Resource${index}`),
  };
}

function resource(index: number): object {
  return {
    type: "object",
    description: `What is known of resource ${index}.`,
    required: ["id", "createdAt"],
    properties: {
      id: { type: "integer", format: "int64", description: "Its identifier." },
      number: { type: "integer", minimum: 1, description: "The number that people see." },
      subject: { type: "string", maxLength: 200, description: "What it is about." },
      note: { type: "string", nullable: true, description: "A remark, or null." },
      state: {
        type: "string",
        enum: ["draft", "published", "deleted"],
        description: "Whether it is visible.",
      },
      priority: { type: "string", "x-extensible-enum": ["low", "high"], description: "How urgent it is." },
      amount: { type: "number", description: "The total, in the currency." },
      isClosed: { type: "boolean", description: "Whether it is finished." },
      createdAt: { type: "string", format: "date-time", description: "When it was made." },
      closedAt: { type: "string", format: "date-time", nullable: true, description: "When it was finished." },
      link: { type: "string", format: "uri", description: "Where it can be seen." },
      tags: { type: "array", items: { type: "string" }, description: "Words it is found by." },
      owner: { ...reference("schemas", "Person") },
      watchers: { type: "array", items: reference("schemas", "Person"), description: "Who follows it." },
      [`detail${index}`]: {
        type: "object",
        description: "What only this resource has.",
        properties: { color: { type: "string" }, weight: { type: "number" } },
      },
    },
  };
}

function reference(kind: "messages" | "schemas", name: string): { $ref: string } {
  return { $ref: `#/components/${kind}/${name}` };
}
