import { isArray, isObject } from "../document/json.js";
import type { EventPart, EventPlace } from "./delivery-model.js";
import { isHeaderName } from "./header-name.js";
import type { VocabularyPart } from "./vocabulary.js";

const forms =
  "`{ header: <name> }`, `{ body: <JSON pointer> }`, `{ join: <separator>, parts: [<header or body>, …] }` or " +
  '`{ path: "/{event}" }`';

/** Reads where the name of an event is, from the member `event` of `x-webhook`. */
export function buildEventPlace(webhook: VocabularyPart): EventPlace {
  if (!isObject(webhook.get("event"))) return webhook.invalid("event", forms, nowhere);
  const part = webhook.part("event").allowMembers(["body", "header", "join", "parts", "path"]);
  const named = ["body", "header", "join", "path"].filter((name) => part.has(name));
  if (named.length !== 1) return webhook.invalid("event", forms, nowhere);
  if (part.has("path")) return { kind: "path", template: pathTemplate(part) };
  return part.has("join") ? joinedPlace(part) : eventPart(part);
}

const nowhere: EventPart = { kind: "header", name: "" };

function joinedPlace(part: VocabularyPart): EventPlace {
  const separator = part.text("join", ".");
  const parts = part.list("parts").map((item) => {
    item.allowMembers(["body", "header"]);
    return eventPart(item);
  });
  if (parts.length < 2) return part.invalid("parts", "a list of two places or more", nowhere);
  return { kind: "join", separator, parts };
}

function eventPart(part: VocabularyPart): EventPart {
  if (part.has("body")) return { kind: "body", pointer: part.pointer("body") };
  const stated = part.get("header");
  if (!isArray(stated)) return { kind: "header", name: part.header("header") };
  const [name, ...otherNames] = stated.filter((item) => typeof item === "string" && isHeaderName(item));
  if (typeof name !== "string" || otherNames.length + 1 !== stated.length)
    return part.invalid("header", "the name of a header, or a list of such names", nowhere);
  return { kind: "header", name, ...(otherNames.length > 0 && { otherNames: otherNames.map(String) }) };
}

/** The end of a path, one segment of which is the name. */
function pathTemplate(part: VocabularyPart): string {
  const template = part.text("path", "");
  const isTemplate = /^(?:\/[\w.~-]+)*\/\{event\}(?:\/[\w.~-]+)*$/.test(template);
  return isTemplate
    ? template
    : part.invalid("path", "the end of a path, such as `/{event}` or `/{event}/hook`", "/{event}");
}
