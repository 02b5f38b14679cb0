import { createHash } from "node:crypto";
import { Parser } from "@asyncapi/parser";
import { Ajv, type ValidateFunction } from "ajv";
import ajvFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  members,
} from "../../generator/document/json.js";
import {
  components,
  exampleNames,
  objectOf,
  overlaid,
  overlay,
  readObject,
  readText,
  upstream,
} from "./helpscout-files.js";
import { payloadsOf, withNulls } from "./schema-payloads.js";

const schemas = components(overlaid.data, "schemas");
const messages = members(components(overlaid.data, "messages"));
const schemaOfEvent = new Map(messages.map(([, message]) => [eventOf(message), payloadSchemaOf(message)]));

describe("Help Scout's document", () => {
  it("parses without an error", async () => {
    const { document, diagnostics } = await new Parser().parse(readText("asyncapi.yaml"));
    expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
    expect(document?.allMessages().length).toBe(26);
  });

  it("has 26 messages and 9 schemas", () => {
    expect(Object.keys(components(upstream, "messages"))).toHaveLength(26);
    expect(Object.keys(components(upstream, "schemas"))).toHaveLength(9);
  });

  it("is the text that the lock names", () => {
    const sha256 = createHash("sha256").update(readText("asyncapi.yaml")).digest("hex");
    expect(readObject("lock.json")).toMatchObject({ sha256, etag: null });
  });
});

describe("Help Scout's overlay", () => {
  it("applies without a diagnostic, each action with its reason", () => {
    expect(overlaid.diagnostics).toEqual([]);
    const actions = overlay["actions"];
    expect(
      isArray(actions) && actions.every((action) => typeof member(action, "description") === "string"),
    ).toBe(true);
  });

  it("gives a document that parses without an error", async () => {
    const { diagnostics } = await new Parser().parse(JSON.stringify(overlaid.data));
    expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
  });

  it("names each of the 26 messages differently", () => {
    expect(schemaOfEvent.size).toBe(26);
    expect([...schemaOfEvent.keys()]).toContain("convo.custom-fields");
    expect([...schemaOfEvent.keys()]).toContain("convo.ai-answers.created");
  });

  it("says how a delivery is named, signed and answered", () => {
    expect(objectOf(overlaid.data)["x-webhook"]).toEqual({
      event: { header: "X-HelpScout-Event" },
      signature: {
        scheme: "hmac",
        header: "X-HelpScout-Signature",
        hash: "sha1",
        encoding: "base64",
        signed: "{body}",
      },
      delivery: {
        acknowledge: 204,
        retries: 10,
        deactivate: 410,
        encoding: "php-json",
        headers: {
          "Accept-Encoding": "UTF-8",
          "Content-Type": "application/json",
          "User-Agent": "Help Scout/Webhooks",
        },
      },
    });
  });

  it.each(["required", "enum", "const", "format"])("closes nothing with %s", (keyword) => {
    expect(objectsIn(overlay["actions"]).filter((object) => Object.hasOwn(object, keyword))).toEqual([]);
  });

  it("closes no object", () => {
    const closed = objectsIn(overlaid.data).filter((object) => object["additionalProperties"] === false);
    expect(closed).toEqual([]);
  });

  it("keeps every property of the document", () => {
    for (const [name, schema] of members(components(upstream, "schemas"))) {
      const kept = Object.keys(objectOf(member(schemas[name], "properties")));
      expect(kept, name).toEqual(expect.arrayContaining(Object.keys(objectOf(member(schema, "properties")))));
    }
  });

  it("says in one sentence why a property is deprecated", () => {
    const deprecated = objectsIn(schemas).filter((object) => object["deprecated"] === true);
    expect(deprecated.length).toBeGreaterThan(20);
    for (const property of deprecated) expect(property["x-deprecated-reason"]).toMatch(/^[A-Z][^\n]*\.$/);
  });

  describe.each(members(components(upstream, "schemas")))("%s", (name, schema) => {
    it("accepts every payload that the document alone accepts", () => {
      const before = compile(components(upstream, "schemas"), name);
      const after = compile(schemas, name);
      for (const payload of payloadsOf(schema)) {
        expect(before(payload), `the document refuses ${JSON.stringify(payload)}`).toBe(true);
        expect(after(payload), JSON.stringify([payload, after.errors])).toBe(true);
      }
    });
  });
});

describe("Help Scout's examples", () => {
  it("are one for each event", () => {
    expect(exampleNames()).toEqual([...schemaOfEvent.keys()].toSorted());
  });

  it.each(exampleNames())("%s fits its schema, formats included", (event) => {
    const name = schemaOfEvent.get(event) ?? "";
    for (const formats of [false, true]) {
      const validate = compile(schemas, name, formats);
      validate(readObject(`examples/${event}.json`));
      expect(validate.errors).toBeNull();
    }
  });

  it.each(exampleNames())("%s uses documented properties only", (event) => {
    const properties = objectOf(member(schemas[schemaOfEvent.get(event) ?? ""], "properties"));
    for (const name of Object.keys(readObject(`examples/${event}.json`))) {
      expect(member(properties, name), name).toBeDefined();
      expect(member(properties[name], "deprecated"), name).toBeUndefined();
    }
  });
});

describe("a delivery that looks wrong and is real", () => {
  it.each<[string, string, JsonValue]>([
    [
      "a conversation nobody closed",
      "Conversation",
      { closedBy: 0, closedByUser: { id: 0, email: "unknown" } },
    ],
    ["a conversation assigned to null", "Conversation", { assignee: null, closedAt: null, closedBy: null }],
    ["a person without an email address", "Conversation", { primaryCustomer: { email: "", photoUrl: "" } }],
    ["an action with an empty list of entities", "Thread", { action: { associatedEntities: [] } }],
    ["an action with a map of entities", "Thread", { action: { associatedEntities: { user: 4 } } }],
    ["a source type nobody has listed", "Conversation", { source: { type: "carrier-pigeon" } }],
    ["a rating without an offset", "Rating", { createdAt: "2017-12-12T12:12:13" }],
    ["a customer without a photo", "Customer", { photoUrl: "" }],
    ["a website without a scheme", "Customer", { websites: [{ value: "www.example.com" }] }],
    ["properties as a map", "Customer", { properties: { plan: "yearly" } }],
    ["properties as a list", "Customer", { _embedded: { properties: [{ slug: "plan", value: null }] } }],
    ["a chat's tag that has no id", "BeaconChat", { tags: [{ id: null, slug: "new" }] }],
    ["a user's email as an address", "UserStatus", { email: "mara@example.com" }],
    ["a user's email as a status", "UserStatus", { email: { status: "away", performedBy: null } }],
    ["a deleted resource with a text id", "DeletedResource", { id: "9150502" }],
  ])("%s is valid, formats included", (_, name, payload) => {
    const validate = compile(schemas, name, true);
    validate(payload);
    expect(validate.errors).toBeNull();
  });

  it.each<[string, string, JsonValue]>([
    ["a conversation's number as text", "Conversation", { number: "18342" }],
    ["a thread's id as text", "Conversation", { _embedded: { threads: [{ id: "7719026410" }] } }],
    ["a person as a name", "Conversation", { closedByUser: "Mara" }],
    ["customer properties as a map under _embedded", "Customer", { _embedded: { properties: {} } }],
    ["a null status", "Conversation", { status: null }],
  ])("%s is not", (_, name, payload) => {
    expect(compile(schemas, name)(payload)).toBe(false);
  });
});

function eventOf(message: JsonValue): string {
  const event = member(message, "x-webhook-event");
  if (typeof event !== "string") throw new TypeError(`no event in ${JSON.stringify(message)}`);
  return event;
}

function payloadSchemaOf(message: JsonValue): string {
  return String(member(member(message, "payload"), "$ref")).replace("#/components/schemas/", "");
}

/** A validator of one schema; `formats` makes formats count. */
function compile(all: JsonObject, name: string, formats = false): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: formats });
  if (formats) ajvFormats.default(ajv);
  const document = { $id: "document", components: { schemas: withNulls(all) } };
  return ajv.addSchema(document).compile({ $ref: `document#/components/schemas/${name}` });
}

/** Every object in a value, itself included. */
function objectsIn(value: JsonValue | undefined): JsonObject[] {
  if (isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
