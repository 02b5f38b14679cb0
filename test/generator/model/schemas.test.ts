import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../generator/document/json.js";
import type { SchemaModel } from "../../../generator/model/model.js";
import type { Finding } from "../../../generator/model/report.js";
import { buildSchemas, type PayloadRoot } from "../../../generator/model/schemas.js";

/** The named schemas that payloads reach; the payload of the message `M` unless said otherwise. */
function build(data: JsonValue, ...roots: readonly PayloadRoot[]) {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => void findings.push(finding);
  const given = roots.length > 0 ? roots : [payload];
  const { schemas, typeOf } = buildSchemas(data, given, report);
  return { schemas, types: given.map(typeOf), findings };
}

const payload = { pointer: "/components/messages/M/payload", suggestedName: "M" };

/** A document of one message and the given schemas. */
function document(schema: JsonValue, schemas: Record<string, JsonValue> = {}): JsonValue {
  return { components: { messages: { M: { payload: schema } }, schemas } };
}

function reference(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

function shapesOf(schemas: readonly SchemaModel[]): readonly unknown[] {
  return schemas.map(({ typeName, schema }) => [typeName, schema]);
}

describe("a payload's type", () => {
  it("is named after the key of its schema, whatever its title", () => {
    const { schemas, types } = build(document(reference("order-item"), { "order-item": { title: "T" } }));
    expect(types).toEqual(["OrderItem"]);
    expect(schemas.map(({ pointer }) => pointer)).toEqual(["/components/schemas/order-item"]);
  });

  it("is named after its message where it is written inline", () => {
    expect(build(document({ type: "object", title: "T" })).types).toEqual(["M"]);
  });

  it("is named as the schema says", () => {
    expect(build(document({ "x-type-name": "Stated" })).types).toEqual(["Stated"]);
    expect(build(document(reference("a"), { a: { "x-type-name": "Stated" } })).types).toEqual(["Stated"]);
  });

  it("is the schema's own where a message only adds documentation to it", () => {
    expect(build(document({ ...reference("A"), description: "D" }, { A: {} })).types).toEqual(["A"]);
  });

  it("takes anything where a message has no payload", () => {
    expect(build({ components: { messages: { M: {} } } }).schemas).toMatchObject([
      { typeName: "M", schema: true },
    ]);
  });

  it("is one for messages that share a schema", () => {
    const data = { a: reference("A"), b: reference("A"), components: { schemas: { A: {} } } };
    const { schemas, types } = build(
      data,
      { pointer: "/a", suggestedName: "X" },
      { pointer: "/b", suggestedName: "Y" },
    );
    expect(types).toEqual(["A", "A"]);
    expect(schemas).toHaveLength(1);
  });
});

describe("the schemas that payloads reach", () => {
  it("are all there, once each, sorted by name", () => {
    const data = document(
      { properties: { z: reference("Z"), a: reference("A") } },
      { Z: { items: reference("A") }, A: { anyOf: [reference("Z")] }, Unused: {} },
    );
    expect(shapesOf(build(data).schemas)).toEqual([
      ["A", { anyOf: [{ $ref: "#/definitions/Z" }] }],
      ["M", { properties: { a: { $ref: "#/definitions/A" }, z: { $ref: "#/definitions/Z" } } }],
      ["Z", { items: { $ref: "#/definitions/A" } }],
    ]);
  });

  it.each([
    ["with an escaped key", "#/components/schemas/a~1b", "a/b", "AB"],
    ["with a percent-encoded key", "#/components/schemas/a%20b", "a b", "AB"],
    ["into a schema", "#/components/schemas/A/properties/inner", "A", "AInner"],
    ["to a definition of the whole document", "#/definitions/D", "A", "D"],
  ])("are found by a reference %s", (_name, $ref, key, type) => {
    const data = {
      components: {
        messages: { M: { payload: { items: { $ref } } } },
        schemas: { [key]: { properties: { inner: {} } } },
      },
      definitions: { D: {} },
    };
    const { schemas, findings } = build(data);
    expect(findings).toEqual([]);
    expect(schemas.map(({ typeName }) => typeName)).toContain(type);
  });

  it("are found by a reference to the definitions of the schema it stands in", () => {
    const schema = { properties: { a: { $ref: "#/definitions/D" } }, definitions: { D: { type: "string" } } };
    const { schemas, findings } = build(document(schema));
    expect(findings).toEqual([]);
    expect(shapesOf(schemas)).toContainEqual(["MD", { type: "string" }]);
  });

  it.each([
    ["missing", "#/components/schemas/B", "reference-missing"],
    ["member that every object inherits", "#/components/schemas/constructor", "reference-missing"],
    ["anchor", "#anchor", "reference-missing"],
    ["file", "other.yaml#/A", "reference-external"],
    ["address", "https://example.com/schema.json", "reference-external"],
  ])("are reported at the reference to a %s", (_name, $ref, code) => {
    const { findings } = build(document({ properties: { a: { $ref } } }));
    expect(findings).toMatchObject([
      { code, severity: "error", pointer: "/components/messages/M/payload/properties/a/$ref" },
    ]);
  });
});

describe("two schemas with one type name", () => {
  it.each([
    ["keys", { a: reference("order-item"), b: reference("OrderItem") }, { "order-item": {}, OrderItem: {} }],
    [
      "a key and a stated name",
      { a: reference("A"), b: reference("B") },
      { A: {}, B: { "x-type-name": "A" } },
    ],
  ])("are an error with both places: %s", (_name, properties, schemas) => {
    const { findings } = build(document({ properties }, schemas));
    expect(findings).toMatchObject([{ code: "duplicate-type-name", severity: "error" }]);
    expect(findings[0]?.message.match(/#\/components/g)).toHaveLength(2);
    expect(findings[0]?.help).toContain("x-type-name: Another");
  });
});

describe("a schema that leads back to itself", () => {
  it.each<[name: string, schemas: Record<string, JsonValue>]>([
    ["a property", { A: { properties: { a: reference("A") } } }],
    ["items", { A: { items: reference("A") } }],
    ["a tuple", { A: { items: [reference("A")] } }],
    ["other members", { A: { additionalProperties: reference("A") } }],
    [
      "a second schema's property",
      { A: { allOf: [reference("B")] }, B: { properties: { a: reference("A") } } },
    ],
  ])("through %s recurses", (_name, schemas) => {
    expect(build(document(reference("A"), schemas)).findings).toEqual([]);
  });

  it.each(["allOf", "anyOf", "oneOf"])("through %s alone is an error", (keyword) => {
    const { findings } = build(document(reference("A"), { A: { [keyword]: [{}, reference("A")] } }));
    expect(findings).toMatchObject([{ code: "endless-schema", pointer: "/components/schemas/A" }]);
  });

  it.each(["not", "if", "then", "else"])("through %s alone is an error", (keyword) => {
    const { findings } = build(document(reference("A"), { A: { [keyword]: reference("A") } }));
    expect(findings).toMatchObject([{ code: "endless-schema" }]);
  });

  it("is an error for each schema of the circle, and for no other", () => {
    const schemas = { A: reference("B"), B: { allOf: [reference("A")] }, C: { allOf: [reference("A")] } };
    const { findings } = build(document({ items: reference("C") }, schemas));
    expect(findings.map(({ pointer }) => pointer)).toEqual([
      "/components/schemas/A",
      "/components/schemas/B",
    ]);
  });
});
