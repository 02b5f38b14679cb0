import { findNearest } from "../nearest.js";

/** A mistake in the command line itself; the message says what to type instead. */
export class UsageError extends Error {
  /** The command that it was meant for, if that is known. */
  readonly command: string | undefined;

  constructor(message: string, command?: string) {
    super(message);
    this.command = command;
  }
}

/** What a command line was, and what it could have been. */
export interface CommandLine {
  readonly argv: readonly string[];
  readonly commands: readonly string[];
  /** Names of the options that are known where the mistake was found. */
  readonly options: readonly string[];
}

interface Attempt extends CommandLine {
  readonly command: string | undefined;
}

type Explain = (found: readonly string[], attempt: Attempt) => string;

/** What yargs says, and how somebody who wants to help says it. */
const rules: readonly (readonly [said: RegExp, explain: Explain])[] = [
  [/^Unknown (?:argument|command)s?: (.*)$/s, ([names = ""], attempt) => unknownWords(names, attempt)],
  [/^Did you mean /, (_found, attempt) => unknownCommand(firstWord(attempt), attempt)],
  [/^Missing required arguments?: (.*)$/, ([names = ""]) => `${flags(names)} is missing.`],
  [/^(?:Not enough arguments following|Missing argument values?): (.*)$/, ([names = ""]) => valueless(names)],
  [/Argument: (.*), Given: "(.*)", Choices: (.*)/, ([option, given, all]) => wrongChoice(option, given, all)],
  [/^Not enough non-option/, (_found, { command }) => `Tell \`${command ?? "hookstep"}\` what to work on.`],
];

/** A mistake that yargs has found, in words of somebody who wants to help. */
export function explainMistake(said: string, line: CommandLine): UsageError {
  const command = line.argv.find((word) => line.commands.includes(word));
  for (const [pattern, explain] of rules) {
    const found = pattern.exec(said);
    if (found !== null) return new UsageError(explain(found.slice(1), { ...line, command }), command);
  }
  return new UsageError(said, command);
}

function unknownWords(names: string, attempt: Attempt): string {
  const { argv, command, options } = attempt;
  // An option of two words is named twice, the second time as a name of JavaScript: that nobody has typed.
  const typed = names.split(", ").flatMap((name) => argv.find((word) => nameOf(word) === name) ?? []);
  const sentences = typed.map((word) => {
    if (word.startsWith("-")) return unknownOption(word, options);
    return command === undefined ? unknownCommand(word, attempt) : `\`${word}\` is one argument too many.`;
  });
  return sentences.length === 0 ? `This is not known here: ${names}` : sentences.join("\n");
}

function unknownOption(word: string, options: readonly string[]): string {
  const nearest = findNearest(nameOf(word), options);
  return `There is no option \`${word.replace(/=.*$/s, "")}\`.${proposal(nearest && `--${nearest}`)}`;
}

function unknownCommand(word: string, { commands }: CommandLine): string {
  return `There is no command \`${word}\`.${proposal(findNearest(word, commands))}`;
}

function proposal(nearest: string | undefined): string {
  return nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`;
}

/** The name of an option as it was typed. */
function nameOf(word: string): string {
  return word.replace(/^-+/, "").replace(/=.*$/s, "");
}

/** The first word that could be a command: in `import`, the one behind it. */
function firstWord({ argv, command }: Attempt): string {
  return argv.find((word) => !word.startsWith("-") && word !== command) ?? "";
}

function valueless(names: string): string {
  return `${flags(names)} needs a value.`;
}

function wrongChoice(option = "", given = "", list = ""): string {
  const choices = [...list.matchAll(/"([^"]*)"/g)].map(([, text = ""]) => text);
  const all = `${choices.slice(0, -1).join(", ")} or ${choices.at(-1) ?? ""}`;
  return `\`--${option}\` takes ${all}, not \`${given}\`.${proposal(findNearest(given, choices))}`;
}

function flags(names: string): string {
  return names.replace(/[^, ]+/g, "`--$&`");
}
