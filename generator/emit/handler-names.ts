import { identifierOf } from "../model/names.js";

/** What a handler with a file of its own is called. */
export interface HandlerName {
  readonly event: string;
  /** What the file exports: `onConvoCreated`. */
  readonly identifier: string;
  /** The file, without its extension: `convo-created`. */
  readonly file: string;
}

/** Names that no file can have on Windows, whatever its extension. */
const reservedFile = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

const longest = 80;

/**
 * Names for the handlers of events, in their order. No two are alike, in any case, and none is taken.
 *
 * @param taken identifiers that mean something else already
 */
export function nameHandlers(
  events: readonly string[],
  taken: ReadonlySet<string> = new Set(),
): readonly HandlerName[] {
  const files = new Set<string>();
  const identifiers = new Set(taken);
  return events.map((event) => {
    const file = unused(fileOf(event), files);
    const identifier = unused(`on${identifierOf(event).slice(0, longest)}`, identifiers);
    files.add(file);
    identifiers.add(identifier);
    return { event, identifier, file };
  });
}

function fileOf(event: string): string {
  const words = event.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = words.join("-").slice(0, longest);
  return name === "" || reservedFile.test(name) ? `event-${name}`.replace(/-$/, "") : name;
}

function unused(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
