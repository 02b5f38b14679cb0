import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import { loadPackageValidators } from "./support/load-validators.js";
import { errorsOf, filesOf, generateText } from "./support/generate-text.js";
import { document2, documentOf } from "./support/small-document.js";

/** What a person sees of an error: `asyncapi.yaml:3:5 duplicate-event`, the sentence, the help. */
function seen({ code, location, message, help }: Diagnostic): readonly (string | undefined)[] {
  return [`${location?.file}:${location?.line}:${location?.column} ${code}`, message, help];
}

async function seenErrors(document: string): Promise<unknown> {
  return (await errorsOf(document)).map(seen);
}

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

describe("a message without a wire name", () => {
  it("is named, with the overlay action that would supply it", async () => {
    const document = document2(`channels:
  hooks:
    publish:
      message: { $ref: "#/components/messages/OrderCreated" }
components:
  messages:
    OrderCreated: { payload: { type: object } }
`);
    expect(await seenErrors(document)).toEqual([
      [
        "asyncapi.yaml:12:19 event-name-missing",
        "The message `OrderCreated` does not say which event it is on the wire.",
        `State it in an overlay:
  - target: $.components.messages.OrderCreated
    update:
      x-webhook-event: <the name as the vendor sends it>`,
      ],
    ]);
  });

  it("is one of several that share a list of names, which tells none of them apart", async () => {
    const document = document2(`channels:
  hooks:
    publish:
      message:
        oneOf: [{ $ref: "#/components/messages/A" }, { $ref: "#/components/messages/B" }]
components:
  messages:
    A: { traits: [{ $ref: "#/components/messageTraits/Common" }] }
    B: { traits: [{ $ref: "#/components/messageTraits/Common" }] }
  messageTraits:
    Common: { headers: { type: object, properties: { X-Event: { enum: [a, b] } } } }
`);
    const errors = await errorsOf(document);
    expect(errors.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["event-name-missing", "/components/messages/A"],
      ["event-name-missing", "/components/messages/B"],
    ]);
  });
});

describe("two of a kind", () => {
  it("messages with one wire name are an error with both places and the fix", async () => {
    const document = document2(`channels:
  hooks:
    publish:
      message:
        oneOf:
          - { $ref: "#/components/messages/A" }
          - { $ref: "#/components/messages/B" }
components:
  messages:
    A: { x-webhook-event: same }
    B: { x-webhook-event: same }
`);
    expect(await seenErrors(document)).toEqual([
      [
        "asyncapi.yaml:16:8 duplicate-event",
        "Two messages are the event `same`: #/components/messages/A and #/components/messages/B.",
        `State the name of one of them in an overlay:
  - target: $.components.messages.B
    update:
      x-webhook-event: <its own name>`,
      ],
    ]);
  });

  it("schemas with one type name are an error with both places and the fix", async () => {
    const document = documentOf({
      Thing:
        '{ properties: { a: { $ref: "#/components/schemas/order-item" }, b: { $ref: "#/components/schemas/OrderItem" } } }',
      "order-item": "{ type: object }",
      OrderItem: "{ type: object }",
    });
    const errors = await errorsOf(document);
    expect(errors.map(({ code }) => code)).toEqual(["duplicate-type-name"]);
    expect(errors[0]?.message).toContain("the type `OrderItem`");
    expect(errors[0]?.message).toContain("#/components/schemas/order-item");
    expect(errors[0]?.message).toContain("#/components/schemas/OrderItem");
    expect(errors[0]?.location).toMatchObject({ file: "asyncapi.yaml", line: expect.any(Number) as number });
    expect(errors[0]?.help).toMatch(/x-type-name: AnotherOrderItem$/);
  });

  it("every error of a document is listed, not only the first", async () => {
    const document = documentOf({
      Thing: '{ type: wat, properties: { a: { $ref: "#/nowhere" }, b: { $ref: "#/components/schemas/E" } } }',
      E: '{ $ref: "#/components/schemas/E" }',
    });
    const codes = (await errorsOf(document)).map(({ code }) => code);
    expect(codes.toSorted()).toEqual(["endless-schema", "reference-missing", "unknown-type"]);
  });
});

describe("a stated type name", () => {
  it.each(["string", "class", "a b", "EventMap", "createReceiver", ""])(
    "%j is refused at its place",
    async (name) => {
      const errors = await errorsOf(
        documentOf({ Thing: `{ type: object, x-type-name: ${JSON.stringify(name)} }` }),
      );
      expect(errors.map(({ code, location }) => [code, location?.line])).toEqual([["invalid-type-name", 14]]);
    },
  );
});

describe("a document without what a package needs", () => {
  it("says where to state the place of the event's name", async () => {
    const document = documentOf({ Thing: "{}" }).replace("  event: { header: X-Event }\n", "");
    const errors = await errorsOf(document);
    expect(errors.map(({ code }) => code)).toEqual(["event-place-missing"]);
    expect(errors[0]?.help).toContain("event: { header: X-Vendor-Event }");
  });

  it("says that there is nothing to receive", async () => {
    const errors = await errorsOf(document2("channels: {}\n"));
    expect(errors.map(({ code }) => code)).toEqual(["no-messages"]);
  });

  it("names a payload's language that is not JSON Schema", async () => {
    const document = document2(`channels:
  hooks:
    publish:
      message:
        x-webhook-event: a
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        payload: { type: record }
`);
    const [error] = await errorsOf(document);
    expect(error?.code).toBe("unsupported-schema-format");
    expect(error?.message).toContain("application/vnd.apache.avro;version=1.9.0");
    expect(error?.location).toMatchObject({ line: 10 });
  });
});

describe("an example", () => {
  it("that does not match its schema is a warning, and another payload becomes the sample", async () => {
    const document = documentOf({
      Thing: "{ type: object, required: [id], properties: { id: { type: integer } } }",
    });
    const { files, diagnostics } = await generateText(document, {
      examples: { "thing.happened": '{ "id": "x" }' },
    });
    expect(diagnostics).toMatchObject([
      {
        code: "example-mismatch",
        severity: "warning",
        message: "The example of `thing.happened` does not match Thing: #/id must be integer.",
        location: { file: "examples/thing.happened.json" },
      },
    ]);
    expect(files?.find(({ path }) => path === "src/spec/samples.ts")?.text).toMatch(/"?id"?: 0/);
  });

  it("of an event that does not exist is a warning", async () => {
    const { files, diagnostics } = await generateText(documentOf({ Thing: "{}" }), {
      examples: { other: "{}" },
    });
    expect(diagnostics).toMatchObject([{ code: "stray-example", severity: "warning" }]);
    expect(files).toBeDefined();
  });

  it("whose members have the names of methods does not stop a run", async () => {
    const document = documentOf({ Thing: "{ const: { valueOf: 2 } }" });
    const { files } = await generateText(document, { examples: { "thing.happened": '{ "valueOf": 1 }' } });
    expect(files).toBeDefined();
  });
});
