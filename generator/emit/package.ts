import { isObject, type JsonObject } from "../document/json.js";
import type { LocatedDocument } from "../document/source-document.js";
import type { Model } from "../model/model.js";
import { sortedBy } from "../order.js";
import { emitDelivery } from "./delivery.js";
import { emitEvents } from "./events.js";
import type { EmittedFile, Origin } from "./file.js";
import { formatFile } from "./format.js";
import { emitGitignore } from "./gitignore.js";
import { emitPackageJson } from "./package-json.js";
import { emitPayloads } from "./payloads.js";
import { emitReadme } from "./readme.js";
import { emitSamples } from "./samples.js";
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

/** Every file of a package, sorted by path, laid out as it will be reviewed. */
export async function emitPackage(model: Model, parts: PackageParts): Promise<readonly EmittedFile[]> {
  const { origin, samples } = parts;
  const manifest: JsonObject = isObject(parts.manifest.data) ? parts.manifest.data : {};
  const spec = [
    await emitPayloads(model, origin),
    emitEvents(model, origin),
    emitDelivery(model, parts.secretVariable, origin),
    emitSamples(model, samples, origin),
    emitValidators(model, parts.formats, origin),
  ];
  const name = typeof manifest["name"] === "string" ? manifest["name"] : "webhooks";
  const description = typeof manifest["description"] === "string" ? manifest["description"] : undefined;
  const printed = [
    ...spec,
    emitReadme(model, { name, description, secretVariable: parts.secretVariable }, origin),
    emitTsconfig(),
  ];
  const formatted = await Promise.all(printed.map(formatFile));
  const files = [
    ...formatted,
    emitGitignore(),
    emitPackageJson(manifest),
    ...selectTemplates(parts.templates, spec),
    ...parts.copied,
  ];
  return sortedBy(files, (file) => file.path);
}
