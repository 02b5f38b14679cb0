/** How a signature's bytes are written in a header. */
export type SignatureEncoding = "base64" | "base64url" | "hex";

/**
 * The canonical forms. Base64 has its padding, base64url all of its padding or none; neither has white space, and
 * unused bits are zero (RFC 4648, 3.5). Hex may be in either case, since vendors print both.
 */
const FORMS: Readonly<Record<SignatureEncoding, RegExp>> = {
  base64: /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/][AQgw]==|[A-Za-z\d+/]{2}[AEIMQUYcgkosw048]=)?$/,
  base64url: /^(?:[\w-]{4})*(?:[\w-][AQgw](?:==)?|[\w-]{2}[AEIMQUYcgkosw048]=?)?$/,
  hex: /^(?:[\da-f]{2})*$/i,
};

/** Whether a text stands for bytes, and is in canonical form. */
export function isCanonical(text: string, encoding: SignatureEncoding): boolean {
  return FORMS[encoding].test(text);
}

/** The bytes that a text stands for, or `undefined` when it is not in canonical form. */
export function decodeSignature(text: string, encoding: SignatureEncoding): Uint8Array | undefined {
  if (!isCanonical(text, encoding)) return undefined;
  if (encoding === "hex")
    return createBytes(
      text.length / 2,
      (index) => 16 * digitAt(text, 2 * index) + digitAt(text, 2 * index + 1),
    );
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return createBytes(binary.length, (index) => binary.charCodeAt(index));
}

/** `Uint8Array.from` takes twenty times as long. */
function createBytes(length: number, byteAt: (index: number) => number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++) bytes[index] = byteAt(index);
  return bytes;
}

/** The value of a hexadecimal digit: those of ASCII end in 0 to 9, the letters in 1 to 6. */
function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return (code & 15) + (code > 57 ? 9 : 0);
}

/** The text for some bytes in the form most senders print: base64 padded, base64url not, hex in lower case. */
export function encodeSignature(bytes: Uint8Array, encoding: SignatureEncoding): string {
  if (encoding === "hex") return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const text = btoa(String.fromCharCode(...bytes));
  if (encoding === "base64") return text;
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** A signature as `encodeSignature` would print it, if it is canonical. */
export function normalizeSignature(text: string, encoding: SignatureEncoding): string {
  if (encoding === "hex") return text.toLowerCase();
  return encoding === "base64url" && text.length % 4 === 0 ? text.replace(/={1,2}$/, "") : text;
}
