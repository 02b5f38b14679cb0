import { expect, it } from "vitest";

import { samplesOf } from "./samples.js";

it("a schema that refers to itself in several places gives samples all the same", () => {
  const node = { $ref: "#/node" };
  const data = {
    node: {
      type: "object",
      properties: { left: node, right: node, children: { type: "array", items: node } },
    },
  };
  expect(samplesOf(data, "/node").length).toBeGreaterThan(0);
});

it("a schema that has an identifier may stand in several places", () => {
  const data = {
    id: {
      $anchor: "id",
      $id: "https://a.example/id",
      type: "object",
      properties: { inner: { $ref: "#/id" } },
    },
    thing: { type: "object", properties: { a: { $ref: "#/id" }, b: { $ref: "#/id" } } },
  };
  expect(samplesOf(data, "/thing").length).toBeGreaterThan(0);
});

it("types of other languages are what they mean", () => {
  const samples = samplesOf({ count: { type: "int" } }, "/count");
  expect(samples.length).toBeGreaterThan(0);
  expect(samples.every(Number.isInteger)).toBe(true);
});

it("bounds of draft 4 hold", () => {
  const data = { amount: { type: "number", minimum: 0, exclusiveMinimum: true } };
  const samples = samplesOf(data, "/amount");
  expect(samples.every((sample) => Number(sample) > 0)).toBe(true);
});
