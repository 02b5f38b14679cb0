/** A part of a document that is edited in place. */
export interface Node {
  [key: string]: Node;
}

/** The schema of this name. */
export function schema(document: Node, name: string): Node {
  return at(document, "components", "schemas", name);
}

/** The properties of the schema of this name. */
export function properties(document: Node, name: string): Node {
  return at(schema(document, name), "properties");
}

/** The part at these keys; throws where one of them is missing. */
export function at(node: Node, ...path: readonly string[]): Node {
  return path.reduce((inner, key) => {
    const next = inner[key];
    if (next === undefined) throw new Error(`no ${key} in ${path.join(".")}`);
    return next;
  }, node);
}

/** Sets a member to any value that JSON has. */
export function set(node: Node, key: string, value: unknown): void {
  node[key] = value as Node;
}

/** The references to the messages of the one channel, to be edited in place. */
export function listed(document: Node): { $ref: string }[] {
  return channelMessage(document)["oneOf"] as unknown as { $ref: string }[];
}

/** What the one channel says of its messages. */
export function channelMessage(document: Node): Node {
  return at(document, "channels", "/webhook", "publish", "message");
}
