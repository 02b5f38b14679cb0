import { expect, test, vi } from "vitest";
import { keepLast } from "../../../templates/src/crypto/keep-last.js";

test("what is made of a value is kept for the last hundred values", () => {
  const make = vi.fn((value: string) => ({ value }));
  const get = keepLast(make);
  const first = get("0");
  expect(get("0")).toBe(first);
  for (let index = 1; index < 100; index++) get(String(index));
  expect(get("0")).toBe(first);
  expect(make).toHaveBeenCalledTimes(100);
  get("100");
  expect(get("0")).not.toBe(first);
  expect(get("0")).toEqual({ value: "0" });
});

test("what could not be made is made again", () => {
  const make = vi.fn((value: string) => value.length);
  make.mockImplementationOnce(() => {
    throw new TypeError("wrong");
  });
  const get = keepLast(make);
  expect(() => get("abc")).toThrow("wrong");
  expect(get("abc")).toBe(3);
});
