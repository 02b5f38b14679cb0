import type { JsonObject } from "../document/json.js";
import type { EmittedFile } from "./file.js";
import { bundleCommand, bundleEnding, isBundled } from "./node-bundle.js";
import { platformModules, type Entry } from "./templates.js";

/** What of a package's `package.json` its maintainers decide; everything else follows from how it is made. */
export const packageInputs = [
  "name",
  "version",
  "private",
  "description",
  "keywords",
  "homepage",
  "bugs",
  "license",
  "author",
  "contributors",
  "funding",
  "repository",
  "publishConfig",
] as const;

/** `package.json`: the maintainers' members, and how the package is loaded. */
export function emitPackageJson(input: JsonObject, entries: readonly Entry[]): EmittedFile {
  const given = packageInputs.filter((name) => Object.hasOwn(input, name)).map((name) => [name, input[name]]);
  const content = {
    ...Object.fromEntries(given),
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    exports: {
      ...Object.fromEntries(entries.map((entry) => [entry.subpath, targetOf(entry)])),
      "./package.json": "./package.json",
    },
    imports: Object.fromEntries(
      Object.entries(platformModules).map(([name, { node, default: other }]) => [
        name,
        { node: target(node), default: target(other) },
      ]),
    ),
    files: ["dist", "src", "CHANGELOG.md"],
    scripts: { build: `tsc -p tsconfig.json && ${bundleCommand()}`, prepack: "npm run build" },
  };
  return { path: "package.json", text: `${JSON.stringify(content, null, 2)}\n` };
}

function targetOf(entry: Entry) {
  const { types, default: other } = target(entry.module);
  if (!isBundled(entry)) return { types, default: other };
  // Bundlers know the condition `module`, Node.js does not: a bundle of theirs would have twice what both files hold.
  return { types, module: other, node: other.replace(/\.js$/, bundleEnding), default: other };
}

function target(module: string) {
  return { types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` };
}
