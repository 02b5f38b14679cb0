import { describe, expect, it } from "vitest";
import { errorsOf, filesOf } from "./support/generate-text.js";
import { document2, documentOf, webhook } from "./support/small-document.js";

/** Keys that a JSONPath, a YAML scalar or both could misread. */
const keys = [
  "OrderCreated",
  "order.created",
  "a b",
  "a: b # c",
  "it's",
  'say "hi"',
  "back\\slash",
  "a/b~c",
  "404",
  "0",
  "oneOf",
  "*",
  "$",
  "日本",
  "line\nbreak",
  "tab\t",
  "`x`",
  "-",
  "%20",
];

/** The overlay that a user gets by pasting each action that the errors' help prints. */
async function pastedHelp(document: string, fillIn: (action: string) => string): Promise<string> {
  const errors = await errorsOf(document);
  expect(errors.length).toBeGreaterThan(0);
  const actions = errors.map(({ help = "" }) => fillIn(help.slice(help.indexOf("\n") + 1)));
  return `overlay: 1.0.0\ninfo: { title: Pasted, version: 1.0.0 }\nactions:\n${actions.join("\n")}\n`;
}

async function eventsWithPastedHelp(document: string): Promise<string | undefined> {
  const overlay = await pastedHelp(document, (action) => action.replace(/<[^>]+>/, "pasted.event"));
  return (await filesOf(document, { overlay })).get("src/spec/events.ts");
}

describe("the action that the help of a nameless message prints works when it is pasted", () => {
  it.each(keys)("for a message under the key %j", async (key) => {
    const reference = `#/components/messages/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
    const document = document2(
      `channels: { hooks: { publish: { message: { $ref: ${JSON.stringify(reference)} } } } }
components: { messages: { ${JSON.stringify(key)}: { payload: { type: object } } } }\n`,
    );
    expect(await eventsWithPastedHelp(document)).toContain('"pasted.event"');
  });

  it.each(keys)("for a message inside the channel %j", async (key) => {
    const document = document2(
      `channels: { ${JSON.stringify(key)}: { publish: { message: { payload: { type: object } } } } }\n`,
    );
    expect(await eventsWithPastedHelp(document)).toContain('"pasted.event"');
  });

  it("for a message in the list of a channel", async () => {
    const document = document2(`channels:
  a/{b}:
    subscribe:
      message:
        oneOf:
          - { x-webhook-event: first, payload: { title: First } }
          - { payload: { title: Second } }\n`);
    const events = await eventsWithPastedHelp(document);
    expect(events).toContain('eventNames = ["first", "pasted.event"]');
  });

  it.each(keys)("for a message of AsyncAPI 3 under the key %j", async (key) => {
    const document = `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
${webhook}channels: { hooks: { address: /, messages: { ${JSON.stringify(key)}: { payload: { type: object } } } } }\n`;
    expect(await eventsWithPastedHelp(document)).toContain('"pasted.event"');
  });
});

describe("other printed actions work when they are pasted", () => {
  it("tells two messages with one wire name apart", async () => {
    const document = document2(`channels:
  hooks:
    publish:
      message:
        oneOf:
          - { x-webhook-event: same, payload: { type: object } }
          - { x-webhook-event: same, payload: { type: object } }\n`);
    const overlay = await pastedHelp(document, (action) => action.replace(/<[^>]+>/, "other"));
    // Inline messages have no name of their own: their payloads get theirs from where they stand.
    const files = await filesOf(document, { overlay });
    expect(files.get("src/spec/events.ts")).toContain('eventNames = ["other", "same"]');
  });

  it.each([
    ["order-item", "Order Item"],
    ["it's", "it`s"],
    ["a: b", "a # b"],
  ])("tells the schemas %j and %j apart", async (first, second) => {
    const reference = (key: string) => JSON.stringify(`#/components/schemas/${encodeURIComponent(key)}`);
    const document = documentOf({
      Thing: `{ properties: { a: { $ref: ${reference(first)} }, b: { $ref: ${reference(second)} } } }`,
      [first]: "{ type: object, properties: { first: { type: string } } }",
      [second]: "{ type: object, properties: { second: { type: string } } }",
    });
    const overlay = await pastedHelp(document, (action) => action);
    expect((await filesOf(document, { overlay })).get("src/spec/payloads.ts")).toMatch(
      /export interface Another\w+ \{/,
    );
  });

  it("says where the event's name is", async () => {
    const document = documentOf({ Thing: "{}" }).replace("  event: { header: X-Event }\n", "");
    const overlay = await pastedHelp(document, (action) => action);
    expect((await filesOf(document, { overlay })).get("src/spec/delivery.ts")).toContain(
      'headerEvent("X-Vendor-Event")',
    );
  });
});
