import { expect, test } from "vitest";

import type { JsonValue } from "../../../generator/document/json.js";
import { editPayload, parsePayloadEdit } from "../../../generator/send/payload-edit.js";

const payload: JsonValue = { subject: "Hi", tags: [{ name: "a" }], closed: null, "a.b": 1 };

function edit(text: string): JsonValue {
  return editPayload(payload, parsePayloadEdit(text));
}

test.each([
  ["subject=Hello", { subject: "Hello" }],
  ["subject=a=b", { subject: "a=b" }],
  ["subject=", { subject: "" }],
  ['subject="7"', { subject: "7" }],
  ["subject=7", { subject: 7 }],
  ["subject=null", { subject: null }],
  ["subject=[1,{}]", { subject: [1, {}] }],
  ["tags.0.name=b", { tags: [{ name: "b" }] }],
  ["tags[0].name=b", { tags: [{ name: "b" }] }],
  ["/tags/0/name=b", { tags: [{ name: "b" }] }],
  ["tags[1]=b", { tags: [{ name: "a" }, "b"] }],
  ["/a.b=2", { "a.b": 2 }],
  ["new.deep.member=1", { new: { deep: { member: 1 } } }],
  ["closed.at=1", { closed: { at: 1 } }],
])("%s", (text, changed) => {
  expect(edit(text)).toEqual({ ...payload, ...changed });
});

test("a payload that is changed stays as it was", () => {
  const before = structuredClone(payload);
  edit("tags[0].name=b");
  expect(payload).toEqual(before);
});

test("no path reaches a prototype", () => {
  const edited = edit("__proto__.polluted=1");
  expect(Object.hasOwn(edited as object, "__proto__")).toBe(true);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test.each([
  ["subject", "`subject` is no change of a payload"],
  ["=1", "`=1` is no change of a payload"],
  ["a..b=1", "`a..b` is no path"],
  ["/a~2=1", "`/a~2` is no path"],
  ["subject.x=1", "`subject.x` leads through `subject`, which is a string"],
  ["tags.2=1", "`tags.2`: `tags` has the items 0 to 0"],
  ["tags.x=1", "`tags.x`: `tags` has the items 0 to 0"],
])("%s is refused", (text, message) => {
  expect(() => edit(text)).toThrow(message);
});
