import { expect, test } from "vitest";

import { loadedLater } from "../../../generator/emit/node-bundle.js";
import { readTemplates } from "../../../generator/project/inputs.js";

test("what a receiver loads when it needs it stays a file of its own", () => {
  const texts = [...readTemplates()].filter(([path]) => !path.startsWith("src/spec/"));
  const found = texts.flatMap(([path, text]) =>
    [...text.replaceAll(/^\s*\/?\*.*$/gm, "").matchAll(/\bimport\("(.+?)"\)/g)].map(
      ([, name = ""]) => new URL(name, `file:///${path}`).pathname,
    ),
  );
  const stated = loadedLater.map((name) => new URL(name, "file:///src/").pathname);
  expect([...new Set(found)].toSorted()).toEqual(stated.toSorted());
});
