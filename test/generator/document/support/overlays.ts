import { applyOverlays, type OverlaidDocument } from "../../../../generator/document/overlay.js";
import type { SourceDocument } from "../../../../generator/document/source-document.js";
import { read } from "../documents.js";

/** `doc.yaml`, to which the overlays of these tests apply. */
export const document = read(`asyncapi: 2.6.0
info: {title: Hooks, version: 1.0.0}
tags: [a, b, {name: c}]
components:
  messages:
    Foo: {name: foo, list: [1]}
    Bar: {name: bar}
`);

/** An overlay of these actions, in YAML; the first stands in line 4 of `overlay.yaml`. */
export function overlay(actions: string, version = "1.1.0"): SourceDocument {
  return read(
    `overlay: ${version}\ninfo: {title: Overlay, version: 1.0.0}\nactions:\n${actions}`,
    "overlay.yaml",
  );
}

/** The document after one overlay of these actions. */
export function apply(actions: string, version?: string): OverlaidDocument {
  return applyOverlays(document, [overlay(actions, version)]);
}
