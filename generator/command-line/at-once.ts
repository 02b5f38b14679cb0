import { runCheck } from "../commands/check.js";
import { runGenerate } from "../commands/generate.js";
import type { CommandContext } from "../commands/outcome.js";

/** Commands that often have nothing to do, by name, with the options that may stand beside names of providers. */
const commands = {
  check: (names: readonly string[], options: ReadonlySet<string>, context: CommandContext) =>
    runCheck({ names, json: options.has("--json") }, context),
  generate: (names: readonly string[], options: ReadonlySet<string>, context: CommandContext) =>
    runGenerate(
      { names, json: options.has("--json"), build: !options.has("--no-build"), force: false },
      context,
    ),
};
const knownOptions = { check: new Set(["--json"]), generate: new Set(["--json", "--no-build"]) };

/**
 * Runs `check` or `generate` as the whole program would, for the case that there is nothing to do. The bundle this is in
 * has nothing that could do more: no yargs, no YAML, no generator; what asks for one of them fails, and nothing has
 * been printed or written by then.
 *
 * @returns whether the command is done; otherwise the whole program has to run it
 */
export async function runAtOnce(argv: readonly string[], context: CommandContext): Promise<boolean> {
  const [name = "", ...rest] = argv;
  if (name !== "check" && name !== "generate") return false;
  const options = new Set(rest.filter((argument) => argument.startsWith("-")));
  const names = rest.filter((argument) => !options.has(argument));
  if (![...options].every((option) => knownOptions[name].has(option)) || !names.every(isPlainName))
    return false;
  const lines: string[] = [];
  const terminal = {
    color: context.terminal.color,
    interactive: false,
    out: (line: string) => void lines.push(line),
    err: () => fail(),
  };
  try {
    if ((await commands[name](names, options, { ...context, terminal })) !== 0) return false;
  } catch {
    return false;
  }
  for (const line of lines) context.terminal.out(line);
  return true;
}

/** A name that yargs would take as it is, and that is no document. */
function isPlainName(text: string): boolean {
  return /^[a-z][\w-]*$/i.test(text);
}

function fail(): never {
  throw new Error("there is something to tell");
}
