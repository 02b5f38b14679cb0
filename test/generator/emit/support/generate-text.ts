import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../../../generator/diagnostics/diagnostic.js";
import { generate, type Generated, type GenerateInput } from "../../../../generator/generate.js";
import type { Model } from "../../../../generator/model/model.js";
import { readTemplates } from "../../../../generator/project/inputs.js";
import { readModel } from "../../../../generator/read-model.js";

/** The root of this repository. */
export const root = new URL("../../../../", import.meta.url);

const templates = readTemplates();

/** What `generate` is given besides the document; whatever is left out has a plain default. */
export interface TextInput extends Partial<Omit<GenerateInput, "document" | "overlays" | "examples">> {
  readonly overlay?: string;
  /** Example payloads by event name, as JSON text. */
  readonly examples?: Readonly<Record<string, string>>;
}

/** Generates from texts; the document is `asyncapi.yaml`, the overlay `overlay.yaml`. */
export function generateText(document: string, input: TextInput = {}): Promise<Generated> {
  const { overlay, examples = {}, ...rest } = input;
  return generate({
    document: { file: "asyncapi.yaml", text: document },
    overlays: overlay === undefined ? [] : [{ file: "overlay.yaml", text: overlay }],
    manifest: { file: "package.json", text: '{ "name": "@acme/webhooks", "version": "1.0.0" }' },
    examples: new Map(
      Object.entries(examples).map(([name, text]) => [name, { file: `examples/${name}.json`, text }]),
    ),
    copied: [],
    templates,
    origin: { document: "asyncapi.yaml", command: "npx hookstep generate" },
    formats: "document",
    secretVariable: "ACME_WEBHOOK_SECRET",
    ...rest,
  });
}

/** The files of a run that is known to succeed, by path. */
export async function filesOf(document: string, input?: TextInput): Promise<ReadonlyMap<string, string>> {
  const { files, diagnostics } = await generateText(document, input);
  if (files === undefined) throw new Error(`refused:\n${diagnostics.map(describe).join("\n")}`);
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** The errors of a run as people read them: `asyncapi.yaml:3:5 duplicate-event`. */
export async function errorsOf(document: string, input?: TextInput): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await generateText(document, input);
  return diagnostics.filter(({ severity }) => severity === "error");
}

/** The model of a document that is known to have one. */
export async function modelOf(document: string): Promise<Model> {
  const { model, diagnostics } = await readModel({ file: "asyncapi.yaml", text: document }, []);
  if (model === undefined) throw new Error(`refused:\n${diagnostics.map(describe).join("\n")}`);
  return model;
}

/** A diagnostic in one line. */
export function describe({ code, location, message }: Diagnostic): string {
  const place = [location?.file, location?.line, location?.column].filter((part) => part !== undefined);
  return `${place.join(":")} ${code}: ${message}`;
}

/** A file of this repository. */
export function readRepositoryFile(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}
