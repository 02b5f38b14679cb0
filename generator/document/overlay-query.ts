import { JSONPathEnvironment, JSONPathQuery } from "json-p3";
import type { JsonValue } from "./json.js";
import type { MutableJson } from "./overlay-merge.js";
import { formatPointer } from "./references.js";
import { MAX_DEPTH } from "./yaml-stream.js";

/** A value that a JSONPath selected. */
export interface Selected {
  readonly pointer: string;
  readonly keys: readonly string[];
  readonly value: JsonValue;
}

/** What a JSONPath selects, each value once and in document order; or why it is no JSONPath. */
export type Selection =
  | { readonly nodes: readonly Selected[]; readonly longestMatch?: string; readonly error?: undefined }
  | { readonly error: string };

/** An overlay may nest a document deeper than a file can. */
const environment = new JSONPathEnvironment({ maxRecursionDepth: 4 * MAX_DEPTH });

/**
 * Runs a JSONPath (RFC 9535). Where it selects nothing, `longestMatch` is the longest leading part of it
 * that selects something.
 */
export function select(path: string, data: MutableJson): Selection {
  try {
    const query = environment.compile(path);
    const nodes = new Map<string, Selected>();
    for (const { location, value } of query.query(data)) {
      const pointer = formatPointer(location);
      nodes.set(pointer, { pointer, keys: location.map(String), value: value as JsonValue });
    }
    if (nodes.size > 0) return { nodes: [...nodes.values()] };
    return { nodes: [], longestMatch: longestMatch(query, data) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function longestMatch({ segments }: JSONPathQuery, data: MutableJson): string {
  for (let length = segments.length - 1; length > 0; length -= 1) {
    const part = new JSONPathQuery(environment, segments.slice(0, length));
    if (!part.query(data).empty()) return part.toString();
  }
  return "$";
}
