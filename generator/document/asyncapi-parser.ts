import { isObject, type JsonObject, type JsonValue, member, stringMember } from "./json.js";
import type { StructureProblem } from "./reference-problem.js";
import { formatPointer, valueAt } from "./references.js";
import { unseal } from "./sealed.js";
import { FACTS, ORIGIN, type Skeleton } from "./skeleton.js";

/** What the parser made of a skeleton. Pointers are those of the document. */
export interface ParsedSkeleton {
  readonly channels: readonly ParsedChannel[];
  /** Facts of message definitions, traits merged, by pointer; in the order in which channels name them. */
  readonly messages: ReadonlyMap<string, JsonObject>;
}

/** A channel with the pointers of its messages. */
export interface ParsedChannel {
  readonly pointer: string;
  readonly messages: readonly string[];
  readonly operations: readonly ParsedOperation[];
}

/** An operation with its facts, traits merged, and the pointers of its messages. */
export interface ParsedOperation {
  readonly pointer: string;
  readonly action: string;
  readonly facts: JsonObject;
  readonly messages: readonly string[];
}

/**
 * Has @asyncapi/parser resolve a skeleton's references and apply its traits, by the rules of the
 * document's version. Its linting rules are off: checkDocument does their work in a fraction of the time.
 * The parser is loaded here, and nowhere else, since that alone takes a quarter of a second.
 */
export async function parseSkeleton({
  document,
}: Skeleton): Promise<{ readonly parsed?: ParsedSkeleton; readonly problems: readonly StructureProblem[] }> {
  const { Parser } = await import("@asyncapi/parser");
  const parser = new Parser({ ruleset: { core: false, recommended: false } });
  const result = await parser.parse(JSON.stringify(document), { parseSchemas: false });
  if (result.document === undefined) {
    const problems = result.diagnostics
      .filter(({ severity }) => severity === 0)
      .map(({ message, path }) => parserProblem(document, message, path));
    return { problems };
  }
  const messages = new Map<string, JsonObject>();
  const note = (list: readonly { json(): unknown }[]): string[] =>
    list.map((message) => {
      const json = message.json() as JsonValue;
      const pointer = originOf(json);
      if (!messages.has(pointer)) messages.set(pointer, factsOf(json));
      return pointer;
    });
  const channels = result.document.channels().all();
  const parsed = channels.map((channel): ParsedChannel => {
    const operations = channel.operations().all();
    return {
      pointer: originOf(channel.json() as JsonValue),
      messages: note(channel.messages().all()),
      operations: operations.map((operation) => ({
        pointer: originOf(operation.json() as JsonValue),
        facts: factsOf(operation.json() as JsonValue),
        action: operation.action(),
        messages: note(operation.messages().all()),
      })),
    };
  });
  return { parsed: { channels: parsed, messages }, problems: [] };
}

function originOf(json: JsonValue): string {
  return stringMember(json, ORIGIN) ?? "";
}

function factsOf(json: JsonValue): JsonObject {
  const facts = unseal(member(json, FACTS) ?? {});
  return isObject(facts) ? facts : {};
}

/** An error of the parser, at the nearest object of the document that it can be traced to. */
function parserProblem(
  document: JsonObject,
  message: string,
  path: readonly (string | number)[],
): StructureProblem {
  const origins = path.map((_, index) =>
    stringMember(valueAt(document, formatPointer(path.slice(0, index + 1))), ORIGIN),
  );
  const pointer = origins.findLast((origin) => origin !== undefined) ?? "";
  return {
    code: "asyncapi-parser",
    severity: "error",
    message: `AsyncAPI's parser says: ${message.replace(/\.$/, "")}.`,
    pointer,
  };
}
