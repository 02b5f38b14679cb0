import type { DedupeSubject } from "./options.js";

const encoder = new TextEncoder();
const bodyHashes = new WeakMap<Uint8Array, Promise<string>>();

/** The SHA-256, in hex, of the event's name and the body, or of the body's SHA-256 and the place of an item in it. */
export async function createKey({ event, body, index }: DedupeSubject): Promise<string> {
  if (index === undefined) return hash(`${event}\n`, body);
  // One request may carry thousands of items, and its body need not be hashed for each.
  const bodyHash = bodyHashes.get(body) ?? hash("", body);
  bodyHashes.set(body, bodyHash);
  return hash(`${event}\n${index}\n${await bodyHash}`, new Uint8Array());
}

async function hash(text: string, bytes: Uint8Array): Promise<string> {
  const head = encoder.encode(text);
  const message = new Uint8Array(head.length + bytes.length);
  message.set(head);
  message.set(bytes, head.length);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", message));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
