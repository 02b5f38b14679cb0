import { createColors } from "picocolors";

/** What a command prints to, so that commands know nothing of processes. */
export interface Terminal {
  /** Whether colours are wanted: a terminal, without `NO_COLOR`. */
  readonly color: boolean;
  /** Whether progress can be shown: a terminal that is not recorded. */
  readonly interactive: boolean;
  /** Writes a line of results to standard output. */
  out(line: string): void;
  /** Writes a line about the run to standard error. */
  err(line: string): void;
  /** Asks a person for a text that is not shown while it is typed; left out where nobody can answer. */
  readonly askHidden?: (question: string, signal: AbortSignal) => Promise<string>;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // A stream that is no terminal does not say `false`, it says nothing.
  const [out, err] = [process.stdout.isTTY === true, process.stderr.isTTY === true];
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreBrokenPipe);
  const isDumb = process.env["TERM"] === "dumb";
  const noColor = (process.env["NO_COLOR"] ?? "") !== "";
  return {
    color: out && err && !noColor && !isDumb,
    interactive: err && process.env["CI"] === undefined && !isDumb,
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    ...(process.stdin.isTTY === true && err && { askHidden }),
  };
}

/** Whoever read the output, such as `head`, has read enough; the work goes on. */
function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

async function askHidden(message: string, signal: AbortSignal): Promise<string> {
  const { default: password } = await import("@inquirer/password");
  try {
    return await password({ message, mask: false }, { output: process.stderr, signal });
  } catch (error) {
    // While it asks, the terminal is in raw mode and makes no signal of Ctrl+C.
    if (!signal.aborted && error instanceof Error && error.name === "ExitPromptError") process.emit("SIGINT");
    throw error;
  }
}

/** The colours a terminal wants. */
export function colorsOf(terminal: Terminal) {
  return createColors(terminal.color);
}
