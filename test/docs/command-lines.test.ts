import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { commandNames, commands } from "../../generator/command-line/commands.js";
import { createProgram } from "../../generator/command-line/program.js";
import { commandLinesOf, pages } from "../support/pages.js";
import { root } from "../support/stranger.js";

const packages = ["helpdesk", "helpscout", "supporthunt"].map((name) => `generated/${name}/README.md`);
const lines = [...pages, "CONTRIBUTING.md", "SECURITY.md", ...packages].flatMap((page) =>
  commandLinesOf(page).map((line) => ({ page, line })),
);
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The words of a simple command line, without quotes. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** Has yargs read a command line; nothing is run. Gives whether a command would have been. */
async function understood(words: readonly string[]): Promise<boolean> {
  let isRun = false;
  const program = createProgram(words, "", commandNames);
  for (const define of commands) define(program, async () => void (isRun = true));
  await program.parseAsync();
  return isRun;
}

const ours = lines.filter(({ line }) => line.startsWith("npx hookstep "));
test.each(ours)("$page: `$line` is understood", async ({ line }) => {
  expect(await understood(wordsOf(line).slice(2))).toBe(true);
});

const npmRuns = lines.filter(({ line }) => /^npm (?:run|test)\b/.test(line));
test.each(npmRuns)("$page: `$line` is a script", ({ line }) => {
  const [, first = "", second = ""] = line.split(" ");
  expect(scripts).toHaveProperty([first === "run" ? second : first]);
});

test("a command line with a mistake would be found", async () => {
  await expect(understood(["generate", "--wacth"])).rejects.toThrow("wacth");
  await expect(understood(["genrate"])).rejects.toThrow("generate");
});

/** Every option of the reference that takes a value, with its command. */
const valued = readFileSync(join(root, "docs/reference/commands.md"), "utf8")
  .split(/^## `hookstep /m)
  .slice(1)
  .flatMap((section) => {
    const [, command = ""] = /^([^`]*)`/.exec(section) ?? [];
    const options = section.split(/^ {2}--/m).slice(1);
    return options
      .filter((option) => /\[(?:string|number|array|choices)/.test(option))
      .map((option) => [command, `--${/^[\w-]+/.exec(option)?.[0] ?? ""}`] as const);
  });

test.each(valued)("`hookstep %s %s` is told that it needs a value", async (command, option) => {
  await expect(understood([...command.split(" "), "x", option])).rejects.toThrow(
    `\`${option}\` needs a value.`,
  );
});

test("there are options that take values", () => expect(valued.length).toBeGreaterThan(25));
