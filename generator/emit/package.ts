import { isObject, type JsonObject } from "../document/json.js";
import type { LocatedDocument } from "../document/source-document.js";
import type { Model } from "../model/model.js";
import { sortedBy } from "../order.js";
import type { EmittedFile, Origin } from "./file.js";
import { emitGitignore } from "./gitignore.js";
import { emitPackageJson } from "./package-json.js";
import { emitReadme } from "./readme.js";
import { emitSamples } from "./samples.js";
import type { EmitSpecTypes } from "./spec-types.js";
import { selectTemplates } from "./templates.js";
import { emitTsconfig } from "./tsconfig.js";
import { emitValidators, type FormatsOption } from "./validators.js";

/** What a package consists of besides its model. */
export interface PackageParts {
  readonly origin: Origin;
  readonly formats: FormatsOption;
  /** The environment variable that the documentation keeps the secret in. */
  readonly secretVariable: string;
  /** The maintainers' `package.json`. */
  readonly manifest: LocatedDocument;
  readonly samples: ReadonlyMap<string, unknown>;
  /** The run-time modules by path, `src/receiver.ts`. */
  readonly templates: ReadonlyMap<string, string>;
  /** Files that are copied as they are, such as `LICENSE` and `CHANGELOG.md`. */
  readonly copied: readonly EmittedFile[];
}

/**
 * Every file of a package, sorted by path, laid out as it will be reviewed.
 *
 * @param emitTypes prints the types; a thread may do it while the rest is emitted here
 */
export async function emitPackage(
  model: Model,
  parts: PackageParts,
  emitTypes: EmitSpecTypes,
): Promise<readonly EmittedFile[]> {
  const { origin, samples } = parts;
  const manifest: JsonObject = isObject(parts.manifest.data) ? parts.manifest.data : {};
  const typed = emitTypes({ model, secretVariable: parts.secretVariable, origin });
  const data = [emitSamples(model, samples, origin), emitValidators(model, parts.formats, origin)];
  const spec = [...(await typed), ...data];
  const name = typeof manifest["name"] === "string" ? manifest["name"] : "webhooks";
  const description = typeof manifest["description"] === "string" ? manifest["description"] : undefined;
  const files = [
    ...spec,
    emitGitignore(),
    emitPackageJson(manifest),
    emitReadme(model, { name, description, secretVariable: parts.secretVariable }, origin),
    emitTsconfig(),
    ...selectTemplates(parts.templates, spec),
    ...parts.copied,
  ];
  return sortedBy(files, (file) => file.path);
}
