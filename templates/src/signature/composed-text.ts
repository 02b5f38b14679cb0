/** What may stand in a signed text. */
export interface SignedValues {
  readonly body: Uint8Array;
  readonly id?: string | undefined;
  readonly method?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly url?: string | undefined;
}

const encoder = new TextEncoder();

/**
 * Makes the function that puts values into a text such as `v0:{timestamp}:{body}`; whatever else stands there is
 * signed as it is.
 */
export function createComposition(template: string): (values: SignedValues) => Uint8Array {
  // Between the texts stand the names of what separates them.
  const pieces = template.split(/\{(body|id|method|timestamp|url)\}/);
  const parts = pieces.map((piece, index) =>
    index % 2 === 0 ? encoder.encode(piece) : (piece as keyof SignedValues),
  );
  return (values) =>
    concatenate(parts.map((part) => (typeof part === "string" ? bytesOf(values[part]) : part)));
}

function bytesOf(value: string | Uint8Array | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : encoder.encode(value);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
