import { join } from "node:path";
import ts from "typescript-5.9";
import { expect, test } from "vitest";

import { eventNames } from "@hookstep/helpscout";

import { root } from "../support/stranger.js";

/** What an editor offers at the `|` in a file of a project that uses the package. */
function completions(code: string): readonly string[] {
  const file = join(root, "test/package/editor.ts");
  const text = code.replace("|", "");
  const files = new Map([[file, text]]);
  const options = {
    strict: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: ["node"],
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const found = files.get(name) ?? ts.sys.readFile(name);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (name) => files.has(name) || ts.sys.fileExists(name),
    readFile: (name) => files.get(name) ?? ts.sys.readFile(name),
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const found = service.getCompletionsAtPosition(file, code.indexOf("|"), {});
  return (found?.entries ?? []).map(({ name }) => name).toSorted();
}

const start = `import { createReceiver } from "@hookstep/helpscout";
const receiver = createReceiver({ secret: "s" });
`;

test('an editor offers every event and pattern inside on("', () => {
  const offered = completions(`${start}receiver.on("|", () => {});`);
  expect(offered).toEqual(
    expect.arrayContaining([...eventNames, "*", "beacon.*", "convo.*", "convo.customer.*"]),
  );
});

test("an editor offers them inside a list, too", () => {
  const offered = completions(`${start}receiver.on(["tag.created", "|"], () => {});`);
  expect(offered).toEqual(expect.arrayContaining(["tag.updated", "convo.created", "*"]));
});

test("an editor offers the members of the event's own payload", () => {
  const offered = completions(`${start}receiver.on("user.status.changed", ({ payload }) => payload.|);`);
  expect(offered).toEqual(expect.arrayContaining(["chat", "email", "userId"]));
  expect(offered).not.toContain("subject");
});
