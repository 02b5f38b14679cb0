import { examples } from "./examples.js";
import type { DefineCommand } from "./program.js";
import { selected, selection } from "./selection.js";

/** `hookstep check` */
export const defineCheck: DefineCommand = (program, run) =>
  program.command(
    "check [names..]",
    "Tell whether the packages are what their specs give",
    (command) =>
      selection(command).epilogue(
        examples(["$0 check", "every provider; exit code 1 when one is out of step"]),
      ),
    (args) =>
      run(async (context) => {
        const { runCheck } = await import("../commands/check.js");
        return runCheck({ ...args, ...selected(args) }, context);
      }),
  );
