import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../generator/document/json.js";
import { linkDocument } from "../../../generator/document/link.js";
import { valueAt } from "../../../generator/document/references.js";
import { place, read } from "./documents.js";

/** A document, `spec/asyncapi.yaml`, linked with files beside it; each is YAML or JSON. */
function link(text: string, files: Readonly<Record<string, string>> = {}) {
  const named = Object.entries(files).map(
    ([address, content]) => [address, { file: `spec/${address}`, text: content }] as const,
  );
  return linkDocument(read(text, "spec/asyncapi.yaml"), { root: "asyncapi.yaml", files: new Map(named) });
}

/** The value that the reference at a pointer leads to. */
function followed(data: JsonValue, pointer: string): unknown {
  const reference = String(valueAt(data, `${pointer}/$ref`));
  return valueAt(data, decodeURIComponent(reference.slice(1)));
}

describe("a reference to another file", () => {
  it.each([
    ["as a whole", "a.yaml", { "a.yaml": "type: string" }],
    ["to a part of it", "./a.yaml#/deep/er", { "a.yaml": "deep: { er: { type: string } }" }],
    ["of JSON", "a.json#/x", { "a.json": '{ "x": { "type": "string" } }' }],
    ["in a folder", "schemas/a.yaml", { "schemas/a.yaml": "type: string" }],
    ["with a space in its name", "my%20schema.yaml", { "my schema.yaml": "type: string" }],
    ["above the document's folder", "../a.yaml", { "../a.yaml": "type: string" }],
    ["by an anchor", "a.yaml#name", { "a.yaml": "definitions: { x: { $anchor: name, type: string } }" }],
    ["by an address", "https://a.example/b.yaml#/x", { "https://a.example/b.yaml": "x: { type: string }" }],
  ])("%s is followed", (_name, reference, files) => {
    const { document, diagnostics } = link(`a: { $ref: "${reference}" }`, files);
    expect(diagnostics).toEqual([]);
    expect(followed(document.data, "/a")).toMatchObject({ type: "string" });
  });

  it("counts from the file that it stands in", () => {
    const { document } = link("a: { $ref: one/a.yaml }", {
      "one/a.yaml": "b: { $ref: ../two/b.yaml#/c }",
      "two/b.yaml": "c: { $ref: '#/d' }\nd: { title: end }",
    });
    expect(followed(document.data, "/x-hookstep-files/two~1b.yaml/c")).toEqual({ title: "end" });
    expect(followed(document.data, "/x-hookstep-files/one~1a.yaml/b")).toMatchObject({
      $ref: expect.any(String),
    });
  });

  it("counts from the address of a file that was fetched", () => {
    const { document } = link("a: { $ref: 'https://a.example/x/one.yaml' }", {
      "https://a.example/x/one.yaml": "b: { $ref: ../two.yaml }",
      "https://a.example/two.yaml": "title: end",
    });
    expect(followed(document.data, "/x-hookstep-files/https:~1~1a.example~1x~1one.yaml/b")).toEqual({
      title: "end",
    });
  });

  it("may lead back to the document, and round in circles", () => {
    const { document } = link("s: { title: start }\na: { $ref: a.yaml }", {
      "a.yaml": "start: { $ref: 'asyncapi.yaml#/s' }\nitems: { $ref: b.yaml }",
      "b.yaml": "items: { $ref: a.yaml }",
    });
    expect(followed(document.data, "/x-hookstep-files/a.yaml/start")).toEqual({ title: "start" });
    expect(followed(document.data, "/x-hookstep-files/b.yaml/items")).toHaveProperty("start");
  });

  it("is data where it stands in an example", () => {
    const { document } = link("example: { $ref: a.yaml }\nx-note: { $ref: a.yaml }\nb: { $ref: a.yaml }", {
      "a.yaml": "{}",
    });
    expect(document.data).toMatchObject({ example: { $ref: "a.yaml" }, "x-note": { $ref: "a.yaml" } });
  });

  it("leaves everything in the line it was written in", () => {
    const { document } = link("a: { $ref: a.yaml }\nb: 1", { "a.yaml": "x: 1\ny:\n  z: 2\n" });
    expect(place(document.locate("/b"))).toBe("spec/asyncapi.yaml:2:4");
    expect(place(document.locate("/x-hookstep-files/a.yaml/y/z"))).toBe("spec/a.yaml:3:6");
  });

  it("that is broken is an error in its own line", () => {
    const { diagnostics } = link("a: { $ref: a.yaml }", { "a.yaml": "x: 1\nx: 2\n" });
    expect(diagnostics.map(({ code, location }) => [code, location && place(location)])).toEqual([
      ["duplicate-key", "spec/a.yaml:2:1"],
    ]);
  });

  it("that was refused stays, with the reason", () => {
    const { document } = linkDocument(read("a: { b: { $ref: ../a.yaml } }"), {
      root: "doc.yaml",
      files: new Map([["../a.yaml", { message: "No." }]]),
    });
    expect(document.data).toEqual({ a: { b: { $ref: "../a.yaml" } } });
    expect(document.refusals).toEqual(new Map([["/a/b", { message: "No." }]]));
  });

  it("that an overlay adds is followed when the document is linked again", () => {
    const files = { "a.yaml": "b: { $ref: '#/c' }\nc: { title: end }", "d.yaml": "title: new" };
    const { document } = link("a: { $ref: a.yaml }", files);
    const data = { ...(document.data as object), e: { $ref: "d.yaml" } };
    const again = linkDocument(
      { ...document, data },
      { root: "asyncapi.yaml", files: new Map([["d.yaml", { file: "spec/d.yaml", text: "title: new" }]]) },
    );
    expect(followed(again.document.data, "/e")).toEqual({ title: "new" });
    expect(followed(again.document.data, "/x-hookstep-files/a.yaml/b")).toEqual({ title: "end" });
  });
});

describe("a reference to an identifier", () => {
  it.each([
    ["relative", "a: { $id: 'https://x.example/s', $defs: { t: { $id: t, title: found } }, b: { $ref: t } }"],
    [
      "absolute",
      "a: { $id: 'https://x.example/s', b: { $ref: 'https://x.example/t' } }\nt: { $id: 'https://x.example/t', title: found }",
    ],
    ["a URN", "t: { $id: 'urn:x:1', title: found }\na: { b: { $ref: 'urn:x:1' } }"],
    ["an anchor of draft 7", "a: { b: { $ref: '#here' } }\nt: { $id: '#here', title: found }"],
    ["an anchor", "a: { b: { $ref: '#here' } }\nt: { $anchor: here, title: found }"],
    [
      "with a pointer below it",
      "t: { $id: 'https://x.example/t', $defs: { u: { title: found } } }\na: { b: { $ref: 'https://x.example/t#/$defs/u' } }",
    ],
    [
      "with a pointer from the schema around it",
      "a: { $id: 'https://x.example/s', $defs: { u: { title: found } }, b: { $ref: '#/$defs/u' } }",
    ],
  ])("that is %s is followed", (_name, text) => {
    expect(followed(link(text).document.data, "/a/b")).toMatchObject({ title: "found" });
  });

  it("does not keep a pointer from counting from the document", () => {
    const { document } = link("a: { $id: 'https://x.example/s', b: { $ref: '#/t' } }\nt: { title: found }");
    expect(followed(document.data, "/a/b")).toEqual({ title: "found" });
  });

  it("that two schemas have is refused", () => {
    const { document } = link("s: { $id: x, title: 1 }\nt: { $id: x, title: 2 }\na: { $ref: x }");
    expect([...(document.refusals ?? [])]).toEqual([
      ["/a", { message: expect.stringContaining("Several schemas") }],
    ]);
  });
});

it("a document that refers by pointers only stays as it is", () => {
  const document = read("a: { $ref: '#/b' }\nb: {}");
  expect(linkDocument(document, { root: "doc.yaml", files: new Map() }).document).toBe(document);
});
