import { examples } from "./examples.js";
import { scaffoldLayouts, scaffoldServers } from "../emit/scaffold-kinds.js";
import type { DefineCommand } from "./program.js";

/** `hookstep scaffold` */
export const defineScaffold: DefineCommand = (program, run) =>
  program.command(
    "scaffold [provider]",
    "Write a handler for every event, a server and a test into your own project",
    (command) =>
      command
        .positional("provider", {
          type: "string",
          describe: "A provider of hookstep.config.json, or an installed package",
        })
        .option("dir", {
          type: "string",
          demandOption: true,
          requiresArg: true,
          describe: "The folder to write into",
        })
        .option("layout", {
          choices: scaffoldLayouts,
          default: "single",
          requiresArg: true,
          describe: "All handlers in one file, or a file for each",
        } as const)
        .option("server", {
          choices: scaffoldServers,
          default: "node",
          requiresArg: true,
          describe: "What receives the requests",
        } as const)
        .epilogue(
          examples(
            ["$0 scaffold helpscout --dir src/webhooks", "handlers.ts, server.ts, handlers.test.ts"],
            ["$0 scaffold helpscout --dir src/webhooks", "again, after an update: adds what is new"],
            ["$0 scaffold helpscout --dir src --server worker --layout files", "for Cloudflare"],
          ),
        ),
    (args) =>
      run(async (context) => {
        const { runScaffold } = await import("../commands/scaffold.js");
        return runScaffold(args, context);
      }),
  );
