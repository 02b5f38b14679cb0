import { isObject, type JsonObject, stringMember } from "../document/json.js";
import type { LocatedDocument } from "../document/source-document.js";
import type { Model } from "../model/model.js";
import { sortedBy } from "../order.js";
import type { EmittedFile, Origin } from "./file.js";
import { emitGitignore } from "./gitignore.js";
import { emitPackageJson } from "./package-json.js";
import { emitReadme } from "./readme.js";
import { entriesOf, selectTemplates } from "./templates.js";
import { emitTsconfig } from "./tsconfig.js";

/** What a package consists of besides what its model gives. */
export interface PackageParts {
  readonly origin: Origin;
  /** The environment variable that the documentation keeps the secret in. */
  readonly secretVariable: string;
  /** The maintainers' `package.json`. */
  readonly manifest: LocatedDocument;
  /** The run-time modules by path, `src/receiver.ts`. */
  readonly templates: ReadonlyMap<string, string>;
  /** Files that are copied as they are, such as `LICENSE` and `CHANGELOG.md`. */
  readonly copied: readonly EmittedFile[];
}

/**
 * Every file of a package, sorted by path, laid out as it will be reviewed.
 *
 * @param spec what was emitted under `src/spec/`
 */
export function assemblePackage(
  model: Model,
  spec: readonly EmittedFile[],
  parts: PackageParts,
): readonly EmittedFile[] {
  const manifest: JsonObject = isObject(parts.manifest.data) ? parts.manifest.data : {};
  const { origin, secretVariable, templates } = parts;
  const name = stringMember(manifest, "name") ?? "webhooks";
  const description = stringMember(manifest, "description");
  const entries = entriesOf(model);
  const files = [
    ...spec,
    emitGitignore(),
    emitPackageJson(manifest, entries),
    emitReadme(model, { name, description, secretVariable }, origin),
    emitTsconfig(),
    ...selectTemplates(templates, entries, spec),
    ...parts.copied,
  ];
  return sortedBy(files, (file) => file.path);
}
