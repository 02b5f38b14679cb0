import { readdirSync, readFileSync } from "node:fs";
import { isObject, type JsonObject, type JsonValue } from "../../generator/document/json.js";
import { applyOverlays } from "../../generator/document/overlay.js";
import { parseDocument } from "../../generator/document/parse.js";
import type { SourceDocument } from "../../generator/document/source-document.js";

const folder = new URL("../../spec/helpscout/", import.meta.url);

/** The text of a file in `spec/helpscout`. */
export function readText(path: string): string {
  return readFileSync(new URL(path, folder), "utf8");
}

/** A JSON file in `spec/helpscout`. */
export function readObject(path: string): JsonObject {
  return objectOf(JSON.parse(readText(path)) as JsonValue);
}

/** The events that have an example, sorted. */
export function exampleNames(): string[] {
  const files = readdirSync(new URL("examples/", folder));
  return files.map((file) => file.replace(/\.json$/, "")).toSorted();
}

/** Narrows to an object; a test that meets something else fails here. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  if (!isObject(value)) throw new TypeError(`not an object: ${JSON.stringify(value)}`);
  return value;
}

/** The data of asyncapi.yaml alone. */
export const upstream = objectOf(parse("asyncapi.yaml").data);

/** The actions of overlay.yaml. */
export const overlay = objectOf(parse("overlay.yaml").data);

/** What applying overlay.yaml to asyncapi.yaml gives. */
export const overlaid = applyOverlays(parse("asyncapi.yaml"), [parse("overlay.yaml")]);

/** `components.messages` or `components.schemas` of a document. */
export function components(document: JsonValue, kind: "messages" | "schemas"): JsonObject {
  return objectOf(objectOf(objectOf(document)["components"])[kind]);
}

function parse(path: string): SourceDocument {
  const { document, diagnostics } = parseDocument({ file: path, text: readText(path) });
  if (document === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return document;
}
