import { describe, expect, test } from "vitest";

import { at, listed, set } from "./support/document-node.js";
import { changesOf, type EditRow, short } from "./support/helpscout-edits.js";

const rows: readonly EditRow[] = [
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
    "an event has the payload of another",
    {
      edit: (document) =>
        set(at(document, "components", "messages", "TagUpdated"), "payload", {
          $ref: "#/components/schemas/DeletedResource",
        }),
    },
    ["breaking event tag.updated: Tag -> DeletedResource"],
  ],
];

describe("one edit of Help Scout's document", () => {
  test.each(rows)("%s", async (_sentence, edit, entries) => {
    expect(short(await changesOf(edit))).toEqual(entries);
  });
});
