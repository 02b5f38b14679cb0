import { isArray, type JsonValue, member, members } from "../document/json.js";
import { childPointer, parsePointer, referenceOf, resolvePointer, valueAt } from "../document/references.js";
import type { Message } from "../document/structure.js";
import { discriminatorOf, discriminatorValues } from "./discriminator.js";
import { payloadPointer } from "./payload-place.js";
import { namesAtPlace, type NamePlaces } from "./place-names.js";

/** What some events of a message carry: one alternative of its payload. */
export interface EventAlternative {
  /** Where its schema stands, the reference that leads there included. */
  readonly pointer: string;
  /** The names of these events. */
  readonly names: readonly string[];
}

/**
 * The alternatives of a message whose payload is a `oneOf` or an `anyOf` of events and nothing else, by what each of
 * them says at the place that names events: a `const` or an `enum`, or OpenAPI's `discriminator`. Empty where one of
 * them does not say it, since then it may be any event's; a name of several alternatives belongs to none of them.
 */
export function eventAlternatives(message: Message, naming: NamePlaces): readonly EventAlternative[] {
  const { data, items } = naming;
  const start = payloadPointer(message, items, data);
  const pointers = start === undefined ? undefined : alternativesOf(data, start, new Set());
  if (pointers === undefined) return [];
  const found = pointers.map(({ pointer, said }) => {
    const stated = namesAtPlace(message, pointer, naming);
    return { pointer, names: stated.length > 0 ? stated : said(naming) };
  });
  if (found.some(({ names }) => names.length === 0)) return [];
  const uses = new Map<string, number>();
  for (const name of found.flatMap(({ names }) => [...new Set(names)]))
    uses.set(name, (uses.get(name) ?? 0) + 1);
  return found.map(({ pointer, names }) => ({
    pointer,
    names: names.filter((name) => uses.get(name) === 1),
  }));
}

/** An alternative, and which events the union around it says that it is for. */
interface Alternative {
  readonly pointer: string;
  readonly said: (naming: NamePlaces) => readonly string[];
}

/** The alternatives of a union, those of unions in it included; undefined for a schema that is more than a union. */
function alternativesOf(
  data: JsonValue,
  pointer: string,
  seen: ReadonlySet<string>,
): readonly Alternative[] | undefined {
  const found = resolvePointer(data, pointer);
  if (found.unresolved !== undefined || seen.has(found.pointer) || !isUnion(found.value)) return undefined;
  const within = new Set([...seen, found.pointer]);
  const keyword = member(found.value, "oneOf") === undefined ? "anyOf" : "oneOf";
  const parts = member(found.value, keyword);
  const pointers = isArray(parts) ? [...parts.keys()] : [];
  return pointers.flatMap((index) => {
    const own = childPointer(found.pointer, keyword, index);
    const inner = alternativesOf(data, own, within);
    return (
      inner ?? [{ pointer: own, said: (naming) => discriminated(found.value, valueAt(data, own), naming) }]
    );
  });
}

/** Whether a schema is a list of alternatives, with nothing beside it that a payload must fulfil or that types show. */
function isUnion(schema: JsonValue): boolean {
  const own = members(schema).filter(([key]) => !annotations.has(key) && !key.startsWith("x-"));
  const unions = own.filter(([key, value]) => (key === "oneOf" || key === "anyOf") && isArray(value));
  // What has a name inside is an object: to say so here adds nothing.
  const rest = own.filter(([key, value]) => !(key === "type" && value === "object"));
  return unions.length === 1 && rest.length === 1;
}

const annotations = new Set(
  "$anchor $comment $id $schema deprecated description discriminator example examples externalDocs title".split(
    " ",
  ),
);

/** What OpenAPI's `discriminator` says, where it is about the place that names events. */
function discriminated(
  union: JsonValue,
  alternative: JsonValue | undefined,
  { place }: NamePlaces,
): readonly string[] {
  const discriminator = discriminatorOf(union);
  const ref = referenceOf(alternative);
  if (discriminator === undefined || ref === undefined || place.kind !== "body") return [];
  const [property, ...deeper] = parsePointer(place.pointer) ?? [];
  return property === discriminator.property && deeper.length === 0
    ? discriminatorValues(discriminator, ref)
    : [];
}
