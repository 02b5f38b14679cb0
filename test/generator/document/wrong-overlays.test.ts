import { describe, expect, it, test } from "vitest";
import { applyOverlays } from "../../../generator/document/overlay.js";
import { places, read } from "./documents.js";
import { apply, document } from "./support/overlays.js";

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
