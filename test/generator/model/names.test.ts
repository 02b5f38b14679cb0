import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unlistedType } from "../../../generator/emit/unlisted.js";
import { identifierOf, isFreeTypeName, ownExports, typeName } from "../../../generator/model/names.js";

describe("a key of a document becomes a type name", () => {
  it.each([
    ["Conversation", "Conversation"],
    ["conversation", "Conversation"],
    ["order-item", "OrderItem"],
    ["order_item", "Order_item"],
    ["order.item/v2", "OrderItemV2"],
    ["a b", "AB"],
    ["  a  ", "A"],
    ["HTTPRequest", "HTTPRequest"],
    ["class", "Class"],
    ["constructor", "Constructor"],
    ["toString", "ToString"],
    ["__proto__", "___proto__"],
    ["1st", "_1st"],
    ["404", "_404"],
    ["日本", "日本"],
    ["été", "Été"],
    ["e\u0301te\u0301", "Été"],
    ["𝒳y", "𝒳y"],
    ["*/ process.exit() /*", "ProcessExit"],
    ["${x}", "X"],
    ["`", "U60"],
    ['"', "U22"],
    ["'", "U27"],
    ["\\", "U5c"],
    ["\u2028", "U2028"],
    ["🙂", "U1f642"],
    ["🙂🙂", "U1f642_1f642"],
    ["a\u200db", "AB"],
    ["", "U"],
    ["$", "U24"],
    ["EventMap", "EventMapPayload"],
    ["event-map", "EventMapPayload"],
    ["Delivery", "DeliveryPayload"],
    ["Handlers", "HandlersPayload"],
  ])("%j gives %s", (key, name) => {
    expect(typeName(key)).toBe(name);
    expect(isFreeTypeName(name)).toBe(true);
  });

  it("with a second suffix where another key has the first", () => {
    const others = new Set(["Delivery", "DeliveryPayload"].map(identifierOf));
    expect(typeName("Delivery", others)).toBe("DeliveryPayloadPayload");
    expect(typeName("DeliveryPayload", others)).toBe("DeliveryPayload");
  });
});

describe("a stated type name", () => {
  it.each(["A", "a", "_", "$", "Größe", "日本", "A1", "Date", "type"])("may be %s", (name) => {
    expect(isFreeTypeName(name)).toBe(true);
  });

  it.each(["", "1", "a b", "a-b", "a.b", "A<B>", "string", "any", "class", "await", "EventMap", "validate"])(
    "cannot be %j",
    (name) => {
      expect(isFreeTypeName(name)).toBe(false);
    },
  );
});

it("the names that a package exports itself are those that its entries beside payloads export", () => {
  const [index, lean] = ["index", "lean"].map(readEntry);
  const named = new Set([...namesOf(index), ...namesOf(lean), unlistedType.name]);
  expect([...named].toSorted()).toEqual([...ownExports]);
  expect(withoutNames(index)).toBe('export type * from "./spec/payloads.js";');
  expect(withoutNames(lean)).toBe('export type * from "./index.js";');
});

function readEntry(name: string): string {
  return readFileSync(new URL(`../../../templates/src/${name}.ts`, import.meta.url), "utf8");
}

function namesOf(entry = ""): readonly string[] {
  const lists = [...entry.matchAll(/export (?:type )?\{([^}]*)\} from/g)];
  const names = lists.flatMap(([, list = ""]) =>
    list.split(",").map((name) => name.replace(/^\s*(?:type )?(?:\w+ as )?/, "").trim()),
  );
  return names.filter((name) => name !== "");
}

function withoutNames(entry = ""): string {
  return entry.replace(/export (?:type )?\{[^}]*\} from "[^"]+";|\/\*[^]*?\*\/|\/\/.*/g, "").trim();
}
