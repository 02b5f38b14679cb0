import { createHmac } from "node:crypto";
import { secret } from "./secret.js";

const decoder = new TextDecoder();

/**
 * The least that a receiver can do: the signature as base64, compared as text in constant time, then decode and
 * parse. TextDecoder and not `toString`, since what it gives is parsed faster.
 */
export function receiveBare(headers: Readonly<Record<string, string>>, body: Uint8Array): unknown {
  const signature = headers["x-helpscout-signature"] ?? "";
  const expected = createHmac("sha1", secret).update(body).digest("base64");
  if (!isSameText(expected, signature)) throw new Error("The signature is wrong");
  return JSON.parse(decoder.decode(body));
}

function isSameText(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index++)
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}

const importing = crypto.subtle.importKey(
  "raw",
  new TextEncoder().encode(secret),
  { name: "HMAC", hash: "SHA-1" },
  false,
  ["verify"],
);

/** The same with WebCrypto and a key that is kept: what a receiver on a fetch platform cannot do without. */
export async function receiveBareOnWeb(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Promise<unknown> {
  const signature = Buffer.from(headers["x-helpscout-signature"] ?? "", "base64");
  const isGenuine = await crypto.subtle.verify(
    "HMAC",
    await importing,
    signature,
    body as Uint8Array<ArrayBuffer>,
  );
  if (!isGenuine) throw new Error("The signature is wrong");
  return JSON.parse(decoder.decode(body));
}
