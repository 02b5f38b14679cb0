import { emitValidators, type FormatsOption } from "../../../../generator/emit/validators.js";
import type { Model } from "../../../../generator/model/model.js";
import type { Schema } from "../../../../generator/model/schema.js";
import { readTemplates } from "../../../../generator/project/inputs.js";
import type { PayloadValidator } from "../../../../templates/src/validation/issue.js";
import { loadPackage } from "./temporary-package.js";

/** A model of nothing but schemas: each is the payload of an event named after its type. */
export function modelOfSchemas(schemas: Readonly<Record<string, Schema>>): Model {
  const names = Object.keys(schemas).toSorted();
  return {
    title: "Acme",
    events: names.map((name) => ({ name, payload: name, pointer: `/components/messages/${name}` })),
    schemas: names.map((typeName) => ({
      typeName,
      schema: schemas[typeName] ?? true,
      pointer: `/components/schemas/${typeName}`,
    })),
    delivery: {
      event: { kind: "header", name: "X-Event" },
      signature: { scheme: "custom" },
      acknowledge: 204,
      sending: { encoding: "json", headers: {} },
    },
  };
}

/** The validators that are emitted for schemas, loaded as a package would load them. */
export function loadValidators(
  schemas: Readonly<Record<string, Schema>>,
  formats: FormatsOption = "document",
): Promise<ReadonlyMap<string, PayloadValidator>> {
  const origin = { document: "asyncapi.yaml", command: "npx hookstep generate" };
  return importValidators(emitValidators(modelOfSchemas(schemas), formats, origin).text);
}

/** The validators of a generated package. */
export function loadPackageValidators(
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, PayloadValidator>> {
  return importValidators(files.get("src/spec/validators.js") ?? "");
}

/** Imports the text of a `validators.js` beside the run-time functions that it calls. */
export async function importValidators(text: string): Promise<ReadonlyMap<string, PayloadValidator>> {
  const runtime = [...readTemplates()].filter(([path]) => path.startsWith("src/validation/"));
  const load = loadPackage(
    new Map([...runtime, ["src/spec/validators.js", text], ["package.json", '{ "type": "module" }']]),
  );
  const { validators } = await load("spec/validators.js");
  return validators as ReadonlyMap<string, PayloadValidator>;
}
