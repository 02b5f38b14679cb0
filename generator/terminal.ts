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
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const interactive =
    process.stderr.isTTY && process.env["CI"] === undefined && process.env["TERM"] !== "dumb";
  const noColor = (process.env["NO_COLOR"] ?? "") !== "";
  return {
    color: process.stdout.isTTY && process.stderr.isTTY && !noColor && process.env["TERM"] !== "dumb",
    interactive,
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  };
}

/** The colours a terminal wants. */
export function colorsOf(terminal: Terminal) {
  return createColors(terminal.color);
}
