import { readFileSync } from "node:fs";

import yargs, { type Argv } from "yargs";

import { driftFormats, driftThresholds } from "./commands/drift-options.js";
import { type CommandContext, printDiagnostics } from "./commands/outcome.js";
import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { installation } from "./installation.js";

/** Runs the command line `argv` names and gives its exit code. Nothing else reads arguments or decides exit codes. */
export async function main(argv: readonly string[], context: CommandContext): Promise<number> {
  let exitCode = 0;
  const run = (command: () => Promise<number>) => async (): Promise<void> => {
    exitCode = await command();
  };
  try {
    await parser(argv, context, run).parseAsync();
    return exitCode;
  } catch (error) {
    return reportFailure(error, context);
  }
}

function programVersion(): string {
  const manifest = readFileSync(new URL("package.json", installation), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

/** A mistake in the command line itself; the message says what to type instead. */
class UsageError extends Error {}

/** The program with the options that every command has. */
type Program = Argv<{ json: boolean }>;

type Run = (command: () => Promise<number>) => () => Promise<void>;

function parser(argv: readonly string[], context: CommandContext, run: Run): Program {
  const program = yargs([...argv])
    .scriptName("hookstep")
    .usage("$0 <command>\n\nGenerates typed, verified webhook receivers from AsyncAPI documents.")
    .option("json", { type: "boolean", default: false, describe: "Print results as JSON", global: true })
    .strict()
    .demandCommand(1, "Name a command.")
    .recommendCommands()
    .wrap(100)
    .exitProcess(false)
    .help()
    .version(programVersion())
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    });
  generateCommand(program, context, run);
  checkCommand(program, context, run);
  driftCommand(program, context, run);
  updateCommand(program, context, run);
  scaffoldCommand(program, context, run);
  return program;
}

function generateCommand(program: Program, context: CommandContext, run: Run): void {
  program.command(
    "generate [names..]",
    "Write the packages that the specs give",
    (command) =>
      selection(command)
        .option("build", {
          type: "boolean",
          default: true,
          describe: "Compile src/ to dist/ (--no-build leaves it out)",
        })
        .option("force", {
          type: "boolean",
          default: false,
          describe: "Also when nothing changed, and over files edited by hand",
        })
        .option("watch", {
          type: "boolean",
          default: false,
          describe: "Generate again whenever an input changes",
        })
        .example("$0 generate", "every provider of hookstep.config.json")
        .example("$0 generate helpscout --watch", "one provider, again at each change")
        .example(
          "$0 generate asyncapi.yaml --name @acme/hooks --out hooks",
          "a document, without configuration",
        ),
    (args) =>
      run(async () => {
        const options = { ...args, ...selected(args) };
        if (options.watch) return (await import("./commands/watch.js")).runWatch(options, context);
        return (await import("./commands/generate.js")).runGenerate(options, context);
      })(),
  );
}

function checkCommand(program: Program, context: CommandContext, run: Run): void {
  program.command(
    "check [names..]",
    "Tell whether the packages are what their specs give",
    (command) =>
      selection(command).example("$0 check", "every provider; exit code 1 when one is out of step"),
    (args) =>
      run(async () =>
        (await import("./commands/check.js")).runCheck({ ...args, ...selected(args) }, context),
      )(),
  );
}

function driftCommand(program: Program, context: CommandContext, run: Run): void {
  program.command(
    "drift [names..]",
    "Tell what changed upstream, and whether it breaks a receiver",
    (command) =>
      command
        .positional("names", { type: "string", array: true, describe: "Providers; all of them if left out" })
        .option("upstream", {
          type: "string",
          requiresArg: true,
          describe: "Compare with this address or file instead of the one in lock.json",
        })
        .option("from", {
          type: "string",
          requiresArg: true,
          describe: "Old document: a file, an address or git:<revision>:<path>",
        })
        .option("to", { type: "string", requiresArg: true, describe: "New document, likewise" })
        .option("overlay", {
          type: "string",
          array: true,
          requiresArg: true,
          describe: "Overlay to apply to both documents, in order",
        })
        .option("format", { choices: driftFormats, default: "text", describe: "Form of the report" } as const)
        .option("fail-on", {
          choices: driftThresholds,
          default: "any",
          describe: "Which changes make the exit code 2, or 3 when breaking; errors always make it 1",
        } as const)
        .example("$0 drift", "every provider against its upstream")
        .example("$0 drift helpscout --upstream changed.yaml --format markdown", "one, against a file")
        .example(
          "$0 drift --from git:main:spec/helpscout/asyncapi.yaml --to spec/helpscout/asyncapi.yaml",
          "any two documents",
        ),
    (args) =>
      run(async () => {
        const options = { ...args, names: args.names ?? [], overlays: args.overlay };
        return (await import("./commands/drift.js")).runDrift(options, context);
      })(),
  );
}

function updateCommand(program: Program, context: CommandContext, run: Run): void {
  program.command(
    "update [names..]",
    "Take upstream in, and give the package the version and changelog that it deserves",
    (command) =>
      command
        .positional("names", { type: "string", array: true, describe: "Providers; all of them if left out" })
        .option("dry-run", {
          type: "boolean",
          default: false,
          describe: "Say what would be done; write nothing",
        })
        .option("local", {
          type: "boolean",
          default: false,
          describe: "Release changes of the overlay, the examples and hookstep itself; fetch nothing",
        })
        .option("upstream", {
          type: "string",
          requiresArg: true,
          describe: "Take in this address or file instead of the address in lock.json",
        })
        .option("force", {
          type: "boolean",
          default: false,
          describe: "Also over a document or generated files edited by hand",
        })
        .example("$0 update", "every provider, from its upstream")
        .example("$0 update helpscout --local --dry-run", "which version would the changes here deserve?"),
    (args) =>
      run(async () => {
        const options = { ...args, names: args.names ?? [] };
        return (await import("./commands/update.js")).runUpdate(options, context);
      })(),
  );
}

function scaffoldCommand(program: Program, context: CommandContext, run: Run): void {
  program.command(
    "scaffold [provider]",
    "Write a handler for every event, a server and a test into your own project",
    (command) =>
      command
        .positional("provider", { type: "string", describe: "A provider of hookstep.config.json" })
        .option("dir", { type: "string", demandOption: true, describe: "The folder to write into" })
        .example("$0 scaffold helpscout --dir src/webhooks", "handlers.ts, server.ts, handlers.test.ts"),
    (args) => run(async () => (await import("./commands/scaffold.js")).runScaffold(args, context))(),
  );
}

/** The options that say which packages a command is about. */
function selection<Options>(command: Argv<Options>) {
  return command
    .positional("names", {
      type: "string",
      array: true,
      describe: "Providers, or the path of one document; all providers if left out",
    })
    .option("overlay", {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "Overlay to apply to the document, in order",
    })
    .option("name", { type: "string", requiresArg: true, describe: "Name of the package, for a document" })
    .option("out", { type: "string", requiresArg: true, describe: "Folder of the package, for a document" });
}

interface SelectionArguments {
  readonly names?: string[] | undefined;
  readonly overlay?: string[] | undefined;
  readonly name?: string | undefined;
  readonly out?: string | undefined;
}

function selected({ names, overlay, name, out }: SelectionArguments) {
  return { names: names ?? [], overlays: overlay, packageName: name, out };
}

function reportFailure(error: unknown, { terminal, signal }: CommandContext): number {
  if (signal.aborted) {
    terminal.err("Interrupted; what was not finished is as it was.");
  } else if (error instanceof DiagnosticError) {
    printDiagnostics(error.diagnostics, terminal);
  } else if (error instanceof UsageError) {
    terminal.err(`${error.message}\nSee: hookstep --help`);
  } else {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(`This is a bug in hookstep; please report it.\n${stack}`);
  }
  return 1;
}
