import {
  _,
  Ajv,
  type CodeKeywordDefinition,
  type ErrorObject,
  type KeywordCxt,
  type KeywordErrorDefinition,
  type Options,
  str,
  type ValidateFunction,
} from "ajv";
import { getProperty, or } from "ajv/dist/compile/codegen/index.js";
import equalModule from "ajv/dist/runtime/equal.js";
import lengthModule from "ajv/dist/runtime/ucs2length.js";
import standaloneModule from "ajv/dist/standalone/index.js";

import type { SchemaObject } from "../model/schema.js";
import { countingFunctions } from "./counting-functions.js";
import { knownFormats } from "./formats.js";
import {
  chooseKeyword,
  choosesByKeyword,
  type ChoosesBy,
  orNullKeyword,
  type ValidationSchema,
} from "./validation-schema.js";

/** Schemas by the key that a `$ref` names them by. Keys are ASCII identifiers. */
export type SchemaSet = ReadonlyMap<string, ValidationSchema>;

const standaloneCode = exported(standaloneModule);
const moduleCode = { esm: true, formats: _`formats`, lines: true, source: true };

/**
 * The code of a module that exports one validating function a schema, as ajv prints it. It is not run here: tidied, it
 * is a third as long, and {@link runValidators} runs that.
 *
 * @param shorten what becomes of a function's code. It is called at once: ajv's code is a rope of very many pieces.
 */
export function compileToCode(schemas: SchemaSet, shorten: (code: string) => string): string {
  const ajv = createAjv(schemas, { code: { ...moduleCode, process: () => "return () => true" } });
  for (const key of schemas.keys()) {
    const source = ajv.getSchema(key)?.source;
    if (source !== undefined) source.validateCode = shorten(source.validateCode);
  }
  return standaloneCode(ajv, Object.fromEntries([...schemas.keys()].map((key) => [key, key])));
}

/**
 * Runs the code of validators here and now. Formats count as met.
 *
 * @param code functions and what they share, which calls nothing but the run-time code
 * @param names of the functions
 * @returns whether a value passes the function of a name
 */
export function runValidators(
  code: string,
  names: readonly string[],
  runtime: readonly string[],
): (name: string, value: unknown) => boolean {
  const parameters = runtime.map((name) => [name, runtimeFunctions[name] ?? isFormat] as const);
  // The generator prints this code, and no text of a document is in it but in literals; ajv would run as much.
  const load = new Function(...parameters.map(([name]) => name), `${code}\nreturn { ${names.join(", ")} };`);
  const functions = load(...parameters.map(([, value]) => value)) as Record<string, ValidateFunction>;
  return (name, value) => {
    const validate = functions[name];
    return validate === undefined || accepts(validate, value);
  };
}

const isFormat = (): boolean => true;

/** What the run-time code of a package does, as far as it decides whether a value fits. */
const runtimeFunctions: Readonly<Record<string, unknown>> = {
  ...countingFunctions,
  equal: exported(equalModule),
  ucs2length: exported(lengthModule),
};

/** A rule that a value breaks. */
export interface Fault {
  /** JSON pointer to the part of the value that breaks it. */
  readonly path: string;
  /** The keyword of the rule; empty where the value cannot be checked at all. */
  readonly keyword: string;
  readonly message: string;
  /** The keyword's value, and the schema around it. */
  readonly expected: unknown;
  readonly schema: SchemaObject;
}

/** Says which rules a value breaks, by the schema of a key. */
export function compileChecker(schemas: SchemaSet): (key: string, value: unknown) => readonly Fault[] {
  const ajv = createAjv(schemas, { verbose: true });
  return (key, value) => {
    const validate = ajv.getSchema(key);
    if (validate === undefined || accepts(validate, value)) return [];
    const faults = (validate.errors ?? []).map(faultOf);
    return faults.length > 0 ? faults : [uncheckable];
  };
}

/** What a module of ajv exports, which is all of the module or its default, by whoever loads it. */
function exported<Export>(module: Export | { readonly default: Export }): Export {
  return typeof module === "object" && module !== null && "default" in module ? module.default : module;
}

function faultOf({ instancePath, keyword, message = "", schema, parentSchema = {} }: ErrorObject): Fault {
  return { path: instancePath, keyword, message, expected: schema, schema: parentSchema as SchemaObject };
}

const uncheckable: Fault = {
  path: "",
  keyword: "",
  message: "cannot be checked",
  expected: undefined,
  schema: {},
};

/**
 * ajv's comparison calls the member `valueOf` of a value, function or not, and recursion may run out of stack:
 * such a value counts as one that does not match.
 */
function accepts(validate: ValidateFunction, value: unknown): boolean {
  try {
    validate.errors = null;
    return validate(value) === true;
  } catch {
    validate.errors = null;
    return false;
  }
}

function createAjv(schemas: SchemaSet, options: Options = {}): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    code: moduleCode,
    inlineRefs: false,
    logger: false,
    ownProperties: namesInherited(schemas),
    strict: false,
    unicodeRegExp: true,
    validateSchema: false,
    ...options,
  });
  for (const format of knownFormats) ajv.addFormat(format, () => true);
  for (const [keyword, error] of Object.entries(messages)) {
    const definition = ajv.getKeyword(keyword);
    if (typeof definition !== "object") throw new Error(`ajv has no keyword ${keyword}`);
    ajv.removeKeyword(keyword);
    ajv.addKeyword({ ...definition, error } as CodeKeywordDefinition);
  }
  ajv.addKeyword(orNull);
  ajv.addKeyword(choose);
  for (const [key, schema] of schemas)
    ajv.addSchema(typeof schema === "boolean" ? wrapped(schema) : schema, key);
  return ajv;
}

/** Messages that say what was expected, where ajv's own do not. */
const messages: Record<string, KeywordErrorDefinition> = {
  enum: {
    message: ({ schema }) =>
      `must be ${inWords((schema as unknown[]).map((value) => JSON.stringify(value)))}`,
  },
  const: { message: ({ schema }) => `must be ${JSON.stringify(schema)}` },
  additionalProperties: {
    message: ({ params }) => str`must NOT have the property '${params["additionalProperty"]}'`,
  },
};

/** "This, or null": reports what is wrong with a value that is not null, and nothing else. */
const orNull: CodeKeywordDefinition = {
  keyword: orNullKeyword,
  schemaType: ["object", "boolean"],
  code(context: KeywordCxt) {
    const { gen, data } = context;
    gen.if(_`${data} !== null`, () => {
      const valid = gen.name("valid");
      context.subschema({ keyword: orNullKeyword }, valid);
    });
  },
};

/** One alternative of a union, the one that a property's value means: what is wrong with the others is no matter. */
const choose: CodeKeywordDefinition = {
  keyword: chooseKeyword,
  schemaType: "array",
  code(context: KeywordCxt) {
    const { gen, data, parentSchema } = context;
    const schemas = context.schema as readonly unknown[];
    const { property, values } = parentSchema[choosesByKeyword] as ChoosesBy;
    const apply = (index: number) => (): void => {
      context.subschema({ keyword: chooseKeyword, schemaProp: index }, gen.name("valid"));
    };
    const isObject = _`${data} && typeof ${data} == "object" && !Array.isArray(${data})`;
    const tag = gen.const("tag", _`${isObject} ? ${data}${getProperty(property)} : undefined`);
    const chain = (): void => {
      values.forEach((list, index) => {
        const condition = list.length === 0 ? _`false` : or(...list.map((value) => _`${tag} === ${value}`));
        if (index === 0) gen.if(condition);
        else gen.elseIf(condition);
        apply(index)();
      });
      gen.else();
      apply(values.length)();
      gen.endIf();
    };
    if (schemas.length === values.length + 1) chain();
    else gen.if(_`${tag} !== undefined`, chain, apply(values.length + 1));
  },
};

/** A schema without keywords can be registered, a boolean cannot. */
function wrapped(schema: boolean): object {
  return schema ? {} : { not: {} };
}

function inWords(values: readonly string[]): string {
  const last = values.at(-1) ?? "";
  return values.length < 2 ? last : `${values.slice(0, -1).join(", ")} or ${last}`;
}

/**
 * Whether a schema mentions a member that every object inherits, such as `constructor`. Only then do the
 * validators ask for own members, which costs them time.
 */
function namesInherited(schemas: SchemaSet): boolean {
  const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));
  return [...schemas.values()].some((schema) => {
    let found = false;
    JSON.stringify(schema, (key, value: unknown) => {
      found ||= inherited.has(key) || (typeof value === "string" && inherited.has(value));
      return value;
    });
    return found;
  });
}
