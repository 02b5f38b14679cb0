import { structuredPatch } from "diff";
import { beforeAll, describe, expect, it } from "vitest";
import { isArray, isObject, type JsonValue } from "../../../generator/document/json.js";
import { formatPointer, parsePointer } from "../../../generator/document/references.js";
import type { PayloadValidator } from "../../../templates/src/validation/issue.js";
import { filesOf, generateText } from "./support/generate-text.js";
import { helpScoutDocument, helpScoutEvents, helpScoutInput } from "./support/help-scout.js";
import { loadPackageValidators } from "./support/load-validators.js";

let files: ReadonlyMap<string, string>;
let validators: ReadonlyMap<string, PayloadValidator>;

beforeAll(async () => {
  files = await filesOf(helpScoutDocument, helpScoutInput);
  validators = await loadPackageValidators(files);
});

/** An example of Help Scout's, as fresh data. */
function example(event: string): JsonValue {
  return JSON.parse(helpScoutInput.examples?.[event] ?? "null") as JsonValue;
}

describe("Help Scout's package", () => {
  it("is made without an error or a warning", async () => {
    const { diagnostics, counts } = await generateText(helpScoutDocument, helpScoutInput);
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(counts?.events).toBe(26);
  });

  it("has an event and a validator for each of its 26 examples", () => {
    expect([...validators.keys()]).toEqual(helpScoutEvents);
    expect(helpScoutEvents).toHaveLength(26);
  });

  it("describes how Help Scout names its events and signs them", () => {
    const delivery = (files.get("src/spec/delivery.ts") ?? "").replace(/\s+/g, " ");
    expect(delivery).toContain('event: headerEvent("X-HelpScout-Event")');
    expect(delivery).toContain(
      'header: "X-HelpScout-Signature", hash: "sha1", encoding: "base64", prefix: "",',
    );
    expect(delivery).toContain("acknowledge: 204, deactivate: 410,");
  });

  it("prints null for every nullable property, and no any", () => {
    const payloads = files.get("src/spec/payloads.ts") ?? "";
    expect(payloads).not.toMatch(/\bany\b(?=[;,)\]|&>])/);
    expect(payloads).not.toMatch(/export (?:interface|type) \w*\d/);
    expect(payloads).toContain("  closedAt?: string | null;\n");
    expect(payloads).toContain("  assignee?: Person | null;\n");
  });
});

describe("every example validates", () => {
  it.each(helpScoutEvents)("%s", (event) => {
    const validate = validators.get(event);
    expect(validate?.(example(event)), JSON.stringify(validate?.errors)).toBe(true);
  });
});

describe("an example that is changed fails at the place and by the rule", () => {
  it.each<[event: string, pointer: string, value: JsonValue, issues: readonly string[]]>([
    ["convo.created", "", [], [" type"]],
    ["convo.created", "", null, [" type"]],
    ["convo.created", "/id", "2716093844", ["/id type"]],
    ["convo.created", "/number", 1.5, ["/number type"]],
    ["convo.created", "/subject", null, ["/subject type"]],
    ["convo.created", "/status", 1, ["/status type"]],
    ["convo.created", "/createdBy", "Elif", ["/createdBy type"]],
    ["convo.created", "/createdBy/email", false, ["/createdBy/email type"]],
    ["convo.created", "/closedBy", "0", ["/closedBy type"]],
    ["convo.created", "/customerWaitingSince/time", 1, ["/customerWaitingSince/time type"]],
    ["convo.created", "/tags", {}, ["/tags type"]],
    ["convo.created", "/_embedded/threads", {}, ["/_embedded/threads type"]],
    ["convo.created", "/_embedded/threads/0", "x", ["/_embedded/threads/0 type"]],
    ["convo.created", "/_embedded/threads/0/id", "x", ["/_embedded/threads/0/id type"]],
    ["customer.created", "/draft", "false", ["/draft type"]],
    ["customer.created", "/gender", {}, ["/gender type"]],
    ["customer.created", "/_embedded/emails/0/value", 1, ["/_embedded/emails/0/value type"]],
    ["customer.created", "/_embedded/emails/0", null, ["/_embedded/emails/0 type"]],
    ["satisfaction.ratings", "/customer/id", null, ["/customer/id type"]],
    ["satisfaction.ratings", "/rating", ["great"], ["/rating type"]],
    ["tag.created", "/color", 7, ["/color type"]],
    ["convo.deleted", "/id", true, ["/id oneOf", "/id type", "/id type"]],
    ["convo.deleted", "/id", 1.5, ["/id oneOf", "/id type", "/id type"]],
    ["user.status.changed", "/chat/status", 1, ["/chat/status type"]],
    ["user.status.changed", "/chat/mailboxStatuses/248163", 1, ["/chat/mailboxStatuses/248163 type"]],
    ["organization.created", "/phones/0", 1, ["/phones/0 type"]],
    ["beacon.chat.created", "/timeline/0/url", 1, ["/timeline/0/url type"]],
    ["beacon.chat.created", "/_embedded/events/0/author/id", "x", ["/_embedded/events/0/author/id type"]],
    ["message.survey.response.received", "/response/timestamp", 0, ["/response/timestamp type"]],
  ])("%s with another %j: %j", (event, pointer, value, issues) => {
    const validate = validators.get(event);
    expect(validate?.(changed(example(event), pointer, value))).toBe(false);
    const found = (validate?.errors ?? []).map(({ path, rule }) => `${path} ${rule}`);
    expect(found.toSorted()).toEqual(issues);
  });

  it.each<[event: string, pointer: string, value: JsonValue]>([
    ["convo.created", "/status", "a status of next year"],
    ["convo.created", "/createdBy/email", ""],
    ["convo.created", "/createdBy/email", "unknown"],
    ["convo.created", "/createdAt", "yesterday"],
    ["convo.created", "/closedBy", 0],
    ["convo.created", "/closedBy", null],
    ["convo.created", "/assignee", null],
    ["convo.created", "/new", { anything: [1] }],
    ["convo.deleted", "/id", "text"],
  ])("%s does not, with another %j: %j", (event, pointer, value) => {
    const validate = validators.get(event);
    expect(validate?.(changed(example(event), pointer, value)), JSON.stringify(validate?.errors)).toBe(true);
  });
});

describe("one change upstream changes one place", () => {
  const tag = "    Tag:\n      type: object\n";

  /** The hunks by which two texts differ, each as its lines. */
  function hunks(before: string, after: string): readonly (readonly string[])[] {
    const { hunks: found } = structuredPatch("", "", before, after, "", "", { context: 0 });
    return found.map(({ lines }) => lines);
  }

  async function typesAfter(change: (document: string) => string): Promise<readonly (readonly string[])[]> {
    const document = change(helpScoutDocument);
    expect(document).not.toBe(helpScoutDocument);
    const after = await filesOf(document, helpScoutInput);
    return hunks(files.get("src/spec/payloads.ts") ?? "", after.get("src/spec/payloads.ts") ?? "");
  }

  it("a new property: its own lines in the types", async () => {
    const property = "        brandNew:\n          type: string\n          nullable: true\n";
    const found = await typesAfter((document) =>
      document.replace(/( {4}Tag:\n(?: {6}.*\n)*? {6}properties:\n)/, `$1${property}`),
    );
    expect(found).toEqual([["+  brandNew?: string | null;"]]);
  });

  it("a new inline object: its own lines, without names made up", async () => {
    const property =
      "        brandNew:\n          type: object\n          properties:\n            a: { type: integer }\n";
    const found = await typesAfter((document) =>
      document.replace(/( {4}Tag:\n(?: {6}.*\n)*? {6}properties:\n)/, `$1${property}`),
    );
    expect(found).toEqual([["+  brandNew?: {", "+    a?: number;", "+  };"]]);
  });

  it("another description: its comment", async () => {
    const found = await typesAfter((document) =>
      document.replace("Unique customer identifier.", "Who it is."),
    );
    expect(found).toEqual([["-  /** Unique customer identifier. */", "+  /** Who it is. */"]]);
  });

  it("a schema that nothing refers to: nothing", async () => {
    expect(
      await typesAfter((document) => document.replace(tag, `    Unused:\n      type: object\n${tag}`)),
    ).toEqual([]);
  });
});

/** A payload with another value at a pointer. */
function changed(payload: JsonValue, pointer: string, value: JsonValue): JsonValue {
  const keys = parsePointer(pointer) ?? [];
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const below = (child: JsonValue | undefined) => changed(child ?? {}, formatPointer(rest), value);
  if (isArray(payload)) return payload.map((item, index) => (String(index) === key ? below(item) : item));
  return isObject(payload) ? { ...payload, [key]: below(payload[key]) } : payload;
}
