import { isAlias, isMap, isSeq, type Node, type Pair, type YAMLMap } from "yaml";

/** What is needed to find nodes by key without searching; filled while the data is read. */
export interface YamlIndex {
  /** What each alias stands for. */
  readonly aliases: Map<Node, Node>;
  readonly maps: Map<YAMLMap, MapIndex>;
}

/** The pairs of one map by key, and what its merge keys bring in. */
export interface MapIndex {
  readonly pairs: ReadonlyMap<string, Pair>;
  readonly merges: readonly Node[];
}

/** A node and the node of the key it stands at; items of a list have none. */
export interface Found {
  readonly node: Node | null;
  readonly key?: Node;
}

/** The member or item of `parent` at `key`, looked for behind aliases and in merged maps. */
export function findChild(index: YamlIndex, parent: Node | null, key: string): Found | undefined {
  const node = isAlias(parent) ? index.aliases.get(parent) : parent;
  if (isSeq(node)) {
    const item = /^(?:0|[1-9]\d*)$/.test(key) ? node.items[Number(key)] : undefined;
    return item === undefined ? undefined : { node: item as Node };
  }
  return isMap(node) ? findMember(index, node, key) : undefined;
}

function findMember(index: YamlIndex, map: YAMLMap, key: string): Found | undefined {
  const { pairs, merges } = index.maps.get(map) ?? { pairs: new Map<string, Pair>(), merges: [] };
  const pair = pairs.get(key);
  if (pair !== undefined) return { node: pair.value as Node | null, key: pair.key as Node };
  for (const merge of merges) {
    const source = isAlias(merge) ? index.aliases.get(merge) : merge;
    for (const map of isSeq(source) ? (source.items as Node[]) : [source ?? null]) {
      const found = findChild(index, map, key);
      if (found) return found;
    }
  }
  return undefined;
}
