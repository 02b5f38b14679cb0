import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { EmittedFile } from "../emit/file.js";
import { formatByDefault } from "../emit/format.js";
import { nameHandlers } from "../emit/handler-names.js";
import { emitHandlerFile, eventComment } from "../emit/scaffold-handlers.js";
import { ts } from "../emit/typescript.js";
import type { EventOutline } from "../model/outline.js";
import { addHandlers, handlerImports, type NewHandler } from "./addition.js";
import { readRegistry, type Registry } from "./registry.js";
import type { RegistryEntry, RegistryProblem } from "./registry-entries.js";
import { lineOf } from "./syntax.js";
import type { HandlersFile } from "./search.js";

/** What becomes of a registry that is behind its spec. */
export interface Growth {
  /** The registry's file as it will be. */
  readonly text: string;
  /** Files beside it, by paths relative to its folder. */
  readonly files: readonly EmittedFile[];
  readonly added: readonly RegistryEntry[];
  /** Handlers of events that the spec does not have any more. */
  readonly gone: readonly RegistryEntry[];
}

/** Adds to a registry what is new in a spec. Nothing that its owner wrote is changed. */
export async function growRegistry(
  { path, reading }: HandlersFile & { readonly reading: Registry },
  events: readonly EventOutline[],
  packageName: string,
): Promise<Growth | RegistryProblem> {
  const all = [...reading.entries, ...reading.spread];
  const handled = new Set(all.map(({ event }) => event));
  const known = new Set(events.map(({ name }) => name));
  const missing = events.filter(({ name }) => !handled.has(name));
  const gone = all.filter(({ event }) => !known.has(event));
  if (missing.length === 0) return { text: reading.source.text, files: [], added: [], gone };

  const names = handlerImports(reading.source).length > 0 ? namesFor(missing, reading) : [];
  const handlers = missing.map((event, index): NewHandler => {
    const name = names[index];
    const comment = eventComment(event).split("\n").slice(0, -1);
    return { event: event.name, comment, ...(name !== undefined && { name }) };
  });
  const text = addHandlers(reading, handlers);
  const grown = text === undefined ? undefined : readRegistry(path, text, packageName);
  if (text === undefined || grown === undefined || "problem" in grown)
    return { problem: "its object has no line of its own for another handler", line: lineOf(reading.object) };
  const added = grown.entries.filter(({ event }) => !handled.has(event));
  const files = handlers.flatMap(({ name, comment }) =>
    name === undefined ? [] : [emitHandlerFile({ ...name, comment: linesOf(comment) }, packageName)],
  );
  const laidOut = await Promise.all(files.map(formatByDefault));
  return { text, files: laidOut.filter((file) => !hasHandler(dirname(path), file)), added, gone };
}

function namesFor(events: readonly EventOutline[], { source }: Registry) {
  const taken = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) taken.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return nameHandlers(
    events.map(({ name }) => name),
    taken,
  );
}

/** A handler whose file is there already, from before it was taken out of the registry, is used as it is. */
function hasHandler(folder: string, { path, text }: EmittedFile): boolean {
  const file = join(folder, path);
  const exported = /export const (\S+):/.exec(text)?.[1] ?? "";
  return existsSync(file) && new RegExp(`export .*\\b${exported}\\b`).test(readFileSync(file, "utf8"));
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
