import fc from "fast-check";
import { expect, test } from "vitest";

import { readRegistry } from "../../../generator/scaffold/registry.js";
import { grow, packageName } from "./support/grow.js";

const names = ["a", "b.created", "b.deleted", "c-d", "it's", "order/paid", "z"];

interface Member {
  readonly event: string;
  readonly form: string;
  readonly comment: string;
  readonly isApart: boolean;
}

/** What a person may have made of a registry: other names, comments, order, quotes, spreads, line breaks. */
interface Edited {
  readonly variable: string;
  readonly members: readonly Member[];
  readonly spread: readonly string[];
  readonly quote: string;
  readonly indent: string;
  readonly hasLastComma: boolean;
  readonly isWindows: boolean;
  readonly hasMark: boolean;
  readonly isDeclared: boolean;
  readonly footer: string;
}

const comments = [
  "",
  "// mine",
  "/* two\n lines */",
  "/** About: { a: 1, } */",
  "// --- section ---\n\n// attached",
  "// 'b.created': gone,",
];
const forms = [
  "(delivery) => save(delivery)",
  "async ({ payload }) => {\nawait save(payload); // }\n}",
  "one",
  "`x ${{ a: 1 }}` as never",
];

const edited: fc.Arbitrary<Edited> = fc.record({
  variable: fc.constantFrom("handlers", "registry", "$all"),
  members: fc.shuffledSubarray([...names, "gone.event"]).chain((events) =>
    fc.tuple(
      ...events.map((event) =>
        fc.record({
          event: fc.constant(event),
          form: fc.constantFrom(...forms),
          comment: fc.constantFrom(...comments),
          isApart: fc.boolean(),
        }),
      ),
    ),
  ),
  spread: fc.subarray(["b.created", "z"]),
  quote: fc.constantFrom("'", '"'),
  indent: fc.constantFrom("  ", "    ", "\t"),
  hasLastComma: fc.boolean(),
  isWindows: fc.boolean(),
  hasMark: fc.boolean(),
  isDeclared: fc.boolean(),
  footer: fc.constantFrom("", "\nexport function save(x: unknown) { return { x, }; }\n", "// the end"),
});

function print(edit: Edited): string {
  const quote = (text: string) => edit.quote + text.replaceAll(edit.quote, `\\${edit.quote}`) + edit.quote;
  const own = edit.members.filter(({ event }) => !edit.spread.includes(event));
  const members = [
    ...(edit.spread.length > 0 ? ["...others"] : []),
    ...own.map(({ event, form, comment, isApart }) => {
      const before = comment === "" ? "" : `${comment}\n`;
      return `${isApart ? "\n" : ""}${before}${quote(event)}: ${form}`;
    }),
  ];
  const body = members.map((member, index) =>
    index < members.length - 1 || edit.hasLastComma ? `${member},` : member,
  );
  const lines = body
    .flatMap((member) => member.split("\n"))
    .map((line) => (line === "" ? "" : edit.indent + line));
  const [declared, satisfied] = edit.isDeclared ? [": Handlers", ""] : ["", " satisfies Handlers"];
  const text = `import type { Handlers } from ${quote(packageName)};

const one = () => {};
const others = { ${edit.spread.map((event) => `${quote(event)}: one`).join(", ")} };
export const ${edit.variable}${declared} = {
${lines.map((line) => `${line}\n`).join("")}}${satisfied};
${edit.footer}`;
  return (edit.hasMark ? "\uFEFF" : "") + (edit.isWindows ? text.replaceAll("\n", "\r\n") : text);
}

function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/** Whether the lines of one text are all in another, in their order, byte for byte. */
function isContained(lines: readonly string[], within: readonly string[]): boolean {
  let next = 0;
  for (const line of within) if (line === lines[next]) next += 1;
  return next === lines.length;
}

test("whatever a person has made of a registry, every line of it stays, and every event gets one handler", async () => {
  await fc.assert(
    fc.asyncProperty(edited, async (edit) => {
      const before = print(edit);
      const growth = await grow(before, ...names);
      if ("problem" in growth) throw new Error(`${growth.problem}\n${before}`);
      expect(isContained(linesOf(before), linesOf(growth.text))).toBe(true);

      const after = readRegistry("handlers.ts", growth.text, packageName);
      if (after === undefined || "problem" in after) throw new Error(growth.text);
      const handled = [...after.entries, ...after.spread].map(({ event }) => event);
      const gone = handled.filter((event) => event === "gone.event");
      expect(handled.toSorted()).toEqual([...names, ...gone].toSorted());
      expect(growth.gone.map(({ event }) => event)).toEqual(gone);

      expect(await grow(growth.text, ...names)).toMatchObject({ text: growth.text, added: [] });
    }),
    { numRuns: 200 },
  );
});
