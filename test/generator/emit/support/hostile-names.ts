/** Code that marks the process that runs it; the number keeps the names of types apart. */
function canary(number: number): string {
  return `globalThis.__pwned=${number}`;
}

/** Names that are words of the language, members of every object, or names of our own. */
const ordinaryNames = [
  "constructor",
  "__proto__",
  "prototype",
  "toString",
  "valueOf",
  "class",
  "default",
  "then",
  "EventMap",
  "Delivery",
  "Handlers",
  "1st",
  "a b",
  "a.b/c~d",
  "日本",
  "🙂",
];

/** Names that would end the literal, comment, template or table that they are put into. */
const breakingNames = [
  "*/ process.exit() /*",
  `*/ ${canary(1)} /*`,
  `*\u0000/ ${canary(12)} /*`,
  `*\u202e/ ${canary(13)} /*`,
  "${x}",
  `\${${canary(2)}}`,
  `\`+(${canary(3)})+\``,
  `"];${canary(4)};["`,
  `');${canary(5)};('`,
  "`",
  '"',
  "'",
  "\\",
  "\\u0022",
  `\n${canary(6)}\n`,
  `\r${canary(7)}`,
  `\u2028${canary(8)}`,
  "\u2029",
  "\u0000\u001b[31m",
  "\u202egnp.exe",
  "\ufeff",
  `--> <script>${canary(9)}</script>`,
  `<img src=x onerror=${canary(10)}>`,
  `[free](javascript:${canary(11)})`,
  "| c | d |",
  "e\\| [f](https://evil.example) |",
  "<!-- g --!>",
  "www.evil.example",
  "@internal",
  "{@link https://evil.example}",
  "// y",
  "```",
];

/** Names that no code generator may trust, in no position. The empty name is apart: no event can have it. */
export const hostileNames: readonly string[] = [...ordinaryNames, ...breakingNames];
