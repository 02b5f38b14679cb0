import { beforeAll, describe, expect, test } from "vitest";

import type { Change } from "../../../generator/drift/change.js";
import { compareModels } from "../../../generator/drift/compare-models.js";
import { readModel } from "../../../generator/generate.js";
import type { Model } from "../../../generator/model/model.js";
import { readText, upstream } from "../../spec/helpscout-files.js";

/** A part of a document that is edited in place. */
interface Node {
  [key: string]: Node;
}

/** One edit of the document, of the overlay, or of both. */
interface Edit {
  /** What both versions have, where the document itself does not. */
  readonly given?: (document: Node) => void;
  readonly edit?: (document: Node) => void;
  readonly overlay?: readonly [was: string, is: string];
}

const overlayText = readText("overlay.yaml");

async function modelAfter(
  edits: readonly (((document: Node) => void) | undefined)[],
  overlay = overlayText,
): Promise<Model> {
  const document = structuredClone(upstream) as unknown as Node;
  for (const edit of edits) edit?.(document);
  const { model, diagnostics } = await readModel({ file: "upstream.json", text: JSON.stringify(document) }, [
    { file: "overlay.yaml", text: overlay },
  ]);
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return model;
}

async function changesOf({ given, edit, overlay }: Edit): Promise<readonly Change[]> {
  const changed = overlay === undefined ? overlayText : overlayText.replaceAll(...overlay);
  return compareModels(await modelAfter([given]), await modelAfter([given, edit], changed));
}

function short(changes: readonly Change[]): readonly string[] {
  return changes.map(
    ({ class: name, what, path, events, before, after }) =>
      `${name} ${what} ${path ?? events.join(", ")}: ${before ?? "nothing"} -> ${after ?? "nothing"}`,
  );
}

function schema(document: Node, name: string): Node {
  return at(document, "components", "schemas", name);
}

function properties(document: Node, name: string): Node {
  return at(schema(document, name), "properties");
}

function at(node: Node, ...path: readonly string[]): Node {
  return path.reduce((inner, key) => {
    const next = inner[key];
    if (next === undefined) throw new Error(`no ${key} in ${path.join(".")}`);
    return next;
  }, node);
}

function set(node: Node, key: string, value: unknown): void {
  node[key] = value as Node;
}

/** The messages of the one channel. */
function listed(document: Node): { $ref: string }[] {
  return channelMessage(document)["oneOf"] as unknown as { $ref: string }[];
}

function channelMessage(document: Node): Node {
  return at(document, "channels", "/webhook", "publish", "message");
}

function withRequired(document: Node): void {
  set(schema(document, "Tag"), "required", ["slug"]);
}

function reversed(node: Node): Node {
  return Object.fromEntries(Object.entries(node).toReversed());
}

const tagEvents = ["tag.created", "tag.updated"];

const rows: readonly [sentence: string, edit: Edit, entries: readonly string[]][] = [
  [
    "a message is removed, and its payload types with it",
    {
      edit: (document) => {
        const messages = listed(document);
        messages.splice(
          messages.findIndex(({ $ref }) => $ref.endsWith("/SatisfactionRatings")),
          1,
        );
      },
    },
    ["breaking event satisfaction.ratings: satisfaction.ratings: Rating -> nothing"],
  ],
  [
    "a message is added",
    {
      edit: (document) => {
        set(at(document, "components", "messages"), "TagMerged", {
          summary: "Fired when tags are merged.",
          "x-webhook-event": "tag.merged",
          payload: { $ref: "#/components/schemas/Tag" },
        });
        listed(document).push({ $ref: "#/components/messages/TagMerged" });
      },
    },
    ["addition event tag.merged: nothing -> tag.merged: Tag"],
  ],
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
    "a message's summary is edited",
    {
      edit: (document) =>
        set(at(document, "components", "messages", "TagCreated"), "summary", "A tag is new."),
    },
    [
      "documentation documentation tag.created: Fired when a new tag is created in the Help Scout account. -> A tag is new.",
    ],
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
    "the signature's header is renamed",
    { overlay: ["header: X-HelpScout-Signature", "header: X-HelpScout-Hmac"] },
    ["breaking delivery signature.header: X-HelpScout-Signature -> X-HelpScout-Hmac"],
  ],
  [
    "the hash is changed",
    { overlay: ["hash: sha1", "hash: sha256"] },
    ["breaking delivery signature.hash: sha1 -> sha256"],
  ],
  [
    "the event's name comes in another header",
    { overlay: ["event: { header: X-HelpScout-Event }", "event: { header: X-HelpScout-Topic }"] },
    ["breaking delivery event: header X-HelpScout-Event -> header X-HelpScout-Topic"],
  ],
  [
    "an event has another wire name",
    { overlay: ["x-webhook-event: convo.merged", "x-webhook-event: convo.joined"] },
    ["breaking event convo.joined: convo.merged -> convo.joined"],
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
    "an event has the payload of another",
    {
      edit: (document) =>
        set(at(document, "components", "messages", "TagUpdated"), "payload", {
          $ref: "#/components/schemas/DeletedResource",
        }),
    },
    ["breaking event tag.updated: Tag -> DeletedResource"],
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
  [
    "the channel is renamed",
    { edit: (document) => set(document, "channels", { "/hooks": at(document, "channels", "/webhook") }) },
    [],
  ],
  [
    "messages are reordered",
    { edit: (document) => set(channelMessage(document), "oneOf", listed(document).toReversed()) },
    [],
  ],
  [
    "schemas and properties are reordered",
    {
      edit: (document) => {
        set(schema(document, "Tag"), "properties", reversed(properties(document, "Tag")));
        set(at(document, "components"), "schemas", reversed(at(document, "components", "schemas")));
      },
    },
    [],
  ],
  [
    "a `$ref` is written out",
    {
      edit: (document) =>
        set(
          at(document, "components", "messages", "TagUpdated"),
          "payload",
          structuredClone(schema(document, "Tag")),
        ),
      overlay: ["$.components.schemas.Tag.properties", "$..[?@.slug && @.ticketCount]"],
    },
    [],
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

test("a document has not changed from itself", async () => {
  const model = await modelAfter([]);
  expect(compareModels(model, model)).toEqual([]);
  expect(compareModels(model, await modelAfter([]))).toEqual([]);
});
