import { expect, test } from "vitest";

import { notesOn } from "../../../generator/update/notes.js";

const before = {
  "CHANGELOG.md": "1",
  "package.json": "1",
  "README.md": "1",
  "src/index.ts": "1",
  "src/spec/payloads.ts": "1",
  "src/spec/samples.ts": "1",
  "tsconfig.json": "1",
};

test.each([
  ["nothing", {}, []],
  [
    "a file that is not published, or tells of the release itself",
    { "CHANGELOG.md": "2", "tsconfig.json": "2" },
    [],
  ],
  ["run-time code", { "src/index.ts": "2" }, ["Run-time code updated."]],
  ["a module more", { "src/lambda.ts": "1" }, ["Run-time code updated."]],
  ["types of the same model", { "src/spec/payloads.ts": "2" }, ["Types and validators emitted anew."]],
  ["samples", { "src/spec/samples.ts": "2" }, ["Sample payloads updated."]],
  ["words for people", { "README.md": "2", "package.json": "2" }, ["Updated: `README.md`, `package.json`."]],
])("what changes besides the model: %s", (_, changed, notes) => {
  expect(notesOn(before, { ...before, ...changed }, false)).toEqual(notes);
});

test("what follows from a changed model needs no note; run-time code does not follow from it", () => {
  const after = { ...before, "src/spec/payloads.ts": "2", "src/spec/samples.ts": "2", "README.md": "2" };
  expect(notesOn(before, after, true)).toEqual([]);
  expect(notesOn(before, { ...after, "src/index.ts": "2" }, true)).toEqual(["Run-time code updated."]);
});
