import { formatFunctions } from "./formats.js";

/** A module as ajv has printed it, taken apart. */
export interface PrintedModule {
  /** Its functions and constants in order, each with the blank lines that follow it. */
  readonly statements: readonly string[];
  /** What functions are to be called, by the name that ajv gave them. */
  readonly names: ReadonlyMap<string, string>;
}

/** Where a statement of the module begins. ajv indents nothing, so that only the name tells one from what is in functions. */
const beginning =
  /^(?=export const |function validate\d+\(|const (?:schema|formats|func|pattern|wrapper)\d+ = )/m;

/**
 * Takes a module of ajv's apart, and does away with the statements that only tie it together: exports, `require`, and
 * the objects through which functions find each other. Long text is slow to work on, and a thousand schemas make 20 MB.
 *
 * @param functionNames what the function of each export is to be called
 */
export function readStatements(raw: string, functionNames: ReadonlyMap<string, string>): PrintedModule {
  const names = new Map<string, string>();
  const wrappers: (readonly [string, string])[] = [];
  const statements = raw
    .replace('"use strict";\n', "")
    .split(beginning)
    .map((statement) => {
      if (statement.startsWith("function ")) return statement;
      return statement
        .replace(/^export const (\w+) = (validate\d+);\n/, (_line, key: string, name: string) => {
          names.set(name, functionNames.get(key) ?? name);
          return "";
        })
        .replace(required, (_line, name: string, module: string) => {
          names.set(name, module);
          return "";
        })
        .replace(/^const (wrapper\d+) = \{validate: (validate\d+)\};\n/, (_line, name, target) => {
          wrappers.push([String(name), String(target)]);
          return "";
        })
        .replace(formatConstant, (_line, name: string, plain, quoted) => {
          const format = String(plain ?? quoted) as keyof typeof formatFunctions;
          return `const ${name} = ${formatFunctions[format].name};`;
        });
    });
  for (const [name, target] of wrappers) names.set(`${name}.validate`, names.get(target) ?? target);
  return { statements, names };
}

const required = /^const (func\d+) = require\("ajv\/dist\/runtime\/(equal|ucs2length)"\)\.default;\n/;

/** ajv looks formats up by name; here each is a function, so that a package holds only those it uses. */
const formatConstant = /^const (formats\d+) = formats(?:\.(\w+)|\["([\w-]+)"\]);/;

/** The name of the schema that a statement is a copy of, if it is one. */
export function copiedSchema(statement: string): string | undefined {
  return /^const (schema\d+) = /.exec(statement)?.[1];
}
