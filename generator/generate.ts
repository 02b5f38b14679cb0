import { type Diagnostic, hasErrors } from "./diagnostics/diagnostic.js";
import type { DocumentText } from "./document/parse.js";
import { parseJson } from "./document/parse-json.js";
import type { LocatedDocument, SourceDocument } from "./document/source-document.js";
import type { EmittedFile, Origin } from "./emit/file.js";
import { assemblePackage } from "./emit/package.js";
import { emitSpecData } from "./emit/spec-data.js";
import type { EmitSpecTypes } from "./emit/spec-types.js";
import type { FormatsOption } from "./emit/validators.js";
import { readModel } from "./read-model.js";

export { readModel };

/** Everything a package is made from, read already. */
export interface GenerateInput {
  /** The AsyncAPI document, YAML or JSON. */
  readonly document: DocumentText;
  /** Overlays, applied in order. */
  readonly overlays: readonly DocumentText[];
  /** The `package.json` of the package to come: name, version, licence and the like. */
  readonly manifest: DocumentText;
  /** Example payloads by event name. */
  readonly examples: ReadonlyMap<string, DocumentText>;
  /** Files to copy as they are, such as `CHANGELOG.md`. */
  readonly copied: readonly EmittedFile[];
  /** The run-time modules by path, `src/receiver.ts`. */
  readonly templates: ReadonlyMap<string, string>;
  readonly origin: Origin;
  readonly formats: FormatsOption;
  /** The environment variable that the documentation keeps the secret in. */
  readonly secretVariable: string;
}

/** What was generated. Without `files` there is at least one error. */
export interface Generated {
  readonly files?: readonly EmittedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** How much the document describes; for the report of a run. */
  readonly counts?: { readonly events: number; readonly schemas: number };
}

/**
 * Text to files: a pure function, no disk, clock, environment or network. The same input gives the same bytes
 * on every machine.
 *
 * @param emitTypes prints the types elsewhere, such as in a thread
 */
export async function generate(input: GenerateInput, emitTypes?: EmitSpecTypes): Promise<Generated> {
  const reading = await readModel(input.document, input.overlays);
  const inputs = readInputs(input);
  const diagnostics = [...reading.diagnostics, ...inputs.diagnostics];
  const { model } = reading;
  const { manifest, examples } = inputs;
  if (model === undefined || manifest === undefined || hasErrors(diagnostics)) return { diagnostics };
  const { formats, origin, secretVariable } = input;
  const emit = emitTypes ?? (await import("./emit/spec-types.js")).emitSpecTypes;
  const [types, data] = await Promise.all([
    emit({ model, secretVariable, origin }),
    emitSpecData(model, { examples, formats, secretVariable, origin }),
  ]);
  const files = assemblePackage(model, [...types, ...data.files], { ...input, manifest });
  diagnostics.push(...data.diagnostics.map((diagnostic) => located(diagnostic, reading.document)));
  return { files, diagnostics, counts: { events: model.events.length, schemas: model.schemas.length } };
}

/** A finding about a place of the document, with its line. */
function located(diagnostic: Diagnostic, document: LocatedDocument | undefined): Diagnostic {
  const { pointer, location } = diagnostic;
  if (pointer === undefined || location !== undefined || document === undefined) return diagnostic;
  return { ...diagnostic, location: document.locate(pointer, { key: true }) };
}

interface Inputs {
  readonly manifest?: SourceDocument;
  readonly examples: ReadonlyMap<string, SourceDocument>;
  readonly diagnostics: readonly Diagnostic[];
}

function readInputs({ manifest, examples }: GenerateInput): Inputs {
  const read = parseJson(manifest);
  const diagnostics = [...read.diagnostics];
  const found = new Map<string, SourceDocument>();
  for (const [name, text] of examples) {
    const example = parseJson(text);
    diagnostics.push(...example.diagnostics);
    if (example.document !== undefined) found.set(name, example.document);
  }
  return { ...(read.document !== undefined && { manifest: read.document }), examples: found, diagnostics };
}
