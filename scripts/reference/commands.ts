import { commandNames, commands } from "../../generator/command-line/commands.js";
import { createProgram, type Run } from "../../generator/command-line/program.js";

/** The words that lead to each help page. A command that only groups others has a page for each of them. */
const pages = [
  [],
  ["generate"],
  ["check"],
  ["drift"],
  ["update"],
  ["init"],
  ["import", "catalog"],
  ["scaffold"],
  ["send"],
] as const satisfies readonly (readonly string[])[];

/** The reference of the command line: the help page of each command, as yargs prints it. */
export async function commandsReference(): Promise<string> {
  const sections: string[] = [];
  for (const words of pages) {
    const name = ["hookstep", ...words].join(" ");
    sections.push(`## \`${name}\`\n\n\`\`\`text\n${await helpPage(words)}\n\`\`\``);
  }
  return `${header}\n${sections.join("\n\n")}\n`;
}

const header = `<!-- Written by \`npm run docs\` from generator/command-line. Do not edit. -->

# Commands

Every command exits with 0 when it did what was asked and with 1 on errors. \`drift\` exits with 2 on changes and with 3 on breaking ones, \`send\` with 1 when the receiver did not answer 2xx. An interrupt is 130, as in every shell.

With \`--json\` the result is one JSON document on standard output. Without a terminal, or with \`NO_COLOR\`, there is no colour and no progress.
`;

const neverRun: Run = () => Promise.resolve();

async function helpPage(words: readonly string[]): Promise<string> {
  const program = createProgram([...words, "--help"], "", commandNames);
  for (const define of commands) define(program, neverRun);
  let page = "";
  await program.parseAsync([...words, "--help"], {}, (_error, _arguments, output) => void (page = output));
  return page;
}
