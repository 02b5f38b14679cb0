import yargs, { type Argv } from "yargs";

import type { CommandContext } from "../commands/outcome.js";
import { examples } from "./examples.js";
import { explainMistake } from "./usage.js";

/** The program with the options that every command has. */
export type Program = Argv<{ json: boolean }>;

/** A command, or the program, with the options that it has so far. */
export type Options<Stated> = Argv<Stated>;

/** Runs what a command line asks for; the number is the exit code. */
export type Run = (command: (context: CommandContext) => Promise<number>) => Promise<void>;

/**
 * Adds a command to the program: its arguments, options and examples. What it does is imported when it is asked for,
 * so that no command waits for the code of another one.
 */
export type DefineCommand = (program: Program, run: Run) => void;

/** The program for a command line, without its commands. Its errors are thrown. */
export function createProgram(
  argv: readonly string[],
  version: string,
  commands: readonly string[],
): Program {
  const program = yargs([...argv]);
  return program
    .scriptName("hookstep")
    .locale("en")
    .usage("$0 <command>\n\nGenerates typed, verified webhook receivers from AsyncAPI documents.")
    .option("json", { type: "boolean", default: false, describe: "Print results as JSON", global: true })
    .epilogue(
      examples(
        ["$0 init stripe-asyncapi.yaml", "take in a vendor's document"],
        ["$0 generate", "write the packages of this project"],
        ["$0 scaffold helpscout --dir src/webhooks", "begin a receiver"],
        ["$0 send convo.created --to localhost:3000/webhooks", "try it"],
      ) + "\n\nA command's own page: $0 <command> --help",
    )
    .strict()
    .demandCommand(1, "Name a command.")
    .recommendCommands()
    .wrap(100)
    .exitProcess(false)
    .help()
    .version(version)
    .fail((message, error: Error | undefined) => {
      // yargs throws errors of its own for some mistakes of the user's.
      if (error !== undefined && error.name !== "YError") throw error;
      throw explainMistake(message ?? error?.message ?? "", { argv, commands, options: optionsOf(program) });
    });
}

/** The options that a program knows: yargs has a method for that which its types leave out. */
function optionsOf(program: unknown): readonly string[] {
  const { key } = (program as { getOptions(): { readonly key: object } }).getOptions();
  return Object.keys(key);
}
