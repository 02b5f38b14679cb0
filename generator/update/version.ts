import semver from "semver";

import type { ChangeClass } from "../drift/change.js";

/**
 * The version that changes deserve (Semantic Versioning 2.0.0): breaking ones a major, additions a minor, words a
 * patch. Before 1.0.0, where anything may change, breaking ones raise the minor and all else the patch.
 *
 * @throws TypeError when `version` is no semantic version
 */
export function nextVersion(version: string, weight: ChangeClass): string {
  const parsed = semver.parse(version);
  if (parsed === null) throw new TypeError(`\`${version}\` is no semantic version`);
  const next = semver.inc(parsed, parsed.major === 0 ? early[weight] : stable[weight]);
  if (next === null) throw new TypeError(`\`${version}\` has no next version`);
  return next;
}

const stable = { breaking: "major", addition: "minor", documentation: "patch" } as const;
const early = { breaking: "minor", addition: "patch", documentation: "patch" } as const;
