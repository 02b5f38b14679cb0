import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";
import { promisify } from "node:util";

import { DiagnosticError } from "../diagnostics/diagnostic.js";
import type { FileHashes } from "../disk/hash.js";
import { parseManifest } from "../disk/manifest.js";
import { manifestName } from "../disk/paths.js";
import { type DocumentText, MAX_DOCUMENT_BYTES } from "../document/parse.js";
import { readReferences } from "../project/references.js";
import { overlayNames, type Target } from "../project/targets.js";
import { readGitRevision } from "../upstream/git-revision.js";
import { readVersion } from "./package-version.js";

const run = promisify(execFile);

/** What a package was made from when it got its version. */
export interface LastRelease {
  /** The commit, in full. */
  readonly revision: string;
  readonly document: DocumentText;
  readonly overlays: readonly DocumentText[];
  /** Its files; undefined where the package is not in version control. */
  readonly files?: FileHashes;
}

/**
 * Finds the commit that gave a package the version it has, which is what everything since has to be compared with:
 * commits that change a spec or a template need not raise the version each.
 *
 * @param manifest the `package.json` of the spec folder
 * @returns undefined without git, outside of a repository, and where no commit has that version yet.
 */
export async function findLastRelease(
  target: Target,
  manifest: DocumentText,
  signal: AbortSignal,
): Promise<LastRelease | undefined> {
  const stated = /"version"\s*:\s*"[^"]*"/.exec(manifest.text)?.[0];
  if (target.manifest === undefined || stated === undefined) return undefined;
  const folder = dirname(target.document);
  const log = ["log", "-1", "--format=%H", `-S${stated}`, "--", basename(target.manifest)];
  const revision = (await git(log, folder, signal))?.trim();
  if (revision === undefined || revision === "") return undefined;
  const read = (name: string, cwd = folder) => readAt(revision, name, cwd, signal);

  const [document, then] = [await read(basename(target.document)), await read(basename(target.manifest))];
  if (document === undefined || then === undefined || readVersion(then) !== readVersion(manifest))
    return undefined;
  const overlays: DocumentText[] = [];
  for (const name of overlayNames) {
    const overlay = await read(name);
    if (overlay !== undefined) overlays.push(overlay);
  }
  const files = await read(manifestName, target.out);
  const references = await readReferences(
    basename(target.document),
    [document, ...overlays],
    async (address) => (await read(address)) ?? { message: `\`${address}\` is not in commit ${revision}.` },
  );
  return {
    revision,
    document: { ...document, ...(references && { references }) },
    overlays,
    ...(files && { files: hashesOf(files) }),
  };
}

/** A file of a revision, by its name in a folder; undefined where the revision has none. */
async function readAt(
  revision: string,
  name: string,
  cwd: string,
  signal: AbortSignal,
): Promise<DocumentText | undefined> {
  const source = `git:${revision}:./${name}`;
  try {
    return {
      file: source,
      text: await readGitRevision(source, { cwd, signal, maxBytes: MAX_DOCUMENT_BYTES }),
    };
  } catch (error) {
    if (error instanceof DiagnosticError) return undefined;
    throw error;
  }
}

function hashesOf({ file, text }: DocumentText): FileHashes {
  return Object.fromEntries(parseManifest(file, text));
}

/** What git prints; undefined where it cannot answer. */
async function git(args: readonly string[], cwd: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await run("git", args, { cwd, signal })).stdout;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
