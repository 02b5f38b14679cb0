import { examples } from "./examples.js";
import type { DefineCommand } from "./program.js";
import { selected, selection } from "./selection.js";

/** `hookstep generate` */
export const defineGenerate: DefineCommand = (program, run) =>
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
        .epilogue(
          examples(
            ["$0 generate", "every provider of hookstep.config.json"],
            ["$0 generate helpscout --watch", "one provider, again at each change"],
            ["$0 generate asyncapi.yaml --name @acme/hooks --out hooks", "a document, without configuration"],
          ),
        ),
    (args) =>
      run(async (context) => {
        const options = { ...args, ...selected(args) };
        if (options.watch) return (await import("../commands/watch.js")).runWatch(options, context);
        return (await import("../commands/generate.js")).runGenerate(options, context);
      }),
  );
