/** How a signature's bytes are written in a header. */
export type SignatureEncoding = "base64" | "base64url" | "hex";

const ALPHANUMERICS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const BASE64 = createDigits(`${ALPHANUMERICS}+/`);
const BASE64URL = createDigits(`${ALPHANUMERICS}-_`);
/** What completes digits to groups of four, by how many there are in the last group; one alone is no byte. */
const PADDINGS = ["", undefined, "==", "="];
const HEX = createDigits("0123456789abcdef", "0123456789ABCDEF");

/**
 * The bytes that a text stands for, or `undefined` when it is not in canonical form. Base64 has its padding,
 * base64url all of its padding or none; neither has white space, and unused bits are zero (RFC 4648, 3.5).
 * Hex may be in either case, since vendors print both.
 */
export function decodeSignature(text: string, encoding: SignatureEncoding): Uint8Array | undefined {
  if (encoding === "hex") return decodeDigits(text, HEX, 4);
  const end = text.indexOf("=");
  const digits = end === -1 ? text : text.slice(0, end);
  const isUnpadded = encoding === "base64url" && end === -1;
  if (!isUnpadded && text.slice(digits.length) !== PADDINGS[digits.length % 4]) return undefined;
  return decodeDigits(digits, encoding === "base64" ? BASE64 : BASE64URL, 6);
}

/** The text for some bytes in the form most senders print: base64 padded, base64url not, hex in lower case. */
export function encodeSignature(bytes: Uint8Array, encoding: SignatureEncoding): string {
  if (encoding === "hex") return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const text = btoa(String.fromCharCode(...bytes));
  if (encoding === "base64") return text;
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The value of each digit by its character code, -1 for every other ASCII character. */
function createDigits(...alphabets: readonly string[]): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (const alphabet of alphabets) {
    for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;
  }
  return values;
}

/** Digits of `width` bits each, as bytes; `undefined` when one is no digit or bits that are left over are not zero. */
function decodeDigits(text: string, values: Int8Array, width: number): Uint8Array | undefined {
  const bytes = new Uint8Array((text.length * width) >> 3);
  let pending = 0;
  let bits = 0;
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const value = values[text.charCodeAt(index)] ?? -1;
    if (value < 0) return undefined;
    pending = (pending << width) | value;
    bits += width;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = pending >> bits;
      pending &= (1 << bits) - 1;
    }
  }
  return bits < width && pending === 0 ? bytes : undefined;
}
