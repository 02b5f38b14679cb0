import { formatFunctions } from "./formats.js";
import { closingBracket, maskLiterals, objectMembers, replaceInCode } from "./code-mask.js";
import { calledModules, withCalls } from "./validator-calls.js";
import { copiedSchema, readStatements } from "./validator-statements.js";

/** What validators call of the run-time code, and the module under `validation/` that exports it. */
export const runtimeModules: Readonly<Record<string, string>> = {
  equal: "equal",
  fail: "fail",
  ucs2length: "ucs2length",
  ...calledModules,
  ...Object.fromEntries(Object.values(formatFunctions).map(({ name, module }) => [name, module])),
};

/** A module of validators, tidied: its functions, and what they call of the run-time code. */
export interface ValidatorCode {
  readonly runtime: readonly string[];
  readonly body: string;
}

/** What follows each error object in ajv's code. */
const recorded = (name: string): string =>
  `;\nif(vErrors === null){\nvErrors = [${name}];\n}\nelse {\nvErrors.push(${name});\n}\nerrors++;\n`;

/**
 * Turns the module that ajv prints of {@link shortFunction}s into one that can be read: functions named after their
 * types, no `require`, indented. Throws when ajv's code is not of the form this was written for.
 */
export function tidyValidatorCode(raw: string, functionNames: ReadonlyMap<string, string>): ValidatorCode {
  const { statements, names } = readStatements(raw, functionNames);
  const used = new Set<string>();
  const tidied = statements.map((statement) => {
    const code = tidyStatement(statement, names);
    const mask = maskLiterals(code);
    assertTidy(code, mask);
    const own = copiedSchema(code);
    for (const [name] of mask.matchAll(shared)) if (name !== own) used.add(name);
    return code;
  });
  const body = tidied.map((code) => withoutUnusedSchema(code, used)).join("");
  return {
    runtime: Object.keys(runtimeModules).filter((name) => used.has(name)),
    body: body.replace(/\n{3,}/g, "\n\n"),
  };
}

/** What statements share: functions of the run-time code, and copies of schemas. */
const shared = new RegExp(
  String.raw`(?<![.\w$])(?:schema\d+|${Object.keys(runtimeModules).join("|")})\b`,
  "g",
);

/** A function of its own, which ajv makes of a part that a schema refers to, comes as it was printed. */
function tidyStatement(statement: string, names: ReadonlyMap<string, string>): string {
  const short = statement.includes("parentData") ? shortFunction(statement) : statement;
  return indent(spaced(rename(short, names)));
}

/**
 * The code of one of ajv's functions with a call where it builds and records an error object, tests a type or counts, and
 * with plain arguments. That is an eighth of it.
 */
export function shortFunction(code: string): string {
  return withCalls(withPlainCalls(withOneErrorPath(code)));
}

function withOneErrorPath(code: string): string {
  const parts: string[] = [];
  let last = 0;
  for (const match of code.matchAll(/^const (err\d+) = (?=\{)/gm)) {
    const open = match.index + match[0].length;
    // No literal holds the line breaks of what follows the object.
    const tail = recorded(match[1] ?? "");
    const end = code.indexOf(tail, open);
    if (end === -1) throw new Error(`unexpected code after ${code.slice(match.index, open + 80)}`);
    const call = `vErrors = fail(vErrors${failArguments(code.slice(open, end))});\nerrors++;\n`;
    parts.push(code.slice(last, match.index), call);
    last = end + tail.length;
  }
  parts.push(code.slice(last));
  return parts.join("");
}

/** An empty error object stands for one that is counted and then dropped, as under `not`. */
function failArguments(object: string): string {
  const members = objectMembers(object);
  if (members.size === 0) return "";
  const [path, rule, message] = ["instancePath", "keyword", "message"].map((name) => members.get(name));
  if (path === undefined || message === undefined) throw new Error(`unexpected error object ${object}`);
  return `, ${path}, ${rule}, ${rule === '"type"' ? message.replaceAll(",", " or ") : joined(message)}`;
}

/** A concatenation in which no two string literals stand beside each other. */
function joined(expression: string): string {
  const terms: string[] = [];
  for (const [term] of expression.matchAll(/"(?:[^"\\]|\\.)*"|[^"+]+/g)) {
    const last = terms.at(-1);
    if (term.startsWith('"') && last?.endsWith('"'))
      terms[terms.length - 1] = last.slice(0, -1) + term.slice(1);
    else terms.push(term);
  }
  return terms.join("+");
}

function withPlainCalls(code: string): string {
  const mask = maskLiterals(code);
  const parts: string[] = [];
  let last = 0;
  for (const match of mask.matchAll(/, (?=\{instancePath[:=,])/g)) {
    const open = match.index + match[0].length;
    const end = closingBracket(mask, open) + 1;
    const isDefinition = mask.startsWith("={}", end);
    const path = isDefinition
      ? 'instancePath = ""'
      : (objectMembers(code.slice(open, end)).get("instancePath") ?? "");
    parts.push(code.slice(last, open), path);
    last = isDefinition ? end + 3 : end;
  }
  parts.push(code.slice(last));
  return parts.join("");
}

/** Gives everything the name it is to have. For recursion ajv looks functions up in an object; here they call each other. */
function rename(code: string, names: ReadonlyMap<string, string>): string {
  return replaceInCode(code, ajvName, ([name]) => names.get(name) ?? ownNames[name] ?? name);
}

const ajvName = /(?<![.\w$])(?:(?:validate|func)\d+\b|wrapper\d+\.validate\b|instancePath\b|vErrors\b)/g;
const ownNames: Readonly<Record<string, string>> = { instancePath: "path", vErrors: "issues" };

/**
 * ajv copies each schema into the code for its error objects; few copies are used without those. They are printed
 * as JSON, in which the member `__proto__` would become a prototype.
 */
function withoutUnusedSchema(code: string, used: ReadonlySet<string>): string {
  const name = copiedSchema(code);
  if (name === undefined) return code;
  return code.replace(/^.*;\n/, (line) =>
    used.has(name) ? line.replaceAll('"__proto__":', '["__proto__"]:') : "",
  );
}

function spaced(code: string): string {
  const joined = code.replaceAll("}\nelse", "} else");
  return replaceInCode(joined, /(?<![.\w$])(?:if|for)(?=\()|\)(?=\{)/g, ([text]) => `${text} `);
}

function indent(code: string): string {
  let depth = 0;
  const masks = maskLiterals(code).split("\n");
  return code
    .split("\n")
    .map((line, index) => {
      const mask = masks[index] ?? "";
      const opened = mask.match(/[{[(]/g)?.length ?? 0;
      const closed = mask.match(/[}\])]/g)?.length ?? 0;
      const own = /^[}\])]/.test(mask) ? depth - 1 : depth;
      depth += opened - closed;
      return line === "" ? line : `${"  ".repeat(Math.max(own, 0))}${line.trim()}`;
    })
    .join("\n");
}

function assertTidy(code: string, mask: string): void {
  const left =
    /(?<![.\w$])(require\(|formats\b|instancePath|schemaPath|parentData|const err\d|wrapper\d)/.exec(mask);
  if (left !== null) throw new Error(`left in the validators: ${code.slice(left.index, left.index + 120)}`);
}
