import { expect } from "vitest";
import type { Diagnostic, Location } from "../../../generator/diagnostics/diagnostic.js";
import { parseDocument } from "../../../generator/document/parse.js";
import type { SourceDocument } from "../../../generator/document/source-document.js";

/** The document of a text that is known to be readable. */
export function read(text: string, file = "doc.yaml"): SourceDocument {
  const { document, diagnostics } = parseDocument({ file, text });
  expect(diagnostics).toEqual([]);
  if (document === undefined) throw new Error("no document");
  return document;
}

/** A place as people read it: `doc.yaml:3:5`. */
export function place({ file, line, column }: Location): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** Diagnostics as places with codes: `doc.yaml:3:5 duplicate-key`. */
export function places(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ location, code }) => `${location ? place(location) : "?"} ${code}`);
}
