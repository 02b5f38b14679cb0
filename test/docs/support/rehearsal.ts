import { commandLinesOf } from "../../support/pages.js";
import type { ReaderProject } from "./reader-project.js";

/** What a page's command does. */
export type Expectation = Run | Start | NotRun;

/** It ends. */
export interface Run {
  readonly code: number;
  readonly prints: RegExp;
  /** What the page's reader does next. */
  readonly then?: (project: ReaderProject) => Promise<void>;
}

/** It goes on until its reader ends it. */
export interface Start {
  readonly starts: RegExp;
}

/** It cannot be run here; why, and what is run instead. */
export interface NotRun {
  readonly notRun: string;
}

/** A page whose commands are run, one after the other, as a reader would. */
export interface Rehearsal {
  readonly page: string;
  /** Brings the project into the state that the page takes for granted; gives the port of the receiver that it speaks of. */
  readonly prepare?: (project: ReaderProject) => Promise<number | void>;
  /** One for each of the page's commands, in their order. */
  readonly commands: readonly Expectation[];
}

/** A command that succeeds and prints something. */
export function prints(text: RegExp | string, code = 0): Run {
  const pattern = typeof text === "string" ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : text;
  return { code, prints: pattern };
}

/** Pairs the commands of a page with what is expected of each. */
export function stepsOf({ page, commands }: Rehearsal): readonly (readonly [line: string, Expectation])[] {
  const lines = commandLinesOf(page);
  if (lines.length !== commands.length)
    throw new Error(`${page} has ${lines.length} commands, and ${commands.length} are expected`);
  return lines.map((line, index) => [line, commands[index] ?? { notRun: "" }]);
}
