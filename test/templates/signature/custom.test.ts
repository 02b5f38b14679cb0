import { describe, expect, test, vi } from "vitest";

import { spec } from "../../../templates/src/package-spec.js";
import { validators } from "../../../templates/src/spec/validators.js";
import { buildReceiver } from "../../../templates/src/receiver.js";
import { custom, type CustomOptions } from "../../../templates/src/signature/custom.js";

const request = {
  method: "POST",
  url: "/hook",
  headers: { "X-Acme-Event": "ping", "X-Key": "k" },
  body: "{}",
};

/** A receiver of a vendor whose document does not say how it signs. */
function receiver(options: CustomOptions) {
  const description = { ...spec.description, signature: custom() };
  return buildReceiver({ ...spec, validators, description }, {
    ...options,
    handlers: { ping: () => {} },
  } as never);
}

describe("a spec that does not say how requests are signed", () => {
  test("asks the owner's function, with the request as it came", async () => {
    const verify = vi.fn<CustomOptions["verify"]>(() => true);
    expect(await receiver({ verify }).receive(request)).toMatchObject({ status: 204 });
    const [asked] = verify.mock.calls[0] ?? [];
    expect(asked?.headers.get("x-key")).toBe("k");
    expect([asked?.method, asked?.url, new TextDecoder().decode(asked?.body)]).toEqual([
      "POST",
      "/hook",
      "{}",
    ]);
  });

  test.each([false, undefined, 1, "yes", null])(
    "turns a request away when the function gives %o",
    async (given) => {
      const { receive } = receiver({ verify: async () => given as boolean });
      expect(await receive(request)).toMatchObject({ status: 401, code: "signature_mismatch" });
    },
  );

  test("answers 500 and tells of it when the function throws", async () => {
    const failed = new Error("key store is down");
    const { receive, onError } = receiver({ verify: () => Promise.reject(failed) });
    const listener = vi.fn();
    onError(listener);
    expect(await receive(request)).toMatchObject({ status: 500, code: "check_failed" });
    expect(listener).toHaveBeenCalledWith(expect.objectContaining({ error: failed }));
  });

  test("makes no receiver without a function", () => {
    expect(() => receiver({} as CustomOptions)).toThrow(/`verify` must be a function/);
  });
});
