/**
 * The offset of the first comment of a text that is JSON but for its comments; undefined where there is none. YAML, which
 * JSON is read as, would take a comment for a part of the next key.
 */
export function jsonCommentAt(text: string): number | undefined {
  if (!/^\s*(?:\{|\/\/|\/\*)/.test(text)) return undefined;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|\/\/|\/\*/g)) {
    if (!token.startsWith('"')) return index;
  }
  return undefined;
}
