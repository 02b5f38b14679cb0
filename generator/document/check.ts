import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isSupportedVersion } from "./identify.js";
import { member } from "./json.js";
import { causesOf, type SchemaError } from "./schema-error.js";
import { loadSchemaValidator } from "./schema-validators.js";
import { describeViolation } from "./schema-violation.js";
import type { LocatedDocument } from "./source-document.js";

/** As many places with the same fault are reported one by one; of more, the first stands for all. */
const MAX_ALIKE = 3;

/**
 * Checks a document against AsyncAPI's own JSON Schema. All findings are warnings: most breaches harm no
 * receiver, and what the later steps cannot understand they report themselves. A document of a version
 * that is not read has no findings.
 */
export async function checkDocument(document: LocatedDocument): Promise<readonly Diagnostic[]> {
  const version = member(document.data, "asyncapi");
  if (!isSupportedVersion(version)) return [];
  const validate = await loadSchemaValidator(version);
  if (validate(document.data)) return [];
  return groupAlike(causesOf(validate.errors ?? [])).flatMap((alike) => {
    const shown = alike.length > MAX_ALIKE ? alike.slice(0, 1) : alike;
    return shown.map((error) => warning(document, error, version, alike.length - shown.length));
  });
}

function warning(document: LocatedDocument, error: SchemaError, version: string, more: number): Diagnostic {
  const { pointer, message } = describeViolation(error, document.data, version);
  return {
    code: "asyncapi-schema",
    severity: "warning",
    message: more > 0 ? `${message}; ${more} other places are alike.` : `${message}.`,
    pointer,
    location: document.locate(pointer, { key: true }),
  };
}

/** Errors of one rule about members of one name. */
function groupAlike(errors: readonly SchemaError[]): readonly SchemaError[][] {
  const groups = new Map<string, SchemaError[]>();
  for (const error of errors) {
    const { keyword, schemaPath, params, instancePath } = error;
    const kind = JSON.stringify([
      keyword,
      schemaPath,
      params,
      instancePath.split("/").at(-1)?.replace(/^\d+$/, ""),
    ]);
    groups.set(kind, [...(groups.get(kind) ?? []), error]);
  }
  return [...groups.values()];
}
