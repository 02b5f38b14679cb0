/** What is signed, part after part; a text stands for its UTF-8 bytes. */
export type Message = readonly (string | Uint8Array)[];

/** The bytes of a message; those of a single part are not copied. */
export function bytesOf(message: Message): Uint8Array {
  const parts = message.map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : part));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
