import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeSignature, encodeSignature } from "../../../templates/src/signature/encoding.js";

describe("base64", () => {
  test.each([
    ["", ""],
    ["Zg==", "f"],
    ["Zm8=", "fo"],
    ["Zm9vYmFy", "foobar"],
    ["+/+/", "\xFB\xFF\xBF"],
  ])("%o is read", (text, bytes) => {
    expect(Buffer.from(decodeSignature(text, "base64") ?? "none").toString("latin1")).toBe(bytes);
  });

  test.each([
    ["without its padding", "Zg"],
    ["with half of its padding", "Zg="],
    ["with too much padding", "Zm9vYmFy===="],
    ["with padding inside", "Zg==Zg=="],
    ["with unused bits that are not zero", "Zh=="],
    ["with a space", "Zm9v YmFy"],
    ["with a line end", "Zm9vYmFy\n"],
    ["with the URL alphabet", "-_-_"],
    ["with a stray character", "Zm9vY==="],
    ["with characters beyond ASCII", "Zm9vYmFé"],
    ["with characters beyond Latin 1", "Zm9vYmF\u{1F600}"],
  ])("%s is refused", (_, text) => {
    expect(decodeSignature(text, "base64")).toBeUndefined();
  });
});

describe("base64url", () => {
  test.each(["-_8", "-_8="])("%o is read, with its padding or without", (text) => {
    expect(decodeSignature(text, "base64url")).toEqual(Uint8Array.of(0xfb, 0xff));
  });

  test.each([
    ["with the other alphabet", "+/8"],
    ["with half of its padding", "_w="],
    ["with unused bits that are not zero", "-_9"],
  ])("%s is refused", (_, text) => {
    expect(decodeSignature(text, "base64url")).toBeUndefined();
  });
});

describe("hex", () => {
  test.each(["00ff7f", "00FF7F", "00fF7f"])("%o is read in either case", (text) => {
    expect(decodeSignature(text, "hex")).toEqual(Uint8Array.of(0, 255, 127));
  });

  test.each([
    ["of an odd length", "00f"],
    ["of an odd length that ends in zero", "000"],
    ["with another letter", "0g"],
    ["with a prefix", "0x00"],
    ["with a space", "00 ff"],
  ])("%s is refused", (_, text) => {
    expect(decodeSignature(text, "hex")).toBeUndefined();
  });
});

test.each(["base64", "base64url", "hex"] as const)(
  "%s is written as Node writes it, and read back",
  (encoding) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = encodeSignature(bytes, encoding);
        expect(text).toBe(Buffer.from(bytes).toString(encoding));
        expect(decodeSignature(text, encoding)).toEqual(bytes);
      }),
    );
  },
);

test.each(["base64", "base64url", "hex"] as const)(
  "no two texts in %s stand for the same bytes",
  (encoding) => {
    const alphabet = encoding === "hex" ? "0aAfF" : "AZaz09+/-_=";
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 }), (text) => {
        const bytes = decodeSignature(text, encoding);
        if (bytes === undefined) return;
        const canonical = encoding === "hex" ? text.toLowerCase() : text;
        const printed = encodeSignature(bytes, encoding);
        expect([printed, printed.padEnd(Math.ceil(printed.length / 4) * 4, "=")]).toContain(canonical);
      }),
    );
  },
);
