import { expect, test, vi } from "vitest";
import { keepLast } from "../../../templates/src/crypto/keep-last.js";

test("what is made of a value is kept for the last thousand values", () => {
  const make = vi.fn((value: string) => ({ value }));
  const get = keepLast(make);
  const first = get("0");
  expect(get("0")).toBe(first);
  for (let index = 1; index < 1000; index++) get(String(index));
  expect(get("0")).toBe(first);
  expect(make).toHaveBeenCalledTimes(1000);
  get("1000");
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

test("what could not be made takes no other's place", () => {
  const get = keepLast((value: number | undefined) => {
    if (value === -1) throw new TypeError("wrong");
    return { value };
  });
  const first = get(undefined);
  for (let index = 1; index < 1000; index++) get(index);
  expect(() => get(-1)).toThrow("wrong");
  expect(get(undefined)).toBe(first);
  get(1000);
  expect(get(undefined)).not.toBe(first);
});
