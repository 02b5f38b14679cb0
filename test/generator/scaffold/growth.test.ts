import { describe, expect, test } from "vitest";

import { grow, grown } from "./support/grow.js";

const head = `import type { Handlers } from "@acme/hooks";\n\n`;

describe("a handler is added", () => {
  test("in its place, where the others are in order, with what the spec says of its event", async () => {
    const before = `${head}export const handlers = {
  // my favourite
  "a.first": ({ payload }) => save(payload),

  /** Mine. */
  "c.third": later, // not yet
} satisfies Handlers;
`;
    expect(await grown(before, "a.first", "b.second", "c.third", "d.fourth"))
      .toBe(`${head}export const handlers = {
  // my favourite
  "a.first": ({ payload }) => save(payload),

  /**
   * About b.second.
   */
  "b.second": ({ event }) => {
    console.log(\`\${event} received\`);
  },

  /** Mine. */
  "c.third": later, // not yet

  /**
   * About d.fourth.
   */
  "d.fourth": ({ event }) => {
    console.log(\`\${event} received\`);
  },
} satisfies Handlers;
`);
  });

  test("at the end, where the others are in an order of their own", async () => {
    const text = await grown(
      `${head}const all = {\n  z: one,\n  b: two,\n} satisfies Handlers;\n`,
      "a",
      "b",
      "z",
    );
    expect(text.indexOf("  a:")).toBeGreaterThan(text.indexOf("  b: two,\n"));
  });

  test("in front of the last one, where that has no comma: the line stays as it is", async () => {
    const text = await grown(
      `${head}const all = {\n  a: one,\n  b: two\n} satisfies Handlers;\n`,
      "a",
      "b",
      "c",
    );
    expect(text).toContain("  a: one,\n  /**\n   * About c.\n   */\n  c: (");
    expect(text).toContain("  },\n  b: two\n} satisfies");
  });

  test.each([
    [
      "beside another import of the package",
      'import { createReceiver } from "@acme/hooks";\n',
      "Handlers",
      head,
    ],
    ["under the name of the package", "", "hooks.Handlers", 'import type * as hooks from "@acme/hooks";\n'],
    ["under a name of its own", "", "All", 'import { type Handlers as All } from "@acme/hooks";\n'],
  ])("where the type is imported %s", async (_sentence, before, type, imported) => {
    const text = `${before}${imported}createReceiver({ secret, handlers: {\n  a,\n} satisfies ${type} });\n`;
    expect(await grown(text, "a", "b")).toContain("  a,\n  /**\n   * About b.\n   */\n  b: (");
  });

  test("to an object without any", async () => {
    const text = await grown(`${head}export default {\n} satisfies Handlers;\n`, "a");
    expect(text).toContain(
      "export default {\n  /**\n   * About a.\n   */\n  a: ({ event }) => {\n    console.log(",
    );
  });

  test("as its owner writes: tabs, single quotes, no semicolons, line breaks of Windows", async () => {
    const before =
      "import type { Handlers } from '@acme/hooks'\r\n\r\nconst all: Handlers = {\r\n\t'a.b': one,\r\n}\r\n";
    expect(await grown(before, "a.b", "it's")).toBe(
      before.replace(
        "one,\r\n",
        "one,\r\n\t/**\r\n\t * About it's.\r\n\t */\r\n\t'it\\'s': ({ event }) => {\r\n\t\tconsole.log(`${event} received`)\r\n\t},\r\n",
      ),
    );
  });

  test("with a file of its own, where the others have one", async () => {
    const before = `import type { Handlers as All } from "@acme/hooks";
import { onA } from "./handlers/a"; // mine
import { other } from "./other";

const onB = 1;
export const handlers = {
  a: onA,
} satisfies All;
`;
    const growth = await grow(before, "a", "b");
    expect(growth).toMatchObject({
      text: before
        .replace("// mine\n", '// mine\nimport { onB2 } from "./handlers/b";\n')
        .replace("onA,\n}", "onA,\n  b: onB2,\n}"),
      files: [
        {
          path: "handlers/b.ts",
          text: expect.stringContaining('export const onB2: Handler<"b"> = ') as string,
        },
      ],
    });
  });
});

describe("an event is known to have a handler", () => {
  test.each([
    ["as a method", "async a() {},"],
    ["as a shorthand", "a,"],
    ["under a computed name", '["a"]: one,'],
    ["under a constant's name", "[NAME]: one,"],
    ["in an object that is spread", "...others,"],
  ])("%s", async (_sentence, member) => {
    const text = `${head}const NAME = "a";\nconst others = { a: one } satisfies Partial<Handlers>;
const all = {\n  ${member}\n} satisfies Handlers;\n`;
    expect(await grow(text, "a")).toMatchObject({ text, added: [], gone: [] });
  });
});

test("a handler whose event is gone is named, and stays", async () => {
  const text = `${head}const all = {\n  a: one,\n  "b.gone": two,\n} satisfies Handlers;\n`;
  expect(await grow(text, "a")).toMatchObject({ text, gone: [{ event: "b.gone", line: 5 }] });
});

describe("a file is left alone", () => {
  test.each([
    [
      "that does not parse",
      `${head}const all = {\n  a: one,,\n} satisfies Handlers;\n`,
      4,
      "it does not parse",
    ],
    ["without a registry", `${head}export type Mine = Partial<Handlers>;\n`, 1, "no object in it"],
    [
      "with two registries",
      `${head}const a = {\n} satisfies Handlers;\nconst b = {\n} satisfies Handlers;\n`,
      5,
      "two objects",
    ],
    ["whose registry is computed", `${head}const a = build() satisfies Handlers;\n`, 3, "not written out"],
    [
      "that spreads what is elsewhere",
      `${head}const a = {\n  ...far,\n} satisfies Handlers;\n`,
      4,
      "`...far` does not",
    ],
    [
      "with a name that is computed",
      `${head}const a = {\n  [f()]: 1,\n} satisfies Handlers;\n`,
      4,
      "`[f()]: 1` does not",
    ],
    [
      "whose registry is on one line",
      `${head}const a = { a: 1 } satisfies Handlers;\n`,
      3,
      "no line of its own",
    ],
    [
      "with commas in front",
      `${head}const a = { a: 1\n  , b: 2\n} satisfies Handlers;\n`,
      3,
      "no line of its own",
    ],
  ])("%s", async (_sentence, text, line, problem) => {
    expect(await grow(text, "a", "b", "c")).toEqual({
      line,
      problem: expect.stringContaining(problem) as string,
    });
  });
});
