import { examples } from "./examples.js";
import { tamperings } from "../send/tampering-kinds.js";
import type { DefineCommand } from "./program.js";

/** `hookstep send` */
export const defineSend: DefineCommand = (program, run) =>
  program.command(
    "send [event]",
    "Send a signed sample delivery to a receiver that runs",
    (command) =>
      command
        .positional("event", { type: "string", describe: "The event's name on the wire: convo.created" })
        .option("to", {
          type: "string",
          demandOption: true,
          requiresArg: true,
          describe: "The receiver's address",
        })
        .option("provider", {
          type: "string",
          requiresArg: true,
          describe: "A provider of hookstep.config.json, or an installed package",
        })
        .option("secret", {
          type: "string",
          requiresArg: true,
          describe: "What the receiver verifies with; else its environment variable, else asked for",
        })
        .option("set", {
          type: "string",
          array: true,
          nargs: 1,
          default: [],
          defaultDescription: "none",
          describe: "Change the payload: tags.0.name=vip",
        })
        .option("file", { type: "string", requiresArg: true, describe: "A JSON file with the payload" })
        .option("header", {
          type: "string",
          array: true,
          nargs: 1,
          default: [],
          defaultDescription: "none",
          describe: 'A header more: "X-Token: abc"',
        })
        .option("all", { type: "boolean", default: false, describe: "Send every event" })
        .option("repeat", { type: "number", default: 1, requiresArg: true, describe: "Send so many times" })
        .option("concurrency", {
          type: "number",
          default: 1,
          requiresArg: true,
          describe: "So many at once",
        })
        .option("tamper", {
          choices: tamperings,
          requiresArg: true,
          describe: "Be an attacker; a good receiver refuses, and the exit code is 1",
        } as const)
        .option("curl", { type: "boolean", default: false, describe: "Print the request as a command" })
        .option("allow-remote", {
          type: "boolean",
          default: false,
          describe: "Also to an address that is not this machine's",
        })
        .option("timeout", {
          type: "number",
          default: 30,
          requiresArg: true,
          describe: "Seconds to wait for an answer",
        })
        .epilogue(
          examples(
            ["$0 send convo.created --to http://localhost:3000/webhooks", "the sample, signed"],
            ["$0 send convo.created --to :3000 --set subject=Hello", "another subject"],
            ["$0 send --all --to localhost:3000 --provider helpscout", "every event, in a table"],
            ["$0 send tag.created --to localhost:3000 --repeat 1000 --concurrency 10", "how quick is it?"],
            ["$0 send tag.created --to localhost:3000 --tamper body", "is a forgery refused?"],
          ),
        ),
    (args) =>
      run(async (context) => {
        const { runSend } = await import("../commands/send.js");
        return runSend(args, context);
      }),
  );
