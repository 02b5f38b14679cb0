/**
 * A payload as `json_encode` of PHP writes it by default: `/` is `\/`, and what is not ASCII is `\uXXXX` in lower
 * case. Parsed and written again by JavaScript, such a body has other bytes, which its signature does not cover.
 */
export function phpJson(payload: unknown): string {
  return JSON.stringify(payload).replace(/[/\u0080-\uffff]/g, (character) =>
    character === "/" ? "\\/" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
