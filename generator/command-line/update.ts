import { examples } from "./examples.js";
import type { DefineCommand } from "./program.js";

/** `hookstep update` */
export const defineUpdate: DefineCommand = (program, run) =>
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
        .epilogue(
          examples(
            ["$0 update", "every provider, from its upstream"],
            ["$0 update helpscout --local --dry-run", "which version would the changes here deserve?"],
          ),
        ),
    (args) =>
      run(async (context) => {
        const { runUpdate } = await import("../commands/update.js");
        return runUpdate({ ...args, names: args.names ?? [] }, context);
      }),
  );
