import type { Message } from "../crypto/message.js";

/** What may stand in a signed text. */
export interface SignedValues {
  readonly body: Uint8Array;
  readonly id?: string | undefined;
  readonly method?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * Makes the function that puts values into a text such as `v0:{timestamp}:{body}`; whatever else stands there is
 * signed as it is.
 */
export function createComposition(template: string): (values: SignedValues) => Message {
  // Between the texts stand the names of what separates them.
  const pieces = template
    .split(/\{(body|id|method|timestamp|url)\}/)
    .map((piece, index) => (index % 2 === 0 ? { text: piece } : { name: piece as keyof SignedValues }));
  return (values) => {
    const parts: (string | Uint8Array)[] = [];
    let text = "";
    for (const piece of pieces) {
      const value = "text" in piece ? piece.text : (values[piece.name] ?? "");
      if (typeof value === "string") text += value;
      else {
        parts.push(text, value);
        text = "";
      }
    }
    return [...parts, text];
  };
}
