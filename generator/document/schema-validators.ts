import { installation } from "../installation.js";
import type { SupportedVersion } from "./identify.js";
import type { SchemaValidator } from "./schema-error.js";

/**
 * Loads the compiled JSON Schema of one AsyncAPI version, and no other. The files are written by
 * scripts/compile-asyncapi-schemas.ts.
 *
 * @throws Error if they are not there, which is a fault of the installation, not of the document.
 */
export async function loadSchemaValidator(version: SupportedVersion): Promise<SchemaValidator> {
  const url = new URL(`dist/asyncapi-schemas/${version}.js`, installation).href;
  try {
    const module = (await import(url)) as { readonly default: SchemaValidator };
    return module.default;
  } catch (cause) {
    throw new Error(`the compiled schema ${url} is missing; \`npm run prepare\` writes it`, { cause });
  }
}
