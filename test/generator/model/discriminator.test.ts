import { describe, expect, it } from "vitest";
import { filesOf } from "../emit/support/generate-text.js";
import { loadPackageValidators } from "../emit/support/load-validators.js";
import { documentOf } from "../emit/support/small-document.js";

const cat = "{ type: object, properties: { kind: { type: string }, lives: { type: integer } } }";
const dog = "{ type: object, properties: { kind: { type: string }, breed: { type: string } } }";
const refs = '[{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }]';

/** Whether payloads match alternatives with a discriminator; and their type. */
async function pets(thing: string, others: Readonly<Record<string, string>> = { Cat: cat, Dog: dog }) {
  const files = await filesOf(documentOf({ Thing: thing, ...others }));
  const validate = (await loadPackageValidators(files)).get("thing.happened");
  const types = files.get("src/spec/payloads.ts")?.replace(/\s+/g, " ");
  return { types, accepts: (payload: unknown) => validate?.(payload) };
}

describe("OpenAPI's discriminator", () => {
  it("tells open alternatives apart by its mapping", async () => {
    const mapping = '{ cat: "#/components/schemas/Cat", kitten: Cat, dog: Dog }';
    const { accepts, types } = await pets(
      `{ oneOf: ${refs}, discriminator: { propertyName: kind, mapping: ${mapping} } }`,
    );
    expect(accepts({ kind: "cat", lives: 9 })).toBe(true);
    expect(accepts({ kind: "kitten" })).toBe(true);
    expect(accepts({ kind: "dog", breed: "x" })).toBe(true);
    expect(accepts({ kind: "cow" })).toBe(false);
    expect(accepts({})).toBe(false);
    expect(types).toContain(
      'export type Thing = | (Cat & { kind: "cat" | "kitten"; }) | (Dog & { kind: "dog"; });',
    );
  });

  it("means the names of schemas where it has no mapping", async () => {
    const { accepts } = await pets(`{ anyOf: ${refs}, discriminator: { propertyName: kind } }`);
    expect(accepts({ kind: "Cat" })).toBe(true);
    expect(accepts({ kind: "cat" })).toBe(false);
  });

  it("adds nothing to alternatives that say it themselves", async () => {
    const named = {
      Cat: cat.replace("type: string", "const: cat"),
      Dog: '{ allOf: [{ $ref: "#/components/schemas/Base" }] }',
      Base: dog.replace("type: string", "enum: [dog]"),
    };
    const { accepts, types } = await pets(`{ oneOf: ${refs}, discriminator: { propertyName: kind } }`, named);
    expect(accepts({ kind: "cat" })).toBe(true);
    expect(types).toContain("export type Thing = Cat | Dog;");
  });

  it("says nothing where it is the name of a property, as in AsyncAPI, or stands without alternatives", async () => {
    const { accepts } = await pets(
      "{ type: object, discriminator: kind, properties: { kind: { type: string } } }",
    );
    expect(accepts({ kind: "anything" })).toBe(true);
  });
});
