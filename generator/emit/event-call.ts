import type { EventPlace } from "../model/model.js";
import { literal, stringLiteral } from "./literal.js";
import { callCode, type TemplateCall } from "./template-call.js";

/** What reads the name of an event where it stands. */
export function eventCall(place: EventPlace): TemplateCall {
  switch (place.kind) {
    case "header": {
      const names = [place.name, ...(place.otherNames ?? [])].map(stringLiteral).join(", ");
      return place.otherNames === undefined
        ? call("header", "headerEvent", names)
        : call("headers", "anyHeaderEvent", names);
    }
    case "body":
      return place.isNumbered
        ? call("number", "numberedEvent", literal(place.pointer))
        : call("body", "bodyEvent", literal(place.pointer));
    case "path":
      return call("path", "pathEvent", literal(place.template));
    case "join": {
      const parts = place.parts.map(eventCall);
      const texts = [literal(place.separator), ...parts.map(callCode)];
      return { ...call("join", "joinEvent", texts.join(", ")), uses: parts };
    }
  }
}

/** What reads the list of events that one request carries. */
export function itemsCall(pointer: string): TemplateCall {
  return call("items", "bodyItems", literal(pointer));
}

function call(module: string, name: string, argument: string): TemplateCall {
  return { module: `../event-name/${module}.js`, name, argument };
}
