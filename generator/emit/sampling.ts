import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { LocatedDocument } from "../document/source-document.js";
import type { EventModel, Model } from "../model/model.js";
import type { createInventor } from "./made-up.js";
import type { Fault } from "./validator-compiler.js";

/** Payloads that people wrote as examples, by event name. */
export type Examples = ReadonlyMap<string, LocatedDocument>;

/** Which rules of a type, which is that of an event's payload, a value breaks. */
export type FaultsOf = (typeName: string, value: unknown) => readonly Fault[];

/**
 * One payload an event: the maintainers' example, else one of the document's, else one made from the schema. An
 * example that does not match its schema is reported and passed over.
 */
export async function chooseSamples(
  model: Model,
  examples: Examples,
  faultsOf: FaultsOf,
): Promise<{ samples: ReadonlyMap<string, unknown>; diagnostics: readonly Diagnostic[] }> {
  const diagnostics = [...strayExamples(model, examples), ...misfits(model, examples, faultsOf)];
  const fits = (event: EventModel, value: unknown): boolean => faultsOf(event.payload, value).length === 0;
  const samples = new Map<string, unknown>();
  let invent: ReturnType<typeof createInventor> | undefined;
  for (const event of model.events) {
    const given = [examples.get(event.name)?.data, ...(event.examples ?? []).map(({ payload }) => payload)];
    const fitting = given.find((value) => value !== undefined && fits(event, value));
    if (fitting !== undefined) {
      samples.set(event.name, fitting);
      continue;
    }
    invent ??= (await import("./made-up.js")).createInventor(model.schemas, faultsOf);
    const { value, fault } = invent(event.payload);
    samples.set(event.name, value);
    if (fault) diagnostics.push(noSample(event, fault));
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

/** One warning an example that does not match, whoever wrote it and however many events it stands for. */
function misfits(model: Model, examples: Examples, faultsOf: FaultsOf): readonly Diagnostic[] {
  const found = model.events.flatMap((event) => {
    const own = examples.get(event.name);
    const [fault] = own === undefined ? [] : faultsOf(event.payload, own.data);
    const theirs = (event.examples ?? []).flatMap(({ payload, pointer }) =>
      faultsOf(event.payload, payload)
        .slice(0, 1)
        .map((each) => misfit(event, each, { pointer })),
    );
    return own && fault ? [misfit(event, fault, { location: { file: own.file } }), ...theirs] : theirs;
  });
  const byPlace = new Map(found.map((each) => [each.pointer ?? each.location?.file, each]));
  return [...byPlace.values()];
}

function misfit(
  event: EventModel,
  fault: Fault,
  place: Pick<Diagnostic, "location" | "pointer">,
): Diagnostic {
  return {
    code: "example-mismatch",
    severity: "warning",
    message: `The example of \`${event.name}\` does not match ${event.payload}: ${inWords(fault)}.`,
    ...place,
  };
}

function noSample({ name, payload, pointer }: EventModel, fault: Fault): Diagnostic {
  return {
    code: "sample-mismatch",
    severity: "warning",
    message: `No payload of \`${name}\` was found that matches ${payload}: ${inWords(fault)}.`,
    pointer,
    help: "Check that something can match the schema, or give an example of the payload.",
  };
}

function inWords({ path, message }: Fault): string {
  return `#${path} ${message}`;
}
