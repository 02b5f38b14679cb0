import { examples } from "./examples.js";
import type { DefineCommand } from "./program.js";

/** `hookstep init` */
export const defineInit: DefineCommand = (program, run) =>
  program.command(
    "init <document>",
    "Take in another vendor's document, and propose what it does not say",
    (command) =>
      command
        .positional("document", {
          type: "string",
          demandOption: true,
          describe: "An AsyncAPI document: a file, an address or git:<revision>:<path>",
        })
        .option("name", {
          type: "string",
          requiresArg: true,
          describe: "Name of the provider; otherwise taken from the document",
        })
        .epilogue(
          examples(
            ["$0 init stripe-asyncapi.yaml", "spec/stripe, with an overlay to confirm"],
            ["$0 init https://example.com/asyncapi.yaml --name acme", "the same from an address"],
          ),
        ),
    (args) =>
      run(async (context) => {
        const { runInit } = await import("../commands/init.js");
        return runInit(args, context);
      }),
  );
