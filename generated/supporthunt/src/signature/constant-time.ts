import { createDigest, verifyDigest } from "#crypto";

let key: Uint8Array | undefined;

/**
 * Whether two values are equal, in a time that tells nothing about either but their lengths: what is compared
 * are their HMACs under a random key.
 */
export async function isEqualSecret(given: Uint8Array, expected: Uint8Array): Promise<boolean> {
  // Not at load: Workers have no randomness outside of a request.
  key ??= crypto.getRandomValues(new Uint8Array(32));
  const digest = await createDigest("sha256", key, expected);
  return verifyDigest("sha256", key, given, digest);
}

/** Whether a value is one of several, in a time that does not tell which. */
export async function isOneOf(given: Uint8Array, expected: readonly Uint8Array[]): Promise<boolean> {
  const checks = await Promise.all(expected.map((candidate) => isEqualSecret(given, candidate)));
  return checks.includes(true);
}
