import { readFileSync } from "node:fs";

import { commandNames, commands } from "./command-line/commands.js";
import { createProgram, type Run } from "./command-line/program.js";
import { UsageError } from "./command-line/usage.js";
import { type CommandContext, printDiagnostics } from "./commands/outcome.js";
import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { printable } from "./diagnostics/printable.js";
import { installation } from "./installation.js";

/** Runs the command line `argv` names and gives its exit code. Nothing else reads arguments or decides exit codes. */
export async function main(argv: readonly string[], context: CommandContext): Promise<number> {
  let exitCode = 0;
  const run: Run = async (command) => {
    exitCode = await command(context);
  };
  try {
    // Whoever only types the name wants to know what there is.
    const program = createProgram(argv.length === 0 ? ["--help"] : argv, programVersion(), commandNames);
    for (const define of commands) define(program, run);
    await program.parseAsync();
    return exitCode;
  } catch (error) {
    return reportFailure(error, context);
  }
}

function programVersion(): string {
  const manifest = readFileSync(new URL("package.json", installation), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

function reportFailure(error: unknown, { terminal, signal }: CommandContext): number {
  if (signal.aborted) {
    terminal.err("Interrupted; what was not finished is as it was.");
  } else if (error instanceof DiagnosticError) {
    printDiagnostics(error.diagnostics, terminal);
  } else if (error instanceof UsageError) {
    const command = error.command === undefined ? "" : ` ${error.command}`;
    terminal.err(`${error.message.split("\n").map(printable).join("\n")}\nSee: hookstep${command} --help`);
  } else {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(`This is a bug in hookstep; please report it.\n${stack}`);
  }
  return 1;
}
