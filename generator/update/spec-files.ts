import { basename, dirname } from "node:path";

import { readSpecFile, type SpecFile } from "../disk/update-record.js";
import { openWorkspace } from "../disk/workspace.js";
import type { Target } from "../project/targets.js";
import { lockName } from "../upstream/lock.js";

/** The files of a spec folder that an update may write, by what they are. */
export interface SpecTexts<Text> {
  readonly document: Text;
  readonly lock: Text;
  readonly manifest: Text;
  readonly changelog: Text;
}

/** The name of the changelog, in the spec folder and in the package. */
export const changelogName = "CHANGELOG.md";

/**
 * What these files hold, byte for byte, null where there is none. Read before anything is computed from them, so that
 * an edit in the meantime is noticed when they are written.
 *
 * @throws DiagnosticError when one is no plain file.
 */
export function readSpecTexts(target: Target): SpecTexts<string | null> {
  const workspace = openWorkspace(dirname(target.document));
  const read = (key: keyof SpecTexts<unknown>) => readSpecFile(workspace, nameOf(target, key));
  return {
    document: read("document"),
    lock: read("lock"),
    manifest: read("manifest"),
    changelog: read("changelog"),
  };
}

/** The files that get another text; undefined leaves one as it is. */
export function changedSpecFiles(
  target: Target,
  before: SpecTexts<string | null>,
  after: SpecTexts<string | undefined>,
): readonly SpecFile[] {
  return (["document", "lock", "manifest", "changelog"] as const).flatMap((key) => {
    const text = after[key];
    if (text === undefined || text === before[key]) return [];
    return [{ name: nameOf(target, key), before: before[key], after: text }];
  });
}

function nameOf(target: Target, key: keyof SpecTexts<unknown>): string {
  const names = {
    document: basename(target.document),
    lock: lockName,
    manifest: "package.json",
    changelog: changelogName,
  };
  return names[key];
}
