import { decodeLoosely, encodeSignature } from "#crypto";

export { encodeSignature } from "#crypto";

/** How a signature's bytes are written in a header. */
export type SignatureEncoding = "base64" | "base64url" | "hex";

/**
 * The bytes that a text stands for, or `undefined` when it is not in canonical form. Base64 has its padding,
 * base64url all of its padding or none; neither has white space, and unused bits are zero (RFC 4648, 3.5).
 * Hex may be in either case, since vendors print both.
 */
export function decodeSignature(text: string, encoding: SignatureEncoding): Uint8Array | undefined {
  // Decoders pass over much; but bytes are printed in one way, and that is the canonical form.
  const bytes = decodeLoosely(text, encoding);
  const printed = encodeSignature(bytes, encoding);
  const isCanonical =
    encoding === "hex"
      ? printed === text.toLowerCase()
      : printed === text || printed.padEnd(Math.ceil(printed.length / 4) * 4, "=") === text;
  return isCanonical ? bytes : undefined;
}
