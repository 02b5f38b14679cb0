import { examples } from "./examples.js";
import { driftFormats, driftThresholds } from "../commands/drift-options.js";
import type { DefineCommand } from "./program.js";

/** `hookstep drift` */
export const defineDrift: DefineCommand = (program, run) =>
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
        .option("allow-refs", {
          type: "string",
          array: true,
          requiresArg: true,
          describe: "Folder or https address that references may lead to, besides a document's folder",
        })
        .option("from-overlay", {
          type: "string",
          array: true,
          requiresArg: true,
          describe: "Overlay of the old document alone, where both have their own",
        })
        .option("to-overlay", {
          type: "string",
          array: true,
          requiresArg: true,
          describe: "Overlay of the new document alone",
        })
        .option("format", {
          choices: driftFormats,
          default: "text",
          requiresArg: true,
          describe: "Form of the report",
        } as const)
        .option("fail-on", {
          choices: driftThresholds,
          default: "any",
          requiresArg: true,
          describe: "Which changes make the exit code 2, or 3 when breaking; errors always make it 1",
        } as const)
        .epilogue(
          examples(
            ["$0 drift", "every provider against its upstream"],
            ["$0 drift helpscout --upstream changed.yaml --format markdown", "one, against a file"],
            [
              "$0 drift --from git:main:spec/helpscout/asyncapi.yaml --to spec/helpscout/asyncapi.yaml",
              "any two documents",
            ],
          ),
        ),
    (args) =>
      run(async (context) => {
        const { runDrift } = await import("../commands/drift.js");
        const { names = [], overlay: overlays, fromOverlay: fromOverlays, toOverlay: toOverlays } = args;
        return runDrift({ ...args, names, overlays, fromOverlays, toOverlays }, context);
      }),
  );
