import { expect } from "vitest";
import { readStructure } from "../../../../generator/document/read-structure.js";
import type { DocumentStructure } from "../../../../generator/document/structure.js";
import { read } from "../documents.js";

/** What a document of AsyncAPI 2 begins with. */
export const V2 = "asyncapi: 2.6.0\ninfo: {title: Hooks, version: 1.0.0}\n";

/** What a document of AsyncAPI 3 begins with. */
export const V3 = "asyncapi: 3.0.0\ninfo: {title: Hooks, version: 1.0.0}\n";

/** The structure of a text that is known to have one. */
export async function structureOf(text: string): Promise<DocumentStructure> {
  const { structure, diagnostics } = await readStructure(read(text));
  expect(diagnostics).toEqual([]);
  if (structure === undefined) throw new Error("no structure");
  return structure;
}
