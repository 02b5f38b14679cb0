import type { Model, SchemaModel } from "../model/model.js";
import { payloadSchemas } from "../model/payload-schemas.js";
import { sortedBy } from "../order.js";
import type { EmittedFile, Origin } from "./file.js";
import { knownFormats } from "./formats.js";
import { guardNames } from "./guard-names.js";
import { header } from "./header.js";
import { inDisplayOrder, stringLiteral } from "./literal.js";
import { type ValidationSchema, validationSchema } from "./validation-schema.js";
import { runtimeModules, shortFunction, tidyValidatorCode, type ValidatorCode } from "./validator-code.js";
import { compileChecker, compileToCode, type Fault, runValidators } from "./validator-compiler.js";

/** Whether formats such as `date-time` only document, or payloads that break them are reported. */
export type FormatsOption = "assert" | "document";

/** The validators of the schemas that a model's events reach. */
export interface PayloadValidators extends ValidatorCode {
  /** By the key of its place in the list. */
  readonly schemas: ReadonlyMap<string, ValidationSchema>;
  /** The keys by type name. */
  readonly keys: ReadonlyMap<string, string>;
}

/** Compiles the schemas that a model's events reach. */
export function compilePayloads(model: Model, formats: FormatsOption): PayloadValidators {
  const payloads = payloadSchemas(model);
  const schemas = validationSchemas(payloads, formats);
  const names = new Map(payloads.map(({ typeName }, index) => [keyOf(index), functionName(typeName)]));
  const keys = new Map(payloads.map(({ typeName }, index) => [typeName, keyOf(index)]));
  return { schemas, keys, ...tidyValidatorCode(compileToCode(schemas, shortFunction), names) };
}

/**
 * Says which rules of a type, which an event reaches, a value breaks. Formats count as met. Most values fit: only for
 * those that do not, what tells the rules is compiled, which takes twice as long.
 */
export function payloadChecker({ body, runtime, schemas, keys }: PayloadValidators) {
  const fits = runValidators(body, [...keys.keys()].map(functionName), runtime);
  let check: ReturnType<typeof compileChecker> | undefined;
  return (typeName: string, value: unknown): readonly Fault[] => {
    if (fits(functionName(typeName), value)) return [];
    check ??= compileChecker(schemas);
    return check(keys.get(typeName) ?? "", value);
  };
}

/** `validators.js`: one compiled validator a schema that an event reaches, and which event's payload each one checks. */
export function emitValidators(
  model: Model,
  formats: FormatsOption,
  origin: Origin,
  { body, runtime } = compilePayloads(model, formats),
): EmittedFile {
  const imports = emitImports(runtime);
  const events = model.events.map(({ name, payload }) => `  [${stringLiteral(name)}, validate${payload}],\n`);
  const guards = Array.from(guardNames(model.events), ([typeName, guard]) => emitGuard(typeName, guard));
  const text = `${header(origin)}${imports}
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

function emitImports(runtime: readonly string[]): string {
  const modules = new Map<string, string[]>();
  for (const name of runtime) {
    const module = runtimeModules[name] ?? name;
    modules.set(module, [...(modules.get(module) ?? []), name]);
  }
  const lines = sortedBy(modules, ([module]) => module).map(
    ([module, names]) => `import { ${names.join(", ")} } from "../validation/${module}.js";\n`,
  );
  return lines.join("");
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
  const byName = new Map(schemas.map(({ typeName, schema }) => [typeName, schema]));
  const options = {
    refer: (typeName: string) => keys.get(typeName) ?? typeName,
    find: (typeName: string) => byName.get(typeName) ?? true,
    formats: formats === "assert" ? knownFormats : new Set<string>(),
  };
  return new Map(
    schemas.map(({ schema }, index) => {
      const shared: ValidationSchema[] = [];
      const share = (part: ValidationSchema) => ({ $ref: `#/definitions/${shared.push(part) - 1}` });
      const converted = validationSchema(schema, { ...options, share });
      return [keyOf(index), withDefinitions(converted, shared)];
    }),
  );
}

function withDefinitions(schema: ValidationSchema, shared: readonly ValidationSchema[]): ValidationSchema {
  return typeof schema === "boolean" || shared.length === 0
    ? schema
    : { ...schema, definitions: { ...shared } };
}

function functionName(typeName: string): string {
  return `validate${typeName}`;
}

function keyOf(index: number): string {
  return `S${index}`;
}
