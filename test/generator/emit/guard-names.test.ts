import { expect, test } from "vitest";
import { guardNames } from "../../../generator/emit/guard-names.js";

const eventOf = (payload: string) => ({ name: payload, payload }) as Parameters<typeof guardNames>[0][number];

test("a validator is called after its type, once for all events that share it", () => {
  expect([...guardNames(["Tag", "Order", "Tag"].map(eventOf))]).toEqual([
    ["Order", "isOrder"],
    ["Tag", "isTag"],
  ]);
});

test("a validator does not take the name of a format's check", () => {
  expect(guardNames([eventOf("Email")]).get("Email")).toBe("isEmailPayload");
});

test("a validator that gives way does not take the name of another", () => {
  const names = guardNames(["Email", "EmailPayload"].map(eventOf));
  expect([...names.values()]).toEqual(["isEmailPayloadPayload", "isEmailPayload"]);
});
