import { existsSync } from "node:fs";
import { join } from "node:path";

import { refusal } from "../disk/refusal.js";
import { readSource } from "../disk/source.js";
import { isArray, type JsonValue, member, stringMember } from "../document/json.js";
import { MAX_DOCUMENT_BYTES, parseDocument } from "../document/parse.js";
import { outlinePath } from "../emit/outline.js";
import type { Outline } from "../model/outline.js";
import { schemes } from "../model/signature-model.js";
import type { PackageFolder } from "../project/packages.js";

/** What a package says of itself to those who have only installed it. */
export interface InstalledOutline {
  readonly outline: Outline;
  /** The environment variable that its documentation keeps the secret in. */
  readonly secretVariable: string;
}

/**
 * Reads what an installed package has for a skeleton of its handlers.
 *
 * @throws DiagnosticError when it has nothing of that kind: another hookstep has generated it, or it is not hookstep's.
 */
export function readInstalledOutline({ name, folder, remedy }: PackageFolder): InstalledOutline {
  const file = join(folder, outlinePath);
  const data = existsSync(file)
    ? parseDocument({ file, text: readSource(file, MAX_DOCUMENT_BYTES) }).document?.data
    : undefined;
  const secretVariable = stringMember(data, "secretVariable") ?? "";
  if (isOutline(data) && /^[A-Z_][A-Z0-9_]*$/.test(secretVariable)) return { outline: data, secretVariable };
  throw refusal(
    "no-outline",
    `The package ${name} does not say what its handlers are made of: another hookstep has generated it, or none.`,
    `${remedy} Or take the latest hookstep: npm install --save-dev hookstep@latest`,
  );
}

function isOutline(data: JsonValue | undefined): data is JsonValue & Outline {
  const events = member(data, "events");
  const isNamed = (event: JsonValue): boolean => stringMember(event, "name") !== undefined;
  const scheme = stringMember(member(member(data, "delivery"), "signature"), "scheme");
  return isArray(events) && events.every(isNamed) && schemes.some((known) => known === scheme);
}
