import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { onTestFinished } from "vitest";
import { emitValidators, type FormatsOption } from "../../../../generator/emit/validators.js";
import type { Model } from "../../../../generator/model/model.js";
import type { Schema } from "../../../../generator/model/schema.js";
import type { PayloadValidator } from "../../../../templates/src/validation/issue.js";
import { root } from "./generate-text.js";

/** A model of nothing but schemas: each is the payload of an event named after its type. */
export function modelOf(schemas: Readonly<Record<string, Schema>>): Model {
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
    },
  };
}

/** The validators that are emitted for schemas, loaded as a package would load them. */
export function loadValidators(
  schemas: Readonly<Record<string, Schema>>,
  formats: FormatsOption = "document",
): Promise<ReadonlyMap<string, PayloadValidator>> {
  const origin = { document: "asyncapi.yaml", command: "npx hookstep generate" };
  return importValidators(emitValidators(modelOf(schemas), formats, origin).text);
}

/** The validators of a generated package. */
export function loadPackageValidators(
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, PayloadValidator>> {
  return importValidators(files.get("src/spec/validators.js") ?? "");
}

/** Imports the text of a `validators.js` beside the run-time functions that it calls. */
export async function importValidators(text: string): Promise<ReadonlyMap<string, PayloadValidator>> {
  const folder = mkdtempSync(join(tmpdir(), "hookstep-validators-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const runtime = new URL("templates/src/validation/", root);
  for (const path of readdirSync(runtime, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts")) continue;
    const { code } = transformSync(readFileSync(new URL(path, runtime), "utf8"), { loader: "ts" });
    write(join(folder, "validation", path.replace(/\.ts$/, ".js")), code);
  }
  const path = join(folder, "spec", "validators.js");
  write(path, text);
  const module = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as {
    readonly validators: ReadonlyMap<string, PayloadValidator>;
  };
  return module.validators;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
