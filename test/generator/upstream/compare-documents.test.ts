import { describe, expect, test } from "vitest";

import { compareModels } from "../../../generator/drift/compare-models.js";
import { compareDocuments, type Comparison } from "../../../generator/upstream/compare-documents.js";

const webhook = `  - target: $
    update: { x-webhook: { event: { header: X-Event } } }
  - target: $.components.messages
    update: { Created: { x-webhook-event: item.created } }
`;

/** A document with one message, whose payload has the given properties, each a line. */
function documentOf(properties: readonly string[], schemas: readonly string[] = []): string {
  return `asyncapi: 2.6.0
info: { title: Acme, version: "1" }
channels:
  /hook: { publish: { message: { $ref: "#/components/messages/Created" } } }
components:
  messages:
    Created: { payload: { $ref: "#/components/schemas/Item" } }
  schemas:
    Item:
      type: object
      properties:
${properties.map((line) => `        ${line}\n`).join("")}${schemas.map((line) => `    ${line}\n`).join("")}`;
}

/** Compares two documents with an overlay of the given actions, after those that every document needs. */
function compare(from: string, to: string, actions = "", first = webhook): Promise<Comparison> {
  const overlay = `overlay: 1.1.0
info: { title: Overlay, version: "1" }
actions:
${first}${actions}`;
  const overlays = [{ file: "overlay.yaml", text: overlay }];
  return compareDocuments(
    { from: { file: "old.yaml", text: from }, to: { file: "new.yaml", text: to }, overlays },
    compareModels,
  );
}

/** The changes of two documents that can be compared. */
async function changesOf(from: string, to: string, actions?: string) {
  const { changes, diagnostics } = await compare(from, to, actions);
  expect(diagnostics).toEqual([]);
  return changes;
}

const id = "id: { type: integer }";
const name = "name: { type: string }";

describe("an action of the overlay", () => {
  test("whose target upstream removed is part of the entry of the removal", async () => {
    const action = `  - target: $.components.schemas.Item.properties.name
    update: { description: The name. }
`;
    expect(await changesOf(documentOf([id, name]), documentOf([id]), action)).toEqual([
      expect.objectContaining({
        class: "breaking",
        path: "Item.name",
        help: "The overlay's action on `$.components.schemas.Item.properties.name` (overlay.yaml:8) was written for #/components/schemas/Item/properties/name, which is gone: take it out.",
      }),
    ]);
  });

  test("that removed what upstream has removed itself is unnecessary", async () => {
    const action = `  - target: $.components.schemas.Item.properties.name
    remove: true
`;
    expect(await changesOf(documentOf([id, name]), documentOf([id]), action)).toEqual([
      {
        class: "documentation",
        what: "payload",
        events: ["item.created"],
        path: "Item.name",
        before: '{"type":"string"}',
        reason:
          "The overlay's action on `$.components.schemas.Item.properties.name` (overlay.yaml:8) is unnecessary: upstream now says the same itself.",
        from: "/components/schemas/Item/properties/name",
        help: "Remove the action.",
      },
    ]);
  });

  test("that removes what upstream has changed hides the change, place by place", async () => {
    const action = `  - target: $.components.schemas.Item.properties.name
    remove: true
`;
    const to = documentOf([id, "name: { type: number, description: A number. }"]);
    expect(await changesOf(documentOf([id, name]), to, action)).toMatchObject([
      { class: "documentation", overridden: true, after: "A number." },
      { class: "documentation", overridden: true, before: "string", after: "number" },
    ]);
  });

  test("that copies what upstream has changed shows the change where the copy is, once", async () => {
    const actions = `  - target: $.components.schemas
    update: { Person: { type: object, properties: {} } }
  - target: $.components.schemas.Person.properties
    copy: $.components.schemas.Item.properties.owner.properties
  - target: $.components.schemas.Item.properties.owner['type', 'properties']
    remove: true
  - target: $.components.schemas.Item.properties.owner
    update: { allOf: [{ $ref: "#/components/schemas/Person" }] }
`;
    const owner = (type: string): string => `owner: { type: object, properties: { id: { type: ${type} } } }`;
    expect(
      await changesOf(documentOf([owner("integer")]), documentOf([owner("string")]), actions),
    ).toMatchObject([{ class: "breaking", path: "Person.id" }]);
  });

  test("that appends to a list what upstream has in it now is unnecessary", async () => {
    const action = `  - target: $.components.schemas.Item.properties.kind.x-extensible-enum
    update: [b]
`;
    const kind = (values: string): string => `kind: { type: string, x-extensible-enum: [${values}] }`;
    const changes = await changesOf(documentOf([kind("a")]), documentOf([kind("a, b")]), action);
    expect(changes).toMatchObject([
      { class: "documentation", reason: expect.stringContaining("is unnecessary") },
    ]);
  });

  test("that upstream has made impossible elsewhere is an entry of its own", async () => {
    const action = `  - target: $.components.schemas.Item.properties['id', 'name'].type
    update: number
`;
    const to = documentOf([id, "name: { type: [string, 'null'] }"]);
    const [first, ...more] = await changesOf(documentOf([id, name]), to, action);
    expect(first).toMatchObject({ class: "breaking", path: "Item.name" });
    expect(first?.help).toContain("does not fit any more");
    expect(more).not.toContainEqual(expect.objectContaining({ class: "breaking", path: "Item.name" }));
  });

  test("that fails on both documents is an error, told once", async () => {
    const action = "  - target: $.components.schemas.Nothing\n    remove: true\n";
    const { changes, diagnostics } = await compare(documentOf([id]), documentOf([id, name]), action);
    expect([changes, diagnostics.map(({ code }) => code)]).toEqual([[], ["overlay-no-match"]]);
  });

  test("that is no JSONPath is an error", async () => {
    const action = "  - target: components\n    remove: true\n";
    const { diagnostics } = await compare(documentOf([id]), documentOf([id, name]), action);
    expect(diagnostics.map(({ code }) => code)).toEqual(["overlay-target"]);
  });
});

describe("a schema with another name", () => {
  const reference = (type: string): string => `owner: { $ref: "#/components/schemas/${type}" }`;
  const schema = (type: string, of: string): string =>
    `${type}: { type: object, properties: { next: { $ref: "#/components/schemas/${of}" } } }`;
  const action = `  - target: $.components.schemas.Person.properties
    update: { age: { type: integer } }
`;

  test("keeps what the overlay says of it, also where it refers to itself", async () => {
    const from = documentOf([reference("Person")], [schema("Person", "Person")]);
    const to = documentOf([reference("Owner")], [schema("Owner", "Owner")]);
    const changes = await changesOf(from, to, action);
    expect(changes).toMatchObject([{ class: "breaking", before: "Person", after: "Owner" }]);
    expect(changes[0]?.help).toContain("was written for #/components/schemas/Person: rename it there too.");
  });

  test("is recognised beside others that have another name too", async () => {
    const from = documentOf([reference("Person")], [schema("Person", "Pet"), schema("Pet", "Pet")]);
    const to = documentOf([reference("Owner")], [schema("Owner", "Animal"), schema("Animal", "Animal")]);
    const changes = await changesOf(from, to, action);
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      ["Pet", "Animal"],
      ["Person", "Owner"],
    ]);
  });

  test("is another schema when it was edited as well", async () => {
    const from = documentOf(
      [reference("Person")],
      ["Person: { type: object, properties: { a: { type: string } } }"],
    );
    const to = documentOf(
      [reference("Owner")],
      ["Owner: { type: object, properties: { a: { type: integer } } }"],
    );
    const changes = await changesOf(from, to, action);
    expect(changes.map(({ class: name }) => name)).toContain("breaking");
    expect(changes.some(({ help }) => help?.includes("which is gone: take it out") === true)).toBe(true);
  });
});

describe("messages without a name on the wire", () => {
  const event = `  - target: $
    update: { x-webhook: { event: { header: X-Event } } }
`;

  test("are compared under their keys", async () => {
    const { changes, diagnostics } = await compare(documentOf([id]), documentOf([id, name]), "", event);
    expect(diagnostics).toEqual([]);
    expect(changes).toMatchObject([{ class: "addition", path: "Item.name", events: ["Created"] }]);
  });

  test("are additions when they are new, with the overlay action that names them", async () => {
    const to = documentOf([id])
      .replace(
        /publish: .*/,
        'publish: { message: { oneOf: [{ $ref: "#/components/messages/Created" }, { $ref: "#/components/messages/Gone" }] } } }',
      )
      .replace("    Created:", '    Gone: { payload: { $ref: "#/components/schemas/Item" } }\n    Created:');
    const changes = await changesOf(documentOf([id]), to);
    expect(changes).toMatchObject([
      { class: "addition", what: "event", reason: expect.stringContaining("wire name not stated") },
    ]);
    expect(changes[0]?.help).toContain("target: $.components.messages.Gone");
  });
});

test("a document that cannot be read is an error with its place", async () => {
  const { changes, diagnostics, from } = await compare(documentOf([id]), "asyncapi: 2.6.0\nchannels: [");
  expect([changes, from]).toEqual([[], undefined]);
  expect(diagnostics[0]?.location).toMatchObject({ file: "new.yaml", line: 2 });
});

test("changes lead to both documents", async () => {
  const { changes, from, to } = await compare(documentOf([id]), documentOf([name]));
  const [removed] = changes;
  expect(from?.locate(removed?.from ?? "", { key: true })).toMatchObject({ file: "old.yaml", line: 12 });
  expect(to?.locate("/components/schemas/Item/properties/name")).toMatchObject({
    file: "new.yaml",
    line: 12,
  });
});
