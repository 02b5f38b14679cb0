import { describe, expect, it, test } from "vitest";
import { applyOverlays } from "../../../generator/document/overlay.js";
import { apply, document, overlay } from "./support/overlays.js";

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
