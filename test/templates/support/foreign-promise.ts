import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { changedAt, comparisons } from "./comparisons.js";

/** Checks every scheme where, as with zone.js, what async functions and WebCrypto give is no instance of the global `Promise`. */
export function describeForeignPromise(by: string): void {
  beforeEach(() => void vi.stubGlobal("Promise", class extends Promise<unknown> {}));
  afterEach(() => void vi.unstubAllGlobals());

  describe.each(comparisons)(
    `where another Promise is global, $name is checked by ${by}`,
    ({ right, check }) => {
      test("with a secret", async () => {
        expect(await check(right)).toBeUndefined();
        expect(await check(changedAt(right, 0))).toBe("signature_mismatch");
      });

      test("with a function that gives the secret", async () => {
        const fromFunction = (secret: string) => async () => secret;
        expect(await check(right, fromFunction)).toBeUndefined();
        expect(await check(changedAt(right, 0), fromFunction)).toBe("signature_mismatch");
      });
    },
  );
}
