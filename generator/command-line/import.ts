import { examples } from "./examples.js";
import type { DefineCommand } from "./program.js";

/** `hookstep import` */
export const defineImport: DefineCommand = (program, run) =>
  program.command("import", "Write a document from a source that is none", (sources) =>
    sources
      .command(
        "catalog <rows>",
        "Write an AsyncAPI document and an overlay from a catalogue of webhooks in JSON Lines",
        (command) =>
          command
            .positional("rows", {
              type: "string",
              demandOption: true,
              describe: "The file with a row a line",
            })
            .option("vendor", {
              type: "string",
              demandOption: true,
              requiresArg: true,
              describe: "Name of the vendor in the catalogue",
            })
            .option("out", {
              type: "string",
              requiresArg: true,
              describe: "The folder to write into; spec/<vendor> if left out",
            })
            .epilogue(
              examples([
                "$0 import catalog rows.jsonl --vendor help-scout",
                "spec/help-scout/asyncapi.yaml, overlay.yaml",
              ]),
            ),
        (args) =>
          run(async (context) => {
            const { runImportCatalog } = await import("../commands/import-catalog.js");
            return runImportCatalog(args, context);
          }),
      )
      .demandCommand(1, "Name what to import from: hookstep import catalog <rows> --vendor <name>"),
  );
