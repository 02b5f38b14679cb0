import { beforeAll, describe, expect, test } from "vitest";

import type { Change } from "../../../generator/drift/change.js";
import { at, type Node, properties, schema, set } from "./support/document-node.js";
import { changesOf, type EditRow, short } from "./support/helpscout-edits.js";

function withRequired(document: Node): void {
  set(schema(document, "Tag"), "required", ["slug"]);
}

const tagEvents = ["tag.created", "tag.updated"];

const rows: readonly EditRow[] = [
  [
    "a property is added",
    { edit: (document) => set(properties(document, "Tag"), "archived", { type: "boolean" }) },
    ["addition payload Tag.archived: nothing -> archived?: boolean"],
  ],
  [
    "a property is removed",
    { edit: (document) => void delete properties(document, "Tag")["ticketCount"] },
    ["breaking payload Tag.ticketCount: ticketCount?: number -> nothing"],
  ],
  [
    "a property is made nullable",
    { edit: (document) => set(at(properties(document, "Tag"), "name"), "nullable", true) },
    ["breaking payload Tag.name: string -> string | null"],
  ],
  [
    "a property is no longer nullable",
    { edit: (document) => void delete at(properties(document, "Organization"), "domain")["nullable"] },
    ["addition payload Organization.domain: string | null -> string"],
  ],
  [
    "a property's type is changed",
    { edit: (document) => set(at(properties(document, "Tag"), "ticketCount"), "type", "string") },
    ["breaking payload Tag.ticketCount: number -> string"],
  ],
  [
    "a property becomes required",
    { edit: withRequired },
    ["addition payload Tag.slug: optional -> required"],
  ],
  [
    "a property becomes optional",
    { given: withRequired, edit: (document) => void delete schema(document, "Tag")["required"] },
    ["breaking payload Tag.slug: required -> optional"],
  ],
  [
    "a value is added to a closed set",
    {
      given: (document) => set(at(properties(document, "Tag"), "slug"), "enum", ["a"]),
      edit: (document) => set(at(properties(document, "Tag"), "slug"), "enum", ["a", "b"]),
    },
    ['breaking payload Tag.slug: "a" -> "a" | "b"'],
  ],
  [
    "a value is added to an open set",
    {
      given: (document) => set(at(properties(document, "Tag"), "slug"), "x-extensible-enum", ["a"]),
      edit: (document) => set(at(properties(document, "Tag"), "slug"), "x-extensible-enum", ["a", "b"]),
    },
    ['addition payload Tag.slug: "a" | (string & {}) -> "a" | "b" | (string & {})'],
  ],
  [
    "a description is edited",
    {
      edit: (document) => set(at(properties(document, "Tag"), "name"), "description", "What people call it."),
    },
    ["documentation documentation Tag.name: Display name of the tag. -> What people call it."],
  ],
  [
    "a format is changed",
    { edit: (document) => set(at(properties(document, "Tag"), "createdAt"), "format", "date") },
    ["documentation documentation Tag.createdAt: format: date-time -> format: date"],
  ],
  [
    "a bound is added",
    { edit: (document) => set(at(properties(document, "Tag"), "name"), "maxLength", 100) },
    ["addition payload Tag.name: nothing -> maxLength: 100"],
  ],
  [
    "a schema is renamed",
    {
      edit: (document) => {
        const schemas = at(document, "components", "schemas");
        set(schemas, "Survey", at(schemas, "SurveyResponse"));
        delete schemas["SurveyResponse"];
        set(at(document, "components", "messages", "MessageSurveyResponseReceived"), "payload", {
          $ref: "#/components/schemas/Survey",
        });
      },
      overlay: ["schemas.SurveyResponse", "schemas.Survey"],
    },
    ["breaking payload Survey: SurveyResponse -> Survey"],
  ],
  [
    "a property is added where an overlay copies it from",
    {
      edit: (document) =>
        set(at(properties(document, "Conversation"), "assignee", "properties"), "nickname", {
          type: "string",
        }),
    },
    ["addition payload Person.nickname: nothing -> nickname?: string"],
  ],
];

describe("one edit of Help Scout's document", () => {
  test.each(rows)("%s", async (_sentence, edit, entries) => {
    expect(short(await changesOf(edit))).toEqual(entries);
  });
});

describe("what an entry says", () => {
  let changes: readonly Change[] = [];
  beforeAll(async () => {
    changes = await changesOf({
      edit: (document) => set(at(properties(document, "Tag"), "name"), "nullable", true),
    });
  });

  test("the events that carry the type, where it stands, and why it has its class", () => {
    expect(changes).toEqual([
      {
        class: "breaking",
        what: "payload",
        events: tagEvents,
        path: "Tag.name",
        before: "string",
        after: "string | null",
        reason: "`null` may arrive where code could rely on a value.",
        from: "/components/schemas/Tag/properties/name",
        to: "/components/schemas/Tag/properties/name",
      },
    ]);
  });

  test("a type that many events reach through others names them all", async () => {
    const [change] = await changesOf({
      edit: (document) =>
        set(at(properties(document, "Conversation"), "assignee", "properties"), "nickname", {
          type: "string",
        }),
    });
    expect(change?.events).toContain("convo.assigned");
    expect(change?.events).toContain("beacon.chat.created");
    expect(change?.events).not.toContain("tag.created");
  });
});
