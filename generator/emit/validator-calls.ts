import { maskLiterals, replaceInCode } from "./code-mask.js";

/** How a value fails the test of a type, by JSON Schema's name of it, and what checks a property for that. */
const types: Readonly<Record<string, { readonly check: string; fails(value: string): string }>> = {
  array: { check: "checkArray", fails: (value) => `!(Array.isArray(${value}))` },
  boolean: { check: "checkBoolean", fails: (value) => `typeof ${value} !== "boolean"` },
  integer: { check: "checkInteger", fails: (value) => `!(matchesInteger(${value}))` },
  number: { check: "checkNumber", fails: (value) => `!(typeof ${value} == "number")` },
  object: { check: "checkObject", fails: (value) => `!(matchesObject(${value}))` },
  string: { check: "checkString", fails: (value) => `typeof ${value} !== "string"` },
};

/** The functions of the run-time code that are called here, and the module under `validation/` that exports each. */
export const calledModules: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.values(types).flatMap(({ check }) => [
      [check, "types"],
      [`${check}OrNull`, "types"],
    ]),
  ),
  checkPart: "parts",
  checkPartOrNull: "parts",
  countOf: "count",
  include: "parts",
  keepFirst: "count",
  matchesInteger: "types",
  matchesObject: "types",
  mismatch: "types",
};

/**
 * The code of one of ajv's functions with calls where it tests a type or counts errors: it is half as long then. No
 * literal of a document can be taken for what is replaced: in one, quotes are escaped and no line ends.
 */
export function withCalls(code: string): string {
  return withParts(
    withCounts(withTypeTests(code).replace(propertyCheck, checkProperty).replace(typeIssue, mismatch)),
  );
}

const valueText = String.raw`data\d*(?:\.[\w$]+|\[\w+\])?`;
const objectTest = new RegExp(
  String.raw`(${valueText}) && typeof \1 == "object" && !Array\.isArray\(\1\)`,
  "g",
);
const integerTest = new RegExp(
  String.raw`\(typeof (${valueText}) == "number"\) && \(!\(\1 % 1\) && !isNaN\(\1\)\)`,
  "g",
);

function withTypeTests(code: string): string {
  return code
    .replace(objectTest, "matchesObject($1)")
    .replace(integerTest, "matchesInteger($1)")
    .replace(/^if\((matches\w+\(data\d*\))\)\{\n\}\nelse \{$/gm, "if(!($1)){");
}

const literal = String.raw`"(?:[^"\\\n]|\\.)*"`;
const member = String.raw`data\d*(?:\.[\w$]+|\[${literal}\])`;

/** A property that may be left out, of which nothing but its type is checked. */
const propertyCheck = new RegExp(
  String.raw`^if\((${member}) !== undefined\)\{\n` +
    String.raw`(?:let (data\d+) = \1;\n)?` +
    String.raw`if\((.+)\)\{\n` +
    String.raw`vErrors = fail\(vErrors, (instancePath.*)\+(${literal}), "type", "must be (\w+)( or null)?"\);\n` +
    String.raw`errors\+\+;\n\}\n\}\n`,
  "gm",
);

/** What is reported of a value of another type; of all messages, these alone are made here. */
const typeIssue = /^(.*vErrors = )fail\(vErrors, (instancePath.*), "type", "must be ([a-z ]+)"\);$/gm;
const mismatch = '$1mismatch(vErrors, $2, "$3");';

function checkProperty(
  text: string,
  property: string,
  copy: string | undefined,
  condition: string,
  path: string,
  name: string,
  type: string,
  orNull: string | undefined,
): string {
  const { check, fails } = types[type] ?? {};
  if (check === undefined || fails === undefined) return text;
  const test = (value: string): string =>
    orNull === undefined ? fails(value) : `(${fails(value)}) && (${value} !== null)`;
  if (condition !== test(copy ?? property)) return text;
  // In a list or a map it would take longer to print where a value is than to look at it.
  if (path !== "instancePath")
    return `if(${property} !== undefined && ${test(property)}) vErrors = fail(vErrors, ${path}+${name}, "type", "must be ${type}${orNull ?? ""}");\n`;
  const called = orNull === undefined ? check : `${check}OrNull`;
  return `vErrors = ${called}(vErrors, ${property}, ${path}, ${name});\n`;
}

/** How ajv takes back what an alternative has found. */
const rollBack =
  /^errors = (_errs\d+);\nif\(vErrors !== null\)\{\nif\(\1\)\{\nvErrors\.length = \1;\n\}\nelse \{\nvErrors = null;\n\}\n\}\n/gm;

/** ajv counts its errors beside the list of them; here the list is what counts. */
function withCounts(code: string): string {
  const dropped = code
    .replace(rollBack, "vErrors = keepFirst(vErrors, $1);\n")
    .replace(/^(?:let errors = 0|errors\+\+|errors = vErrors\.length);\n/gm, "")
    .replace(/^return errors === 0;$/gm, "return vErrors === null;");
  const counted = replaceInCode(dropped, /(?<![.\w$])errors\b/g, () => "countOf(vErrors)");
  const left = /countOf\(vErrors\) ?(?:=[^=]|\+\+|[-+]=).*/.exec(maskLiterals(counted));
  if (left !== null) throw new Error(`unexpected count in ajv's code: ${left[0]}`);
  return counted;
}

/** A function of another schema, or of one that is still being compiled. */
const validator = String.raw`(validate\w+|wrapper\d+\.validate)`;

/** What another validator finds in a value. */
const partFound = new RegExp(
  String.raw`^if\(!\(${validator}\((.+?), (instancePath.*)\)\)\)\{\n` +
    String.raw`vErrors = vErrors === null \? \1\.errors : vErrors\.concat\(\1\.errors\);\n\}\n`,
  "gm",
);

const include = (value: string) =>
  String.raw`vErrors = include\(vErrors, ${validator}, ${value}, (instancePath.*)\+(${literal})\);\n`;

/** A property that may be left out, of which another validator says all. */
const part = new RegExp(String.raw`^if\((${member}) !== undefined\)\{\n${include(String.raw`\1`)}\}\n`, "gm");

const partOrNull = new RegExp(
  String.raw`^if\((${member}) !== undefined\)\{\nlet (data\d+) = \1;\nif\(\2 !== null\)\{\n${include(String.raw`\2`)}\}\n\}\n`,
  "gm",
);

function withParts(code: string): string {
  const called = code
    .replace(partFound, "vErrors = include(vErrors, $1, $2, $3);\n")
    .replace(part, "vErrors = checkPart(vErrors, $2, $1, $3, $4);\n")
    .replace(partOrNull, "vErrors = checkPartOrNull(vErrors, $3, $1, $4, $5);\n");
  const left = /vErrors\.concat\(.*/.exec(maskLiterals(called));
  if (left !== null) throw new Error(`unexpected use of a part's errors in ajv's code: ${left[0]}`);
  return called;
}
