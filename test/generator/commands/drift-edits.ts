import { readFileSync } from "node:fs";
import { expect } from "vitest";

/** Help Scout's document, as it is in the repository. */
export const helpScout = readFileSync(
  new URL("../../../spec/helpscout/asyncapi.yaml", import.meta.url),
  "utf8",
);

/** One edit that a vendor may make, and what a receiver is to be told about it. */
export interface Edit {
  readonly name: string;
  readonly text: string;
  readonly exitCode: 0 | 2 | 3;
  /** A part of each entry, in the order of the report. */
  readonly entries: readonly Record<string, unknown>[];
}

/** Replaces a text that is there once, or the first one after `after`. */
function replaced(text: string, from: string, to: string, after = ""): string {
  const start = text.indexOf(from, text.indexOf(after));
  if (start === -1) throw new Error(`not in the document: ${from}`);
  return text.slice(0, start) + to + text.slice(start + from.length);
}

const tag = "\n    Tag:\n";
const tagEvents = ["tag.created", "tag.updated"];
const ticketCount = `        ticketCount:
          type: integer
          description: Number of conversations the tag is applied to.
`;
const color = `        color:
          type: string
          description: Tag color hex value.
`;
const ratingReference = "          - $ref: '#/components/messages/SatisfactionRatings'\n";
const assignedReference = "          - $ref: '#/components/messages/ConvoAssigned'\n";
const createdReference = "          - $ref: '#/components/messages/ConvoCreated'\n";
const trait = "      traits:\n        - $ref: '#/components/messageTraits/HelpScoutWebhookHeaders'\n";
const snoozed = `    ConvoSnoozed:
      name: convoSnoozed
      title: Conversation Snoozed
${trait}      payload:
        $ref: '#/components/schemas/Conversation'
`;

function inTag(from: string, to: string): string {
  return replaced(helpScout, from, to, tag);
}

/** Help Scout's document with one edit each. */
export const edits: readonly Edit[] = [
  {
    name: "a message is taken off its channel",
    text: replaced(helpScout, ratingReference, ""),
    exitCode: 3,
    entries: [{ class: "breaking", what: "event", event: "satisfaction.ratings" }],
  },
  {
    name: "a message is added without its name on the wire",
    text: replaced(
      replaced(
        helpScout,
        assignedReference,
        `${assignedReference}${assignedReference.replace("Assigned", "Snoozed")}`,
      ),
      "    ConvoAssigned:\n",
      `${snoozed}    ConvoAssigned:\n`,
    ),
    exitCode: 2,
    entries: [
      {
        class: "addition",
        what: "event",
        reason: expect.stringContaining("wire name not stated"),
        to: "/components/messages/ConvoSnoozed",
        help: expect.stringContaining(
          "target: $.components.messages.ConvoSnoozed\n    update:\n      x-webhook-event:",
        ),
      },
    ],
  },
  {
    name: "a property is added",
    text: inTag(ticketCount, `        usage:\n          type: string\n${ticketCount}`),
    exitCode: 2,
    entries: [{ class: "addition", what: "payload", path: "Tag.usage", events: tagEvents }],
  },
  {
    name: "a property is removed",
    text: inTag(ticketCount, ""),
    exitCode: 3,
    entries: [{ class: "breaking", what: "payload", path: "Tag.ticketCount", events: tagEvents }],
  },
  {
    name: "a property is removed that the overlay describes",
    text: inTag(color, ""),
    exitCode: 3,
    entries: [
      {
        class: "breaking",
        path: "Tag.color",
        from: "/components/schemas/Tag/properties/color",
        help: expect.stringMatching(
          /overlay\.yaml:\d+\) was written for .*\/Tag\/properties\/color, which is gone/,
        ),
      },
    ],
  },
  {
    name: "a property may be null",
    text: inTag("          type: integer\n", "          type: integer\n          nullable: true\n"),
    exitCode: 3,
    entries: [{ class: "breaking", path: "Tag.id", before: "number", after: "number | null" }],
  },
  {
    name: "a property has another type",
    text: inTag(ticketCount, ticketCount.replace("integer", "string")),
    exitCode: 3,
    entries: [{ class: "breaking", path: "Tag.ticketCount", before: "number", after: "string" }],
  },
  {
    name: "a set of values is closed",
    text: inTag(ticketCount, ticketCount.replace("integer", "integer\n          enum: [0, 1]")),
    exitCode: 2,
    entries: [{ class: "addition", path: "Tag.ticketCount" }],
  },
  {
    name: "a description is edited",
    text: inTag("Number of conversations", "The number of conversations"),
    exitCode: 2,
    entries: [{ class: "documentation", path: "Tag.ticketCount" }],
  },
  {
    name: "a description is edited that the overlay sets",
    text: inTag("Tag color hex value.", "Name of the color."),
    exitCode: 2,
    entries: [
      {
        class: "documentation",
        path: "Tag.color",
        overridden: true,
        before: "Tag color hex value.",
        after: "Name of the color.",
        events: tagEvents,
      },
    ],
  },
  {
    name: "a property is described as the overlay has it already",
    text: inTag(
      ticketCount,
      `${ticketCount}        updatedAt:
          type: string
          description: UTC time the tag was last updated.
`,
    ),
    exitCode: 2,
    entries: [
      { class: "documentation", path: "Tag.updatedAt", reason: expect.stringContaining("is unnecessary") },
    ],
  },
  {
    name: "a message states its name on the wire",
    text: replaced(
      helpScout,
      "    ConvoAssigned:\n",
      "    ConvoAssigned:\n      x-webhook-event: convo.assigned\n",
    ),
    exitCode: 2,
    entries: [
      { class: "documentation", event: "convo.assigned", reason: expect.stringContaining("is unnecessary") },
    ],
  },
  {
    name: "a property is something that the overlay cannot be merged into",
    text: inTag(color, "        color: true\n"),
    exitCode: 3,
    entries: [
      { class: "breaking", path: "Tag.color", help: expect.stringContaining("does not fit any more") },
      { class: "documentation", path: "Tag.color" },
    ],
  },
  {
    name: "a schema is renamed",
    text: replaced(helpScout, tag, "\n    Label:\n").replaceAll("schemas/Tag'", "schemas/Label'"),
    exitCode: 3,
    entries: [
      {
        class: "breaking",
        before: "Tag",
        after: "Label",
        events: tagEvents,
        help: expect.stringContaining("was written for #/components/schemas/Tag: rename it there too."),
      },
    ],
  },
  {
    name: "the title is edited",
    text: replaced(helpScout, "title: Help Scout Webhooks", "title: Help Scout"),
    exitCode: 2,
    entries: [{ class: "documentation", before: "Help Scout Webhooks", after: "Help Scout", events: [] }],
  },
  {
    name: "the channel is renamed",
    text: replaced(helpScout, "  /webhook:\n", "  /deliveries:\n"),
    exitCode: 0,
    entries: [],
  },
  {
    name: "messages are reordered",
    text: replaced(helpScout, assignedReference + createdReference, createdReference + assignedReference),
    exitCode: 0,
    entries: [],
  },
  {
    name: "a reference is written out",
    text: replaced(helpScout, trait, "", "    ConvoAssigned:\n"),
    exitCode: 0,
    entries: [],
  },
];
