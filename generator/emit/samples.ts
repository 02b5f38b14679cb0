import type { Model } from "../model/model.js";
import type { EmittedFile, Origin } from "./file.js";
import { header } from "./header.js";
import { laidOutLiteral } from "./literal.js";

/** `samples.ts`: one payload an event, for tests. Data, laid out like JSON. */
export function emitSamples(
  model: Model,
  samples: ReadonlyMap<string, unknown>,
  origin: Origin,
): EmittedFile {
  const entries = model.events.map(({ name }) => [name, samples.get(name)]);
  const text = `${header(origin)}/** One realistic payload an event, by the event's name. */
export const samples: ReadonlyMap<string, unknown> = new Map<string, unknown>(${laidOutLiteral(entries)});
`;
  return { path: "src/spec/samples.ts", text };
}
