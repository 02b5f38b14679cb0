import type { DefineCommand } from "./program.js";

/** `hookstep scaffold` */
export const defineScaffold: DefineCommand = (program, run) =>
  program.command(
    "scaffold [provider]",
    "Write a handler for every event, a server and a test into your own project",
    (command) =>
      command
        .positional("provider", { type: "string", describe: "A provider of hookstep.config.json" })
        .option("dir", { type: "string", demandOption: true, describe: "The folder to write into" })
        .example("$0 scaffold helpscout --dir src/webhooks", "handlers.ts, server.ts, handlers.test.ts"),
    (args) =>
      run(async (context) => {
        const { runScaffold } = await import("../commands/scaffold.js");
        return runScaffold(args, context);
      }),
  );
