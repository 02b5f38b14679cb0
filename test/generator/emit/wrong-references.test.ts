import { describe, expect, it } from "vitest";
import { filesOf } from "./support/generate-text.js";
import { loadPackageValidators } from "./support/load-validators.js";
import { seenErrors } from "./support/seen-errors.js";
import { document2, documentOf } from "./support/small-document.js";

describe("a reference", () => {
  it("to nowhere is an error at its place", async () => {
    const document = documentOf({ Thing: '{ properties: { a: { $ref: "#/components/schemas/Nowhere" } } }' });
    expect(await seenErrors(document)).toEqual([
      [
        "asyncapi.yaml:14:41 reference-missing",
        'The reference "#/components/schemas/Nowhere" leads nowhere.',
        "Correct it, or add what it names; where the document is upstream's, in an overlay.",
      ],
    ]);
  });

  it("to another file is an error that says what to do", async () => {
    const document = documentOf({ Thing: '{ properties: { a: { $ref: "./other.yaml#/Thing" } } }' });
    expect(await seenErrors(document)).toEqual([
      [
        "asyncapi.yaml:14:41 reference-external",
        'The reference "./other.yaml#/Thing" leaves the document, and what it names was not read.',
        "Bundle the document into one file first, for example with `asyncapi bundle`.",
      ],
    ]);
  });

  it("from a message to nowhere is an error at its place", async () => {
    const document = document2(
      'channels: { hooks: { publish: { message: { $ref: "#/components/messages/Nowhere" } } } }',
    );
    expect(await seenErrors(document)).toEqual([
      [
        "asyncapi.yaml:6:44 reference-missing",
        expect.stringContaining("#/components/messages/Nowhere"),
        "Correct it, or add what it names; where the document is upstream's, in an overlay.",
      ],
    ]);
  });
});

describe("a cycle of references", () => {
  it.each([
    [
      "through a property",
      {
        Thing:
          '{ type: object, required: [id], properties: { id: { type: integer }, parent: { $ref: "#/components/schemas/Thing" } } }',
      },
    ],
    [
      "through a second schema",
      {
        Thing:
          '{ type: object, required: [id], properties: { parent: { $ref: "#/components/schemas/Other" } } }',
        Other: '{ allOf: [{ $ref: "#/components/schemas/Thing" }] }',
      },
    ],
    [
      "that may end in null",
      {
        Thing:
          '{ type: object, required: [id], properties: { parent: { nullable: true, $ref: "#/components/schemas/Thing" } } }',
      },
    ],
  ])("%s makes types and validators recurse", async (_name, schemas) => {
    const files = await filesOf(documentOf(schemas));
    expect(files.get("src/spec/payloads.ts")).toMatch(/parent\?: (Thing|Other)( \| null)?;/);
    const validators = await loadPackageValidators(files);
    const validate = validators.get("thing.happened");
    expect(validate?.({ id: 1, parent: { id: 2, parent: { id: 3 } } })).toBe(true);
    expect(validate?.({ id: 1, parent: { id: 2, parent: {} } })).toBe(false);
    expect(validate?.errors).toMatchObject([{ path: "/parent/parent", rule: "required" }]);
  });

  it("through items makes a list of lists", async () => {
    const files = await filesOf(
      documentOf({ Thing: '{ type: array, items: { $ref: "#/components/schemas/Thing" } }' }),
    );
    expect(files.get("src/spec/payloads.ts")).toContain("export type Thing = Thing[];");
    const validate = (await loadPackageValidators(files)).get("thing.happened");
    expect(validate?.([[], [[]]])).toBe(true);
    expect(validate?.([[1]])).toBe(false);
    expect(validate?.errors).toMatchObject([{ path: "/0/0", rule: "type" }]);
  });

  it.each([
    ["of a schema to itself", { Thing: '{ $ref: "#/components/schemas/Thing" }' }, ["Thing"]],
    ["through allOf", { Thing: '{ allOf: [{ $ref: "#/components/schemas/Thing" }] }' }, ["Thing"]],
    [
      "through two schemas",
      {
        Thing: '{ oneOf: [{ $ref: "#/components/schemas/Other" }] }',
        Other: '{ not: { $ref: "#/components/schemas/Thing" } }',
      },
      ["Other", "Thing"],
    ],
  ])("%s that no value can end is an error with the fix", async (_name, schemas, names) => {
    expect(await seenErrors(documentOf(schemas))).toEqual(
      names.map((name) => [
        expect.stringMatching(/^asyncapi\.yaml:1[45]:\d+ endless-schema$/),
        `\`${name}\` refers to itself without a property or an item in between, so nothing can match it.`,
        "Remove the reference that leads back, or put it under a property.",
      ]),
    );
  });
});
