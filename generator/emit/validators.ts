import type { Model, SchemaModel } from "../model/model.js";
import { payloadSchemas } from "../model/payload-schemas.js";
import type { EmittedFile, Origin } from "./file.js";
import { knownFormats } from "./formats.js";
import { guardNames } from "./guard-names.js";
import { header } from "./header.js";
import { inDisplayOrder, stringLiteral } from "./literal.js";
import { type ValidationSchema, validationSchema } from "./validation-schema.js";
import { runtimeModules, tidyValidatorCode } from "./validator-code.js";
import { type CompiledSchemas, compileSchemas, type Fault } from "./validator-compiler.js";

/** Whether formats such as `date-time` only document, or payloads that break them are reported. */
export type FormatsOption = "assert" | "document";

/** The schemas that a model's events reach, compiled. */
export interface PayloadValidators {
  /** What ajv has made of each, by {@link keyOf} its place in the list. */
  readonly compiled: CompiledSchemas;
  readonly schemas: readonly SchemaModel[];
}

/** Compiles the schemas that a model's events reach. */
export function compilePayloads(model: Model, formats: FormatsOption): PayloadValidators {
  const schemas = payloadSchemas(model);
  return { schemas, compiled: compileSchemas(validationSchemas(schemas, formats)) };
}

/** Says which rules of a type, which an event reaches, a value breaks. Formats count as met. */
export function payloadChecker({ schemas, compiled }: PayloadValidators) {
  const keys = new Map(schemas.map(({ typeName }, index) => [typeName, keyOf(index)]));
  return (typeName: string, value: unknown): readonly Fault[] =>
    compiled.faultsOf(keys.get(typeName) ?? "", value);
}

/** `validators.js`: one compiled validator a schema that an event reaches, and which event's payload each one checks. */
export function emitValidators(
  model: Model,
  formats: FormatsOption,
  origin: Origin,
  { schemas, compiled } = compilePayloads(model, formats),
): EmittedFile {
  const names = new Map(schemas.map(({ typeName }, index) => [keyOf(index), `validate${typeName}`]));
  const { body, runtime } = tidyValidatorCode(compiled.code, names);
  const imports = runtime.map(
    (name) => `import { ${name} } from "../validation/${runtimeModules[name]}.js";\n`,
  );
  const events = model.events.map(({ name, payload }) => `  [${stringLiteral(name)}, validate${payload}],\n`);
  const guards = Array.from(guardNames(model.events), ([typeName, guard]) => emitGuard(typeName, guard));
  const text = `${header(origin)}${imports.join("")}
${inDisplayOrder(body.trim())}

${guards.join("\n")}
/**
 * The validator of each event's payload, by the event's name.
 *
 * @type {ReadonlyMap<string, import("../validation/issue.js").PayloadValidator>}
 */
export const validators = /* @__PURE__ */ new Map([
${events.join("")}]);
`;
  return { path: "src/spec/validators.js", text };
}

/** What the entry `./validators` has of each validator: its name, and its exact type. */
function emitGuard(typeName: string, guard: string): string {
  const type = `import("../validation/issue.js").PayloadValidator<import("./payloads.js").${typeName}>`;
  return `/** @type {${type}} */\nexport const ${guard} = validate${typeName};\n`;
}

/** The schemas of a model as validators see them, by keys that the compiler can use as names. */
export function validationSchemas(
  schemas: readonly SchemaModel[],
  formats: FormatsOption,
): ReadonlyMap<string, ValidationSchema> {
  const keys = new Map(schemas.map(({ typeName }, index) => [typeName, keyOf(index)]));
  const options = {
    refer: (typeName: string) => keys.get(typeName) ?? typeName,
    formats: formats === "assert" ? knownFormats : new Set<string>(),
  };
  return new Map(schemas.map(({ schema }, index) => [keyOf(index), validationSchema(schema, options)]));
}

function keyOf(index: number): string {
  return `S${index}`;
}
