import { expect, it, test } from "vitest";
import { inlineSchema } from "../../../generator/document/inline-schema.js";
import { read } from "./documents.js";

const { data } = read(`
plain: {type: object, properties: {X: {$ref: '#/event'}}}
event: {type: string, enum: [a]}
siblings: {$ref: '#/event', description: D, enum: [b]}
self: {type: object, properties: {inner: {$ref: '#/self'}}}
looped: {properties: {a: {$ref: '#/ping'}}}
ping: {properties: {b: {$ref: '#/pong'}}}
pong: {properties: {c: {$ref: '#/ping'}}}
named: {properties: {$ref: {type: string}, const: {$ref: '#/event'}, x-a: {$ref: '#/event'}}}
data: {const: {$ref: '#/event'}, default: {$ref: nowhere}, x-a: {$ref: nowhere}}
proto: {properties: {"__proto__": {$ref: '#/event'}}}
boolean: {$ref: '#/yes'}
yes: true
`);

test.each<[pointer: string, schema: string]>([
  ["/plain", '{"type":"object","properties":{"X":{"type":"string","enum":["a"]}}}'],
  ["/siblings", '{"type":"string","enum":["b"],"description":"D"}'],
  ["/self", '{"type":"object","properties":{"inner":{"type":"object","properties":{"inner":{}}}}}'],
  ["/looped", '{"properties":{"a":{"properties":{"b":{"properties":{"c":{}}}}}}}'],
  [
    "/named",
    '{"properties":{"$ref":{"type":"string"},"const":{"type":"string","enum":["a"]},"x-a":{"type":"string","enum":["a"]}}}',
  ],
  ["/data", '{"const":{"$ref":"#/event"},"default":{"$ref":"nowhere"},"x-a":{"$ref":"nowhere"}}'],
  ["/proto", '{"properties":{"__proto__":{"type":"string","enum":["a"]}}}'],
  ["/boolean", "true"],
])("%s is inlined", (pointer, expected) => {
  const { schema, problems } = inlineSchema(data, pointer);
  expect(problems).toEqual([]);
  expect(JSON.stringify(schema)).toBe(expected);
});

it("says which reference leads nowhere", () => {
  const broken = read("headers: {properties: {X: {$ref: '#/no'}, Y: {$ref: 'a.yaml'}}}").data;
  expect(inlineSchema(broken, "/headers").problems.map(({ code, pointer }) => [code, pointer])).toEqual([
    ["reference-missing", "/headers/properties/X/$ref"],
    ["reference-external", "/headers/properties/Y/$ref"],
  ]);
});

it("refuses references that multiply without end", () => {
  const levels = Array.from({ length: 40 }, (_, level) => {
    const next = `{$ref: '#/s${level + 1}'}`;
    return `s${level}: {properties: {a: ${next}, b: ${next}}}`;
  });
  const bomb = read([...levels, "s40: {}"].join("\n")).data;
  expect(inlineSchema(bomb, "/s0").problems.map(({ code }) => code)).toEqual(["headers-too-large"]);
});
