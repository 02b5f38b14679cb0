import { describe, expect, test, vi } from "vitest";
import { createReceiver } from "../../templates/src/index.js";
import { later } from "../../templates/src/later.js";
import { receiveRequest, SECRET } from "./support/acme.js";

describe("a module that is loaded when it is needed", () => {
  test("is loaded once", async () => {
    const load = vi.fn(async () => ({ value: 1 }));
    const get = later(load);
    expect(load).not.toHaveBeenCalled();
    expect(await get()).toBe(await get());
    expect(load).toHaveBeenCalledOnce();
  });

  test("is asked for again when it could not be loaded", async () => {
    const load = vi.fn(async () => ({ value: 1 }));
    load.mockRejectedValueOnce(new Error("EMFILE: too many open files"));
    const get = later(load);
    await expect(get()).rejects.toThrow("EMFILE");
    expect(await get()).toEqual({ value: 1 });
  });
});

test("a signature that does not count gets 401 although what looks into it cannot be loaded", async () => {
  vi.doMock("../../templates/src/hint.js", () => {
    throw new Error("EMFILE: too many open files");
  });
  const receiver = createReceiver({ secret: SECRET });
  const onRejected = vi.fn();
  receiver.onRejected(onRejected);
  const { status, code } = await receiver.receive(receiveRequest({ signature: null }));
  expect({ status, code }).toEqual({ status: 401, code: "signature_missing" });
  expect(onRejected).toHaveBeenCalledOnce();
});
