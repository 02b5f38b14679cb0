import { createRequire } from "node:module";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";

import { filesOf } from "./support/generate-text.js";
import { documentOf } from "./support/small-document.js";
import { loadPackage, typeCheck } from "./support/temporary-package.js";

const other = "{ type: string, not: { enum: [text, image] } }";
const document = documentOf({
  Thing:
    "{ oneOf: [{ $ref: '#/components/schemas/Text' }, { $ref: '#/components/schemas/Image' }, { $ref: '#/components/schemas/Other' }] }",
  Text: "{ type: object, required: [type, text], properties: { type: { const: text }, text: { type: string } } }",
  Image:
    "{ type: object, required: [type, link], properties: { type: { const: image }, link: { type: string } } }",
  Other: `{ type: object, required: [type], properties: { type: ${other} } }`,
});

/** A user of the package, who tells messages apart. */
const user = `import type { Image, Other, Text, Thing, Unlisted } from "./index.js";

export function tell(thing: Thing): string {
  switch (thing.type) {
    case "text":
      return thing.text;
    case "image": {
      const image: Image = thing;
      return image.link;
    }
    default: {
      const other: Other = thing;
      const type: string = other.type;
      return type;
    }
  }
}
export const textOf = (thing: Thing): Text | undefined => (thing.type === "text" ? thing : undefined);
export const sticker: Thing = { type: "sticker" as Unlisted };
export const received = (type: string): Unlisted => type as Unlisted;
// @ts-expect-error a text is not told without its text
export const mute: Thing = { type: "text" };
// @ts-expect-error a listed type is not an unlisted one
export const listed: Unlisted = "text";
`;

describe("a union with a member for what is not listed", () => {
  const require = createRequire(import.meta.url);

  it.each(["typescript", "typescript-6", "typescript-5.9"])("narrows on what is, with %s", async (name) => {
    const files = new Map([...(await filesOf(document)), ["src/user.ts", user] as const]);
    expect(typeCheck({ things: files }, dirname(require.resolve(`${name}/package.json`)))).toBe("");
  });

  it("accepts what is not listed, and listed ones only in their form", async () => {
    const { validate } = (await loadPackage(await filesOf(document))("index.js")) as {
      validate(event: string, payload: unknown): readonly unknown[];
    };
    const isValid = (payload: unknown) => validate("thing.happened", payload).length === 0;
    expect([{ type: "sticker" }, { type: "text", text: "a" }].map(isValid)).toEqual([true, true]);
    expect([{ type: "text" }, { type: "image", text: "a" }, {}, { type: 1 }].map(isValid)).toEqual(
      Array(4).fill(false),
    );
  });
});

it.each([
  [other, true],
  ["{ type: string, not: { const: text } }", true],
  ["{ type: string, not: { type: string, enum: [text] } }", true],
  ["{ type: string, not: { minLength: 3 } }", false],
  ["{ type: string, not: { enum: [text], minLength: 3 } }", false],
  ["{ type: [string, 'null'], not: { enum: [text] } }", false],
  ["{ not: { enum: [text] } }", false],
])("%s: is that any text but listed ones? %s", async (schema, isSo) => {
  const text = documentOf({ Thing: `{ type: object, properties: { type: ${schema} } }` });
  const files = await filesOf(text);
  expect(files.get("src/spec/payloads.ts")?.includes("  type?: Unlisted;")).toBe(isSo);
  expect(files.has("src/unlisted.ts")).toBe(isSo);
});

it("a payload of that name gets another", async () => {
  const files = await filesOf(
    documentOf({ Thing: "{ items: { $ref: '#/components/schemas/Unlisted' } }", Unlisted: other }),
  );
  expect(files.get("src/spec/payloads.ts")).toContain("export type UnlistedPayload = Unlisted;");
});
