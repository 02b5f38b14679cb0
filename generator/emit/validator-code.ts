import { formatFunctions } from "./formats.js";
import { closingBracket, maskLiterals, objectMembers, replaceInCode } from "./code-mask.js";

/** What validators call of the run-time code, and the module under `validation/` that exports it. */
export const runtimeModules: Readonly<Record<string, string>> = {
  equal: "equal",
  fail: "fail",
  ucs2length: "ucs2length",
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
 * Turns the code that ajv prints into a module that is small and can be read: one call where it builds and
 * records an error object, plain arguments where it passes an object, functions named after their types, no
 * `require`. Throws when ajv's code is not of the form this was written for.
 */
export function tidyValidatorCode(raw: string, functionNames: ReadonlyMap<string, string>): ValidatorCode {
  const { code, names } = withoutExports(raw.replace('"use strict";\n', ""), functionNames);
  const direct = withFormatFunctions(withoutWrappers(withoutRequires(code)));
  const short = withPlainCalls(withOneErrorPath(direct));
  const named = rename(short, names);
  const body = indent(spaced(withoutUnusedSchemas(named)));
  assertTidy(body);
  return { runtime: calledIn(body), body };
}

function calledIn(code: string): ValidatorCode["runtime"] {
  const words = new Set(maskLiterals(code).match(/(?<![.\w$])[a-z]\w*/g));
  return Object.keys(runtimeModules).filter((name) => words.has(name));
}

/** ajv exports every function under the key of its schema; the key tells the name it is to have. */
function withoutExports(raw: string, functionNames: ReadonlyMap<string, string>) {
  const names = new Map<string, string>();
  const code = raw.replace(/^export const (\w+) = (validate\d+);\n/gm, (_line, key: string, name: string) => {
    names.set(name, functionNames.get(key) ?? name);
    return "";
  });
  return { code, names };
}

function withoutRequires(raw: string): string {
  const renamed = new Map<string, string>();
  const pattern = /^const (func\d+) = require\("ajv\/dist\/runtime\/(equal|ucs2length)"\)\.default;\n/gm;
  const code = raw.replace(pattern, (_line, name: string, module: string) => {
    renamed.set(name, module);
    return "";
  });
  return rename(code, renamed);
}

/** ajv looks formats up by name; here each is a function, so that a package holds only those it uses. */
function withFormatFunctions(raw: string): string {
  return raw.replace(
    /^const (formats\d+) = formats(?:\.(\w+)|\["([\w-]+)"\]);$/gm,
    (_line, name: string, plain, quoted) => {
      const format = String(plain ?? quoted) as keyof typeof formatFunctions;
      return `const ${name} = ${formatFunctions[format].name};`;
    },
  );
}

/** For recursion ajv looks functions up in an object; functions of a module can call each other. */
function withoutWrappers(raw: string): string {
  const targets = new Map<string, string>();
  const code = raw.replace(
    /^const (wrapper\d+) = \{validate: (validate\d+)\};\n/gm,
    (_line, name: string, target: string) => {
      targets.set(name, target);
      return "";
    },
  );
  return replaceInCode(
    code,
    /(?<![.\w$])(wrapper\d+)\.validate\b/g,
    (match) => targets.get(match[1] ?? "") ?? match[0],
  );
}

function withOneErrorPath(code: string): string {
  const mask = maskLiterals(code);
  let result = "";
  let last = 0;
  for (const match of mask.matchAll(/^const (err\d+) = \{/gm)) {
    const open = match.index + match[0].length - 1;
    const end = closingBracket(mask, open) + 1;
    const tail = recorded(match[1] ?? "");
    if (!code.startsWith(tail, end)) throw new Error(`unexpected code after ${code.slice(match.index, end)}`);
    result += `${code.slice(last, match.index)}vErrors = fail(vErrors${failArguments(code.slice(open, end))});\nerrors++;\n`;
    last = end + tail.length;
  }
  return result + code.slice(last);
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
  let result = "";
  let last = 0;
  for (const match of mask.matchAll(/, (?=\{instancePath[:=,])/g)) {
    const open = match.index + match[0].length;
    const end = closingBracket(mask, open) + 1;
    const isDefinition = mask.startsWith("={}", end);
    const path = isDefinition
      ? 'instancePath = ""'
      : objectMembers(code.slice(open, end)).get("instancePath");
    result += `${code.slice(last, match.index)}, ${path}`;
    last = isDefinition ? end + 3 : end;
  }
  const plain = result + code.slice(last);
  return replaceInCode(plain, /(?<![.\w$])(instancePath|vErrors)\b/g, (match) =>
    match[1] === "vErrors" ? "issues" : "path",
  );
}

function rename(code: string, names: ReadonlyMap<string, string>): string {
  return replaceInCode(
    code,
    /(?<![.\w$])(?:validate|func)\d+\b/g,
    (match) => names.get(match[0]) ?? match[0],
  );
}

/**
 * ajv copies each schema into the code for its error objects; few copies are used without those. They are printed
 * as JSON, in which the member `__proto__` would become a prototype.
 */
function withoutUnusedSchemas(code: string): string {
  const uses = new Map<string, number>();
  for (const [name] of maskLiterals(code).matchAll(/(?<![.\w$])schema\d+\b/g))
    uses.set(name, (uses.get(name) ?? 0) + 1);
  return code.replace(/^const (schema\d+) = .*;\n/gm, (line, name: string) =>
    (uses.get(name) ?? 0) > 1 ? line.replaceAll('"__proto__":', '["__proto__"]:') : "",
  );
}

function spaced(code: string): string {
  const joined = code.replaceAll("}\nelse", "} else");
  const keywords = replaceInCode(joined, /(?<![.\w$])(if|for)\(/g, (match) => `${match[1]} (`);
  return replaceInCode(keywords, /\)\{/g, () => ") {");
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
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}

function assertTidy(code: string): void {
  const left =
    /(?<![.\w$])(require\(|formats\b|instancePath|schemaPath|parentData|const err\d|wrapper\d)/.exec(
      maskLiterals(code),
    );
  if (left !== null) throw new Error(`left in the validators: ${code.slice(left.index, left.index + 120)}`);
}
