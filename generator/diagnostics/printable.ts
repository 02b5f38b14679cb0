/**
 * Characters that must not reach a terminal or a log as they are: control characters with the escape
 * sequences they begin, line and paragraph separators, lone surrogates, and invisible format characters,
 * bidirectional overrides among them. The two joiners stay, which scripts and emoji need.
 */
const UNPRINTABLE = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Text from a document, safe to print on one line: what cannot be printed is escaped as in JavaScript. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return SHORT[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`);
  });
}
