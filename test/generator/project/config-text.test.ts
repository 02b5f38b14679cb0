import { expect, it } from "vitest";

import { addProvider } from "../../../generator/project/config-text.js";

const entry = '"b": { "spec": "spec/b", "out": "generated/b" }';

it.each([
  ["there is none yet", undefined, `{\n  "providers": {\n    ${entry}\n  }\n}\n`],
  [
    "it has others, which stay as they are laid out",
    '{\n\t"providers": {\n\t\t"a": { "spec":   "x" }\n\t}\n}\n',
    `{\n\t"providers": {\n\t\t"a": { "spec":   "x" },\n\t\t${entry}\n\t}\n}\n`,
  ],
  ["it lists none", '{\r\n  "providers": {}\r\n}', `{\r\n  "providers": {\r\n    ${entry}\r\n  }\r\n}`],
  ["it is one line", '{"providers":{"a":{}}}', `{"providers":{"a":{}, ${entry}}}`],
])("a provider is added to a configuration when %s", (_when, before, after) => {
  expect(addProvider(before, "b")).toBe(after);
});
