import { describe, expect, it, test } from "vitest";
import { applyOverlays } from "../../../generator/document/overlay.js";
import { place, read } from "./documents.js";
import { apply, document, overlay } from "./support/overlays.js";

describe("the result", () => {
  const actions = `- target: $.tags
  update: [d, {name: e}]
- target: $.tags[0]
  remove: true
- target: $.components.messages.Foo
  update: {name: new, x-a: {b: 1}}
- target: $.components.messages.Bar
  copy: $.components.messages.Foo
`;
  const result = apply(actions);

  test.each<[pointer: string, value: string, key: string]>([
    ["/info/title", "doc.yaml:2:15", "doc.yaml:2:8"],
    ["/tags/0", "doc.yaml:3:11", "doc.yaml:3:11"],
    ["/tags/1/name", "doc.yaml:3:21", "doc.yaml:3:15"],
    ["/tags/2", "overlay.yaml:5:12", "overlay.yaml:5:12"],
    ["/tags/3/name", "overlay.yaml:5:22", "overlay.yaml:5:16"],
    ["/tags/4", "doc.yaml:3:7", "doc.yaml:3:1"],
    ["/components/messages/Foo", "doc.yaml:6:10", "doc.yaml:6:5"],
    ["/components/messages/Foo/name", "overlay.yaml:9:18", "overlay.yaml:9:12"],
    ["/components/messages/Foo/list/0", "doc.yaml:6:29", "doc.yaml:6:29"],
    ["/components/messages/Foo/x-a/b", "overlay.yaml:9:32", "overlay.yaml:9:29"],
    ["/components/messages/Bar/list/0", "overlay.yaml:11:9", "overlay.yaml:11:3"],
  ])("knows where %s was written", (pointer, value, key) => {
    expect(place(result.locate(pointer))).toBe(value);
    expect(place(result.locate(pointer, { key: true }))).toBe(key);
  });

  it("tells what each action touched", () => {
    expect(result.effects.map(({ action, target, pointers }) => [place(action), target, pointers])).toEqual([
      ["overlay.yaml:4:3", "$.tags", ["/tags/3", "/tags/4"]],
      ["overlay.yaml:6:3", "$.tags[0]", ["/tags/0"]],
      [
        "overlay.yaml:8:3",
        "$.components.messages.Foo",
        ["/components/messages/Foo/name", "/components/messages/Foo/x-a"],
      ],
      [
        "overlay.yaml:10:3",
        "$.components.messages.Bar",
        ["/components/messages/Bar/name", "/components/messages/Bar/list", "/components/messages/Bar/x-a"],
      ],
    ]);
  });

  it("leaves the document as it was", () => {
    const before = JSON.stringify(document.data);
    apply(actions);
    expect(JSON.stringify(document.data)).toBe(before);
  });

  it("changes an aliased value in one place only", () => {
    const aliased = read("a: &x {n: 1}\nb: *x");
    const { data } = applyOverlays(aliased, [overlay("- {target: $.a, update: {n: 2}}")]);
    expect(data).toEqual({ a: { n: 2 }, b: { n: 1 } });
  });

  it("is the document itself where there is no overlay", () => {
    const { data, effects, diagnostics } = applyOverlays(document, []);
    expect(data).toBe(document.data);
    expect([effects, diagnostics]).toEqual([[], []]);
  });
});
