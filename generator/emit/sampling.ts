import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { LocatedDocument } from "../document/source-document.js";
import type { EventModel, Model } from "../model/model.js";
import { createInventor } from "./made-up.js";
import { validationSchemas } from "./validators.js";
import { compileChecker } from "./validator-compiler.js";

/** Payloads that people wrote as examples, by event name. */
export type Examples = ReadonlyMap<string, LocatedDocument>;

/**
 * One payload an event: the maintainers' example, else the document's, else one made from the schema. An example
 * that does not match its schema is reported and passed over.
 */
export async function chooseSamples(
  model: Model,
  examples: Examples,
): Promise<{ samples: ReadonlyMap<string, unknown>; diagnostics: readonly Diagnostic[] }> {
  const diagnostics = [...strayExamples(model, examples)];
  const schemas = validationSchemas(model.schemas, "document");
  const check = compileChecker(schemas);
  const keys = new Map([...schemas.keys()].map((key, index) => [model.schemas[index]?.typeName ?? "", key]));
  const samples = new Map<string, unknown>();
  let invent: ((typeName: string) => unknown) | undefined;
  for (const event of model.events) {
    const problemOf = (value: unknown): string | undefined => check(keys.get(event.payload) ?? "", value);
    const example = examples.get(event.name);
    const problem = example && problemOf(example.data);
    if (example && problem !== undefined) diagnostics.push(mismatch(event, example, problem));
    if (example && problem === undefined) samples.set(event.name, example.data);
    else if (event.example !== undefined && problemOf(event.example) === undefined)
      samples.set(event.name, event.example);
    else samples.set(event.name, (invent ??= await createInventor(model.schemas))(event.payload));
  }
  return { samples, diagnostics };
}

function strayExamples(model: Model, examples: Examples): readonly Diagnostic[] {
  const names = new Set(model.events.map((event) => event.name));
  return [...examples].flatMap(([name, { file }]) =>
    names.has(name)
      ? []
      : [
          {
            code: "stray-example",
            severity: "warning" as const,
            message: `There is no event \`${name}\`, which this is the example of.`,
            location: { file },
            help: "Name the file after an event, or remove it.",
          },
        ],
  );
}

function mismatch(event: EventModel, example: LocatedDocument, problem: string): Diagnostic {
  return {
    code: "example-mismatch",
    severity: "warning",
    message: `The example of \`${event.name}\` does not match ${event.payload}: ${problem}.`,
    location: { file: example.file },
  };
}
