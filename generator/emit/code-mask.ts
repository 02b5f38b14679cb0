/**
 * Code with the contents of its string and regular-expression literals blanked, same length: what is found in
 * the mask is code, never text that a document put into a literal. For the JavaScript that ajv prints, whose
 * strings are double-quoted and whose only regular-expression literals escape JSON pointers.
 */
export function maskLiterals(code: string): string {
  return code.replace(
    /"(?:[^"\\\n]|\\.)*"|\/~\/g|\/\\\/\/g/g,
    (literal) => `"${" ".repeat(literal.length - 2)}"`,
  );
}

/** The index of the bracket that closes the one at `open`. */
export function closingBracket(mask: string, open: number): number {
  const bracket = /[{}[\]()]/g;
  bracket.lastIndex = open;
  let depth = 0;
  for (let found = bracket.exec(mask); found !== null; found = bracket.exec(mask)) {
    if ("{[(".includes(found[0])) depth++;
    else depth--;
    if (depth === 0) return found.index;
  }
  throw new Error(`unbalanced code: ${mask.slice(open, open + 80)}`);
}

/** The members of an object literal as they are written, by key; a shorthand member is its own value. */
export function objectMembers(code: string): ReadonlyMap<string, string> {
  const mask = maskLiterals(code);
  const members = new Map<string, string>();
  const end = closingBracket(mask, 0);
  for (let start = 1; start < end;) {
    let stop = start;
    while (stop < end && mask[stop] !== ",")
      stop = "{[(".includes(mask[stop] ?? "") ? closingBracket(mask, stop) + 1 : stop + 1;
    const colon = mask.indexOf(":", start);
    const hasValue = colon !== -1 && colon < stop;
    const key = code.slice(start, hasValue ? colon : stop).trim();
    if (key !== "") members.set(key, hasValue ? code.slice(colon + 1, stop).trim() : key);
    start = stop + 1;
  }
  return members;
}

/** Replaces what a pattern finds in the code itself, leaving literals alone. */
export function replaceInCode(
  code: string,
  pattern: RegExp,
  replacement: (match: RegExpMatchArray) => string,
): string {
  const parts: string[] = [];
  let last = 0;
  for (const match of maskLiterals(code).matchAll(pattern)) {
    parts.push(code.slice(last, match.index), replacement(match));
    last = match.index + match[0].length;
  }
  parts.push(code.slice(last));
  return parts.join("");
}
