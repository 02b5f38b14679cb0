import { once } from "node:events";
import { dirname } from "node:path";

import { watch } from "chokidar";

import { findTargets } from "../project/targets.js";
import { displayPath } from "../project/paths.js";
import { isAddress } from "../upstream/address.js";
import { colorsOf } from "../terminal.js";
import { type GenerateOptions, runGenerate } from "./generate.js";
import { type CommandContext, diagnosticsOf, printDiagnostics } from "./outcome.js";

/** Editors save in several steps; changes this close together, in milliseconds, are one. */
const settle = 50;

/**
 * `hookstep generate --watch`: generates, and again after each change of an input, until it is interrupted.
 * A mistake in an input is printed and waited out. Exit code 0.
 */
export async function runWatch(options: GenerateOptions, context: CommandContext): Promise<number> {
  const { cwd, signal, terminal } = context;
  const targets = findTargets(options, cwd);
  const allowed = targets.flatMap(({ refs }) => refs.filter((place) => !isAddress(place)));
  const folders = [...new Set([...targets.map(({ document }) => dirname(document)), ...allowed])];
  const files = targets.flatMap(({ document, overlays }) => [document, ...overlays]);
  const watcher = watch([...folders, ...files], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: settle, pollInterval: 10 },
  });
  const { dim } = colorsOf(terminal);

  let running: Promise<void> | undefined;
  let again = false;
  const regenerate = async (): Promise<void> => {
    do {
      again = false;
      await generateOnce(options, context);
    } while (again && !signal.aborted);
    terminal.err(
      dim(`Watching ${folders.map((folder) => displayPath(folder, cwd)).join(", ")}; Ctrl+C ends it.`),
    );
    running = undefined;
  };
  watcher.on("all", () => {
    again = true;
    running ??= regenerate();
  });

  await once(watcher, "ready");
  running = regenerate();
  if (!signal.aborted) await once(signal, "abort");
  await running;
  await watcher.close();
  return 0;
}

async function generateOnce(options: GenerateOptions, context: CommandContext): Promise<void> {
  try {
    await runGenerate(options, context);
  } catch (error) {
    if (!context.signal.aborted) printDiagnostics(diagnosticsOf(error), context.terminal);
  }
}
