import semver from "semver";

import { refusal } from "../disk/refusal.js";
import { stringMember } from "../document/json.js";
import { type DocumentText, parseDocument } from "../document/parse.js";

/**
 * The version in a `package.json`; undefined where it has none.
 *
 * @throws DiagnosticError when it is no semantic version.
 */
export function readVersion(manifest: DocumentText): string | undefined {
  const version = stringMember(parseDocument(manifest).document?.data, "version");
  if (version === undefined || semver.valid(version) === version) return version;
  throw refusal(
    "package-version",
    `The version in ${manifest.file} is no semantic version: \`${version}\`.`,
    "Write one such as 0.1.0; an update raises it.",
  );
}

/**
 * A `package.json` with another version, and everything else as it was: members in their order, the same indentation.
 *
 * @throws DiagnosticError when it is no JSON.
 */
export function withVersion({ file, text }: DocumentText, version: string): string {
  const indentation = /^[{\s]*\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  try {
    const content: unknown = JSON.parse(text);
    return `${JSON.stringify({ ...Object(content), version }, null, indentation)}\n`;
  } catch {
    throw refusal("package-json", `${file} is not JSON.`, "Mend it; npm could not read it either.");
  }
}
