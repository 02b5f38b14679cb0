import { dirname } from "node:path";

import { counted } from "../counted.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { printable } from "../diagnostics/printable.js";
import { createFiles } from "../disk/new-files.js";
import { replaceOwnFile } from "../disk/own-file.js";
import { refusal } from "../disk/refusal.js";
import type { Outline } from "../model/outline.js";
import { displayPath } from "../project/paths.js";
import { linesByHand } from "../scaffold/by-hand.js";
import { type Growth, growRegistry } from "../scaffold/growth.js";
import type { Registry } from "../scaffold/registry.js";
import type { HandlersFile } from "../scaffold/search.js";
import { colorsOf } from "../terminal.js";
import type { CommandContext } from "./outcome.js";

/** What a registry is grown from. */
export interface GrowthParts {
  readonly outline: Outline;
  readonly packageName: string;
  readonly json: boolean;
}

type RegistryFile = HandlersFile & { readonly reading: Registry };

/**
 * Adds what is new in a spec to the registry that is there.
 *
 * @throws DiagnosticError when there is not exactly one that can be understood; every file is then as it was.
 */
export async function growExisting(
  files: readonly HandlersFile[],
  parts: GrowthParts,
  context: CommandContext,
): Promise<number> {
  const { cwd } = context;
  const registries = files.filter((file): file is RegistryFile => !("problem" in file.reading));
  const [registry, ...others] = registries;
  if (registry === undefined)
    throw new DiagnosticError(files.map((file) => unclear(file, file.reading, parts, cwd)));
  if (others.length > 0) throw severalRegistries(registries, cwd);
  const { events } = parts.outline;
  const growth = await growRegistry(registry, events, parts.packageName);
  if ("problem" in growth) throw new DiagnosticError([unclear(registry, growth, parts, cwd)]);

  const folder = dirname(registry.path);
  createFiles(folder, growth.files, displayPath(folder, cwd));
  if (growth.added.length > 0) replaceOwnFile(registry.path, registry.text, growth.text);
  if (parts.json) printJson(registry, growth, context);
  else printText(registry, growth, context);
  return 0;
}

function unclear(
  { path, text }: HandlersFile,
  reading: object,
  { outline }: GrowthParts,
  cwd: string,
): Diagnostic {
  const { problem, line } = { problem: "", line: 1, ...reading };
  const file = displayPath(path, cwd);
  const lines = linesByHand(text, outline.events);
  const help =
    lines.length === 0
      ? "It names every event of the spec, so that there is probably nothing to add."
      : `Add to it by hand what it does not handle yet:\n${lines.join("\n")}`;
  return {
    code: "registry-unclear",
    severity: "error",
    message: `Nothing was added to ${file}: ${problem}.`,
    location: { file, line },
    help,
  };
}

function severalRegistries(registries: readonly RegistryFile[], cwd: string): DiagnosticError {
  const names = registries.map(({ path }) => displayPath(path, cwd)).join(", ");
  return refusal(
    "several-registries",
    `Several files have handlers for every event: ${names}.`,
    "Nothing was added. Name the folder of one of them with --dir.",
  );
}

function printJson(
  { path }: RegistryFile,
  { added, gone, files }: Growth,
  { cwd, terminal }: CommandContext,
): void {
  const shown = (entries: Growth["added"]) => entries.map(({ event, line }) => ({ event, line }));
  const registry = displayPath(path, cwd);
  const created = files.map((file) => displayPath(`${dirname(path)}/${file.path}`, cwd));
  terminal.out(JSON.stringify({ registry, added: shown(added), gone: shown(gone), files: created }, null, 2));
}

function printText(
  { path }: RegistryFile,
  { added, gone, files }: Growth,
  { cwd, terminal }: CommandContext,
): void {
  const { bold, green, yellow, dim } = colorsOf(terminal);
  const file = displayPath(path, cwd);
  const what =
    added.length === 0
      ? "has a handler for every event; nothing was changed"
      : `${counted(added.length, "handler")} added, every other line as it was`;
  terminal.out(`${green("✓")} ${bold(file)}${added.length === 0 ? " " : ": "}${what}`);
  for (const { event, line } of added)
    terminal.out(`  ${green("+")} ${printable(event)} ${dim(`${file}:${line}`)}`);
  for (const each of files)
    terminal.out(`  ${green("+")} ${displayPath(`${dirname(path)}/${each.path}`, cwd)}`);
  for (const { event, line } of gone)
    terminal.out(
      `  ${yellow("!")} ${printable(event)} ${dim(`${file}:${line}`)} is no event any more; its handler can go`,
    );
}
