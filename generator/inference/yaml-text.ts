/** A text as a YAML scalar on one line: plain where that is safe, quoted otherwise. */
export function yamlText(text: string): string {
  const isPlain =
    /^[A-Za-z$/][\w.$/-]*(?: [\w.$-]+)*$/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text).replace(/[\u007F-\uFFFF]/g, escaped);
}

/** Several texts as a list in flow style, one as itself. */
export function yamlTexts(texts: readonly string[]): string {
  const [first, ...others] = texts.map(yamlText);
  return first !== undefined && others.length === 0 ? first : `[${texts.map(yamlText).join(", ")}]`;
}

/** Line separators and what a terminal might obey; letters stay. */
function escaped(char: string): string {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(char)
    ? char
    : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
