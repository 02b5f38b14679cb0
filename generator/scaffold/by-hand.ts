import { stringLiteral } from "../emit/literal.js";
import { eventComment } from "../emit/scaffold-handlers.js";
import type { EventOutline } from "../model/outline.js";
import { memberNameIn } from "./style.js";

/** The lines to add by hand to a file that could not be understood: of the events that it names nowhere. */
export function linesByHand(text: string, events: readonly EventOutline[]): readonly string[] {
  return events
    .filter(({ name }) => ![stringLiteral(name), `'${name}'`, `${name}:`].some((form) => text.includes(form)))
    .flatMap((event) => [
      ...eventComment(event).split("\n").slice(0, -1),
      `${memberNameIn(event.name, { quote: '"' })}: ({ event }) => {`,
      "  console.log(`${event} received`);",
      "},",
    ]);
}
