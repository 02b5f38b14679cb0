import { isEqualSecret } from "#crypto";
import { isAnyTrue } from "../when-ready.js";

/** Whether a value is one of several, in a time that does not tell which, and nothing about them but their lengths. */
export function isOneOf(given: Uint8Array, expected: readonly Uint8Array[]): boolean | Promise<boolean> {
  return isAnyTrue(expected.map((candidate) => isEqualSecret(given, candidate)));
}
