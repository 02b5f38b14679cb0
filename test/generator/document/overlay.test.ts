import { describe, expect, it, test } from "vitest";
import { applyOverlays } from "../../../generator/document/overlay.js";
import { place, places, read } from "./documents.js";

const document = read(`asyncapi: 2.6.0
info: {title: Hooks, version: 1.0.0}
tags: [a, b, {name: c}]
components:
  messages:
    Foo: {name: foo, list: [1]}
    Bar: {name: bar}
`);

function overlay(actions: string, version = "1.1.0") {
  return read(
    `overlay: ${version}\ninfo: {title: Overlay, version: 1.0.0}\nactions:\n${actions}`,
    "overlay.yaml",
  );
}

function apply(actions: string, version?: string) {
  return applyOverlays(document, [overlay(actions, version)]);
}

describe("update", () => {
  test.each<[name: string, actions: string, target: string, value: unknown]>([
    [
      "merges into a map",
      "- {target: $.info, update: {title: New, x-a: {b: 1}}}",
      "info",
      { title: "New", version: "1.0.0", "x-a": { b: 1 } },
    ],
    [
      "merges maps at any depth",
      "- {target: $, update: {info: {title: New}}}",
      "info",
      { title: "New", version: "1.0.0" },
    ],
    [
      "concatenates a list",
      "- {target: $.tags, update: [d, e]}",
      "tags",
      ["a", "b", { name: "c" }, "d", "e"],
    ],
    [
      "concatenates a list within a map",
      "- {target: $, update: {tags: [d]}}",
      "tags",
      ["a", "b", { name: "c" }, "d"],
    ],
    [
      "appends a map to a list",
      "- {target: $.tags, update: {name: d}}",
      "tags",
      ["a", "b", { name: "c" }, { name: "d" }],
    ],
    ["appends text to a list", "- {target: $.tags, update: d}", "tags", ["a", "b", { name: "c" }, "d"]],
    [
      "replaces a single value",
      "- {target: $.info.title, update: New}",
      "info",
      { title: "New", version: "1.0.0" },
    ],
    [
      "replaces a single value by null",
      "- {target: $.info.title, update: null}",
      "info",
      { title: null, version: "1.0.0" },
    ],
    ["reads 1.0 like 1.1", "- {target: $.tags, update: [d]}", "tags", ["a", "b", { name: "c" }, "d"]],
  ])("%s", (name, actions, target, value) => {
    const { data, diagnostics } = apply(actions, name.includes("1.0 ") ? "1.0.0" : "1.1.0");
    expect(diagnostics).toEqual([]);
    expect((data as Record<string, unknown>)[target]).toEqual(value);
  });

  it("reaches every target, each once", () => {
    const { data } = apply("- {target: \"$.components.messages['Foo', 'Foo', 'Bar']\", update: {list: [2]}}");
    expect(data).toMatchObject({ components: { messages: { Foo: { list: [1, 2] }, Bar: { list: [2] } } } });
  });

  it("sees what earlier actions and overlays did", () => {
    const first = overlay(
      "- {target: $.info, update: {x-a: {}}}\n- {target: $.info.x-a, update: {b: 1}}".replace(
        "$.info.x-a",
        "\"$.info['x-a']\"",
      ),
    );
    const second = overlay("- {target: \"$.info['x-a'].b\", update: 2}");
    const { data, diagnostics } = applyOverlays(document, [first, second]);
    expect(diagnostics).toEqual([]);
    expect(data).toMatchObject({ info: { "x-a": { b: 2 } } });
  });

  it("adds the key __proto__ as data", () => {
    const { data } = apply('- {target: $.info, update: {"__proto__": {polluted: true}}}');
    expect(JSON.stringify(data)).toContain('"__proto__":{"polluted":true}');
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("gives each target a copy of its own", () => {
    const { data } = apply(
      "- {target: $.components.messages.*, update: {x: {y: 1}}}\n- {target: $.components.messages.Foo.x, update: {y: 2}}",
    );
    expect(data).toMatchObject({ components: { messages: { Foo: { x: { y: 2 } }, Bar: { x: { y: 1 } } } } });
  });
});

describe("remove and copy", () => {
  test.each<[name: string, actions: string, value: unknown]>([
    ["removes a member", "- {target: $.info.title, remove: true}", { info: { version: "1.0.0" } }],
    ["removes items", "- {target: '$.tags[0,2]', remove: true}", { tags: ["b"] }],
    [
      "removes items by what they hold",
      "- {target: \"$.tags[?@ == 'b']\", remove: true}",
      { tags: ["a", { name: "c" }] },
    ],
    ["removes targets within targets", "- {target: $..*, remove: true}", {}],
    [
      "copies into a map",
      "- {target: $.components.messages.Bar, copy: $.components.messages.Foo}",
      { components: { messages: { Foo: { name: "foo", list: [1] }, Bar: { name: "foo", list: [1] } } } },
    ],
    [
      "copies over a single value",
      "- {target: $.info.title, copy: $.components.messages.Foo.name}",
      { info: { title: "foo", version: "1.0.0" } },
    ],
  ])("%s", (_name, actions, value) => {
    const { data, diagnostics } = apply(actions);
    expect(diagnostics).toEqual([]);
    expect(data).toEqual(
      Object.keys(value as object).length === 0 ? {} : { ...(document.data as object), ...(value as object) },
    );
  });

  it("replaces a list that was removed before", () => {
    const { data, diagnostics } = apply(
      "- {target: $.tags, remove: true}\n- {target: $, update: {tags: [z]}}",
    );
    expect(diagnostics).toEqual([]);
    expect(data).toMatchObject({ tags: ["z"] });
  });
});

describe("wrong overlays", () => {
  test.each<[name: string, actions: string, expected: string]>([
    [
      "a target that matches nothing",
      "- {target: $.nope, remove: true}",
      "overlay.yaml:4:3 overlay-no-match",
    ],
    ["a target that is no JSONPath", "- target: $.tags[\n  remove: true", "overlay.yaml:4:3 overlay-target"],
    ["a target without $", "- {target: info, remove: true}", "overlay.yaml:4:4 overlay-target"],
    ["targets of several kinds", "- {target: '$.tags[*]', update: x}", "overlay.yaml:4:3 overlay-target"],
    ["removing the document", "- {target: $, remove: true}", "overlay.yaml:4:3 overlay-target"],
    [
      "a list for a single value",
      "- target: $.info\n  update:\n    title: [a]",
      "overlay.yaml:6:5 overlay-conflict",
    ],
    ["a single value for a map", "- target: $.info\n  update: 3", "overlay.yaml:5:3 overlay-conflict"],
    ["a copy of nothing", "- target: $.info\n  copy: $.nope", "overlay.yaml:5:3 overlay-copy"],
    ["a copy of several values", "- target: $.info\n  copy: $.tags[*]", "overlay.yaml:5:3 overlay-copy"],
    ["a copy by no JSONPath", "- target: $.info\n  copy: nope", "overlay.yaml:5:3 overlay-copy"],
    ["nothing to do", "- {target: $.info}", "overlay.yaml:4:3 overlay-action"],
    ["remove: false alone", "- {target: $.info, remove: false}", "overlay.yaml:4:3 overlay-action"],
    ["a misspelt member", "- target: $.info\n  updat: 1", "overlay.yaml:5:3 overlay-action"],
    ["no target", "- {update: 1}", "overlay.yaml:4:3 overlay-action"],
    ["an action that is text", "- text", "overlay.yaml:4:3 overlay-action"],
    ["update and copy", "- target: $.info\n  update: {}\n  copy: $.info", "overlay.yaml:6:3 overlay-action"],
    ["a copy that is no text", "- target: $.info\n  copy: 1", "overlay.yaml:5:3 overlay-action"],
    ["remove with text", "- target: $.info\n  remove: yes", "overlay.yaml:5:3 overlay-action"],
  ])("%s", (_name, actions, expected) => {
    const { data, diagnostics } = apply(actions);
    expect(places(diagnostics)).toEqual([expected]);
    expect(data).toEqual(document.data);
  });

  test.each<[name: string, text: string, expected: string[]]>([
    ["no overlay at all", "openapi: 3.1.0", ["o.yaml:1:1 not-an-overlay"]],
    ["an unknown version", "overlay: 2.0.0", ["o.yaml:1:1 overlay-version"]],
    ["a version that is a number", "overlay: 1.1", ["o.yaml:1:1 overlay-version"]],
    ["no title", "overlay: 1.0.0\ninfo: {version: 1.0.0}\nactions: []", ["o.yaml:2:1 overlay-info"]],
    ["no info", "overlay: 1.0.0\nactions: []", ["o.yaml:1:1 overlay-info", "o.yaml:1:1 overlay-info"]],
    [
      "actions that are no list",
      "overlay: 1.0.0\ninfo: {title: a, version: b}\nactions: {}",
      ["o.yaml:3:1 overlay-actions"],
    ],
    [
      "copy in a 1.0 overlay",
      "overlay: 1.0.1\ninfo: {title: a, version: b}\nactions:\n- {target: $, copy: $.a}",
      ["o.yaml:4:15 overlay-action"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(places(applyOverlays(document, [read(text, "o.yaml")]).diagnostics)).toEqual(expected);
  });

  it("names the target that matches nothing, and how far it led", () => {
    const [diagnostic] = apply("- {target: $.components.mesages.Foo, remove: true}").diagnostics;
    expect(diagnostic?.message).toBe(
      "The action's target `$.components.mesages.Foo` matches nothing in the document.",
    );
    expect(diagnostic?.help).toBe("The longest part of it that matches is `$.components`.");
  });

  it("reports all of them", () => {
    expect(
      places(apply("- {target: $.a, remove: true}\n- {target: $.b, remove: true}").diagnostics),
    ).toHaveLength(2);
  });
});

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
