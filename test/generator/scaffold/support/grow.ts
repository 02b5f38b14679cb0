import type { EventModel } from "../../../../generator/model/model.js";
import { growRegistry } from "../../../../generator/scaffold/growth.js";
import { readRegistry } from "../../../../generator/scaffold/registry.js";

export const packageName = "@acme/hooks";

/** Events of a spec, each with a sentence about it. */
export function eventsOf(...names: readonly string[]): readonly EventModel[] {
  return names.map((name) => ({ name, title: `About ${name}.`, payload: "Thing", pointer: "" }));
}

/** What becomes of a registry when its spec has the given events. */
export async function grow(text: string, ...names: readonly string[]) {
  const path = "/nowhere/handlers.ts";
  const reading = readRegistry(path, text, packageName);
  if (reading === undefined) throw new Error("not a file of handlers");
  if ("problem" in reading) return reading;
  return growRegistry({ path, text, reading }, eventsOf(...names), packageName);
}

/** The registry's text afterwards; an error when it could not be understood. */
export async function grown(text: string, ...names: readonly string[]): Promise<string> {
  const growth = await grow(text, ...names);
  if ("problem" in growth) throw new Error(`line ${growth.line}: ${growth.problem}`);
  return growth.text;
}
