import type { Model } from "../model/model.js";
import { sortedBy } from "../order.js";
import type { EmittedFile } from "./file.js";

/** A public entry of a package: the name behind the package's, and the module of the run-time code. */
export interface Entry {
  readonly subpath: string;
  readonly module: string;
}

const commonEntries: readonly Entry[] = [
  { subpath: ".", module: "index" },
  { subpath: "./lean", module: "lean" },
  { subpath: "./validators", module: "spec/validators" },
  { subpath: "./node", module: "node" },
  { subpath: "./fastify", module: "fastify" },
  { subpath: "./hono", module: "hono" },
  { subpath: "./lambda", module: "lambda" },
  { subpath: "./dedupe", module: "dedupe" },
  { subpath: "./redis", module: "redis" },
  { subpath: "./testing", module: "testing" },
];

/** The public entries of a model's package: those that all packages have, and those that its document asks for. */
export function entriesOf({ subscriptions }: Model): readonly Entry[] {
  if (subscriptions === undefined) return commonEntries;
  return [...commonEntries, { subpath: "./subscriptions", module: "subscriptions" }];
}

/** What the run-time code imports by a name of the package's own, and the modules that stand for it by platform. */
export const platformModules = {
  "#crypto": { node: "crypto/node", default: "crypto/web" },
  "#trace": { node: "trace/node", default: "trace/none" },
} as const;

const emittedFolder = "src/spec/";

/**
 * The run-time modules a package needs, byte for byte: what its entries and its emitted modules import, and
 * nothing else, so that a package holds no scheme that it does not use.
 *
 * @param templates every run-time module by its path, `src/receiver.ts`
 */
export function selectTemplates(
  templates: ReadonlyMap<string, string>,
  entries: readonly Entry[],
  emitted: readonly EmittedFile[],
): readonly EmittedFile[] {
  const platforms = Object.values(platformModules).flatMap((modules) => Object.values(modules));
  const roots = [...entries.map(({ module }) => module), ...platforms];
  const open = [
    ...roots.map((module) => `src/${module}.ts`),
    ...emitted.flatMap(({ path, text }) => importsOf(path, text)),
  ];
  const selected = new Map<string, EmittedFile>();
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (selected.has(path) || path.startsWith(emittedFolder)) continue;
    const text = templates.get(path);
    if (text === undefined) throw new Error(`no template ${path}`);
    selected.set(path, { path, text });
    open.push(...importsOf(path, text));
  }
  return sortedBy(selected.values(), (file) => file.path);
}

/** The source modules that a module of ours imports by relative path, `import("…")` in a comment included. */
function importsOf(path: string, text: string): readonly string[] {
  const found = [
    ...text.matchAll(/(?:from |import )"(\.{1,2}\/[^"]+)\.js"|import\("(\.{1,2}\/[^"]+)\.js"\)/g),
  ];
  return found.map((match) => {
    const resolved = new URL(`${match[1] ?? match[2] ?? ""}.ts`, `file:///${path}`).pathname.slice(1);
    return resolved;
  });
}
