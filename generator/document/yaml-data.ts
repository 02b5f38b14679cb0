import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
} from "yaml";
import type { YamlIndex } from "./yaml-index.js";
import { isArray, isObject, type JsonObject, type JsonValue, setMember } from "./json.js";
import { MAX_DEPTH } from "./yaml-stream.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";

/** How many values aliases may add to a document beyond those that are written out. */
const MAX_ALIASED_VALUES = 100_000;

/** Something in a YAML tree that has no JSON counterpart, at an offset into the text. */
export interface YamlProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly offset: number;
  /** A second place that explains the first. */
  readonly earlier?: number;
  readonly help?: string;
}

/** What an anchor names, once it is complete. */
interface Anchor {
  readonly node: Node;
  readonly value: JsonValue;
  /** Number of values in it, aliases expanded. */
  readonly values: number;
  /** Levels of collections in it. */
  readonly height: number;
}

interface Reading {
  readonly index: YamlIndex;
  readonly problems: YamlProblem[];
  readonly anchors: Map<string, Anchor | "open">;
  values: number;
  aliased: number;
  deepest: number;
  /** An alias has gone beyond a limit, which is reported once. */
  exceeded: boolean;
}

/**
 * The data of a YAML document as JSON, with merge keys (`<<`, YAML 1.1) applied and aliases followed;
 * an aliased value is one shared object. Keys are the text of their scalar: `1.10` stays `1.10`.
 * Bounded in time and memory: an alias costs nothing, and what aliases expand to is counted.
 */
export function readYamlData(
  document: Document.Parsed,
  index: YamlIndex,
): { readonly data: JsonValue; readonly problems: readonly YamlProblem[] } {
  const reading: Reading = {
    index,
    problems: [],
    anchors: new Map(),
    values: 0,
    aliased: 0,
    deepest: 0,
    exceeded: false,
  };
  const data = readNode(reading, document.contents, 1);
  return { data, problems: reading.problems };
}

function readNode(reading: Reading, node: unknown, depth: number): JsonValue {
  reading.values += 1;
  reading.deepest = Math.max(reading.deepest, depth);
  if (isAlias(node)) return readAlias(reading, node, depth);
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
  if (node.anchor === undefined) return readContent(reading, node, depth);
  const { values, deepest } = reading;
  reading.anchors.set(node.anchor, "open");
  reading.deepest = depth;
  const value = readContent(reading, node, depth);
  const height = reading.deepest - depth;
  reading.anchors.set(node.anchor, { node, value, values: reading.values - values + 1, height });
  reading.deepest = Math.max(deepest, reading.deepest);
  return value;
}

function readContent(reading: Reading, node: Node, depth: number): JsonValue {
  if (isMap(node)) return readMap(reading, node, depth);
  if (isSeq(node)) return node.items.map((item) => readNode(reading, item, depth + 1));
  return isScalar(node) ? readScalar(reading, node) : null;
}

function readScalar(reading: Reading, node: Scalar): JsonValue {
  const { value } = node;
  if (typeof value === "number" && !Number.isFinite(value)) {
    const message = `${node.source ?? String(value)} is no number in JSON`;
    reading.problems.push({ code: "number-not-finite", message, offset: startOf(node) });
    return null;
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function readAlias(reading: Reading, node: Node & { source: string }, depth: number): JsonValue {
  const anchor = reading.anchors.get(node.source);
  const fail = (code: DiagnosticCode, message: string): null => {
    reading.problems.push({ code, message, offset: startOf(node) });
    return null;
  };
  if (anchor === undefined) {
    return fail("unknown-anchor", `*${node.source} refers to an anchor that does not stand before it`);
  }
  if (anchor === "open") return fail("alias-cycle", `*${node.source} refers to a value that contains it`);
  reading.values += anchor.values - 1;
  reading.aliased += anchor.values;
  reading.deepest = Math.max(reading.deepest, depth + anchor.height);
  if (reading.exceeded) return null;
  const tooDeep = depth + anchor.height > MAX_DEPTH;
  reading.exceeded = tooDeep || reading.aliased > MAX_ALIASED_VALUES;
  if (tooDeep) return fail("document-too-deep", `*${node.source} makes more than ${MAX_DEPTH} levels`);
  if (reading.exceeded) return fail("alias-bomb", `Aliases stand for more than ${MAX_ALIASED_VALUES} values`);
  reading.index.aliases.set(node, anchor.node);
  return anchor.value;
}

function readMap(reading: Reading, node: YAMLMap, depth: number): JsonObject {
  const object: Record<string, JsonValue> = {};
  const pairs = new Map<string, Pair>();
  const merges: Node[] = [];
  for (const pair of node.items) {
    if (isMergeKey(pair.key)) {
      mergeInto(object, readMerge(reading, pair.value as Node | null, depth, merges));
      continue;
    }
    const key = readKey(reading, pair.key as Node | null);
    const value = readNode(reading, pair.value, depth + 1);
    if (key === undefined) continue;
    const earlier = pairs.get(key);
    if (earlier === undefined) {
      pairs.set(key, pair);
      setMember(object, key, value);
    } else reading.problems.push(duplicateKey(key, startOf(pair.key), startOf(earlier.key)));
  }
  reading.index.maps.set(node, { pairs, merges });
  return object;
}

function duplicateKey(key: string, offset: number, earlier: number): YamlProblem {
  return {
    code: "duplicate-key",
    message: `The key ${JSON.stringify(key)} is in this map twice`,
    offset,
    earlier,
  };
}

function readKey(reading: Reading, node: Node | null): string | undefined {
  if (node === null) return "";
  const anchor = isAlias(node) ? reading.anchors.get(node.source) : undefined;
  const scalar = anchor === undefined || anchor === "open" ? node : anchor.node;
  if (!isScalar(scalar)) {
    const message = "A key must be text, not a list, a map or an unknown alias";
    reading.problems.push({ code: "key-not-text", message, offset: startOf(node) });
    return undefined;
  }
  if (node === scalar && scalar.anchor !== undefined) readNode(reading, scalar, 1);
  return typeof scalar.value === "string" ? scalar.value : (scalar.source ?? "");
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && key.value === "<<";
}

/** What a merge key brings in: one map, or several of which an earlier one wins. */
function readMerge(
  reading: Reading,
  node: Node | null,
  depth: number,
  merges: Node[],
): readonly JsonObject[] {
  const value = readNode(reading, node, depth);
  const sources = isArray(value) ? value : [value];
  if (node !== null && sources.every(isObject)) {
    merges.push(node);
    return sources;
  }
  const message = "A merge key (<<) takes a map or a list of maps";
  reading.problems.push({ code: "merge-not-map", message, offset: startOf(node) });
  return [];
}

function mergeInto(object: Record<string, JsonValue>, sources: readonly JsonObject[]): void {
  for (const source of sources) {
    for (const [key, value] of Object.entries(source)) {
      if (!Object.hasOwn(object, key)) setMember(object, key, value);
    }
  }
}

function startOf(node: unknown): number {
  return (isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined) ?? 0;
}
