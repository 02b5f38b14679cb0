import { isArray, isObject, type JsonObject, type JsonValue, member, members } from "./json.js";
import { referenceProblem, type StructureProblem } from "./reference-problem.js";
import { childPointer, referenceOf, resolvePointer, valueAt } from "./references.js";
import { seal } from "./sealed.js";
import { messageFacts } from "./skeleton-message.js";

/** The member of a skeleton's objects that holds the pointer they were made from. */
export const ORIGIN = "x-hookstep-origin";

/** The member that holds what is known of a message or an operation, sealed; traits are merged into it. */
export const FACTS = "x-hookstep-facts";

/** A document reduced to what @asyncapi/parser is to work on: channels, operations, messages and traits. */
export interface Skeleton {
  readonly document: JsonObject;
  /** Pointers of all message definitions in it. */
  readonly messages: ReadonlySet<string>;
  readonly problems: readonly StructureProblem[];
}

/** Definitions found so far: pointers with the keys that the skeleton has for them. */
type Definitions = Map<string, { readonly key: string; readonly value: JsonValue }>;

/**
 * Builds skeletons. Definitions get keys of ours and are referred to by these, so that nothing a
 * document's author wrote, such as a key `__proto__`, reaches the parser as structure.
 */
export class SkeletonBuilder {
  readonly data: JsonValue;
  readonly problems: StructureProblem[] = [];
  readonly #messages: Definitions = new Map();
  readonly #messageTraits: Definitions = new Map();
  readonly #operationTraits: Definitions = new Map();

  constructor(data: JsonValue) {
    this.data = data;
  }

  /** The object at a pointer, references followed; a problem if there is none. */
  follow(
    pointer: string,
    what: string,
  ): { readonly pointer: string; readonly value: JsonObject } | undefined {
    const target = resolvePointer(this.data, pointer);
    if (target.unresolved) {
      this.problems.push(referenceProblem(target.unresolved));
      return undefined;
    }
    const { value } = target;
    if (isObject(value)) return { pointer: target.pointer, value };
    // A key of YAML with nothing behind it: a channel without anything is none the worse for it.
    if (value === null && what === "A channel") return { pointer: target.pointer, value: {} };
    const message = `${what} must be a map.`;
    this.problems.push({ code: "structure-invalid", severity: "error", message, pointer: target.pointer });
    return undefined;
  }

  /** References to the messages at a pointer: one, or those of its `oneOf` (AsyncAPI 2). */
  messages(pointer: string, seen = new Set<string>()): JsonValue[] {
    this.#warnOfSiblings(pointer);
    const found = this.follow(pointer, "A message");
    if (found === undefined || seen.has(found.pointer)) return [];
    seen.add(found.pointer);
    const alternatives = member(found.value, "oneOf");
    if (!isArray(alternatives)) return [this.#message(found)];
    return alternatives.flatMap((_, index) =>
      this.messages(childPointer(found.pointer, "oneOf", index), seen),
    );
  }

  /** An operation or an operation trait, but for what it refers to. */
  operation(pointer: string, value: JsonObject): JsonObject {
    const facts = ["summary", "description", "operationId"].flatMap((key) => {
      const found = member(value, key);
      return found === undefined ? [] : [[key, found]];
    });
    const traits = this.#traits(pointer, value, this.#operationTraits, "operationTraits", (at, trait) =>
      this.operation(at, trait),
    );
    return { [FACTS]: seal(Object.fromEntries(facts) as JsonObject), ...traits };
  }

  /** The skeleton around channels and operations. */
  build(version: string, channels: JsonObject, operations?: JsonObject): Skeleton {
    const document: JsonObject = {
      asyncapi: version,
      info: { title: "", version: "" },
      channels,
      ...(operations && { operations }),
      components: {
        messages: byKey(this.#messages),
        messageTraits: byKey(this.#messageTraits),
        operationTraits: byKey(this.#operationTraits),
      },
    };
    return { document, messages: new Set(this.#messages.keys()), problems: this.problems };
  }

  #message({ pointer, value }: { pointer: string; value: JsonObject }): JsonValue {
    return define(this.#messages, "messages", pointer, () => ({
      [ORIGIN]: pointer,
      ...this.#facts(pointer, value),
    }));
  }

  #facts(pointer: string, value: JsonObject): JsonObject {
    const { facts, problems } = messageFacts(this.data, pointer, value);
    this.problems.push(...problems);
    const traits = this.#traits(pointer, value, this.#messageTraits, "messageTraits", (at, trait) =>
      this.#facts(at, trait),
    );
    return { [FACTS]: seal(facts), ...traits };
  }

  #traits(
    pointer: string,
    value: JsonObject,
    definitions: Definitions,
    folder: string,
    build: (pointer: string, trait: JsonObject) => JsonObject,
  ): JsonObject {
    const list = member(value, "traits");
    if (!isArray(list)) return {};
    const traits = list.flatMap((_, index) => {
      const found = this.follow(childPointer(pointer, "traits", index), "A trait");
      if (found === undefined) return [];
      const { traits: _nested, ...trait } = found.value;
      return [define(definitions, folder, found.pointer, () => build(found.pointer, trait))];
    });
    return { traits };
  }

  #warnOfSiblings(pointer: string): void {
    const value = valueAt(this.data, pointer);
    if (referenceOf(value) === undefined) return;
    const beside = members(value)
      .map(([key]) => key)
      .filter((key) => key !== "$ref");
    if (beside.length === 0) return;
    const message = `${beside.map((key) => `\`${key}\``).join(", ")} beside \`$ref\` has no effect.`;
    this.problems.push({ code: "reference-siblings", severity: "warning", message, pointer });
  }
}

function define(
  definitions: Definitions,
  folder: string,
  pointer: string,
  build: () => JsonValue,
): JsonValue {
  const known = definitions.get(pointer) ?? { key: `d${definitions.size}`, value: build() };
  definitions.set(pointer, known);
  return { $ref: `#/components/${folder}/${known.key}` };
}

function byKey(definitions: Definitions): JsonObject {
  return Object.fromEntries([...definitions.values()].map(({ key, value }) => [key, value]));
}
