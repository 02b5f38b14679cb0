import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import { sha256 } from "../disk/hash.js";
import { refusal } from "../disk/refusal.js";
import { readSource } from "../disk/source.js";
import { MAX_DOCUMENT_BYTES } from "../document/parse.js";
import { displayPath } from "../project/paths.js";
import type { Target } from "../project/targets.js";
import type { ReferencedFiles } from "../document/referenced-files.js";
import { isAddress, withoutCredentials } from "../upstream/address.js";
import { readExactSource } from "../upstream/exact-source.js";
import { formatLock, type Lock, lockName, parseLock } from "../upstream/lock.js";
import { displaySource } from "../upstream/read-source.js";

/** What upstream has now, where that is not what the spec folder holds. */
export interface Retrieved {
  /** Upstream, without anything secret. */
  readonly shown: string;
  /** The document's bytes as text, with a byte order mark if it has one. */
  readonly text: string;
  /** The text of the new lock; undefined where no address is known. */
  readonly lock?: string;
  /** The files that it refers to, as the spec folder has them. */
  readonly references?: ReferencedFiles | undefined;
}

/** How upstream is asked. */
export interface RetrieveOptions {
  /** Upstream for this time: an address, a file or a file of a git revision. */
  readonly upstream?: string | undefined;
  /** Takes upstream in also over a document that was edited by hand. */
  readonly force: boolean;
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** The day, for the lock. */
  readonly today: string;
}

/**
 * Retrieves the upstream document of a provider.
 *
 * @param current the bytes of the document in the spec folder as text, null without one
 * @returns undefined when upstream has what the spec folder holds, or there is none: the document is written here
 * @throws DiagnosticError when there is no upstream, it cannot be read, or the document was edited by hand
 */
export async function retrieveUpstream(
  target: Target,
  current: string | null,
  options: RetrieveOptions,
): Promise<Retrieved | undefined> {
  const stated = readLock(target, options.cwd);
  if (stated === null && options.upstream === undefined) return undefined;
  const lock = stated ?? undefined;
  const source = options.upstream ?? lock?.url;
  if (source === undefined) throw noLock(target, options.cwd);
  const isLocked = lock !== undefined && current !== null && sha256(current) === lock.sha256;
  const found = await readExactSource(
    source,
    isLocked && options.upstream === undefined ? lock.etag : null,
    options,
  );
  if (found === undefined) return undefined;
  const digest = sha256(found.text);
  if (found.text === current && (lock === undefined || isLocked)) return undefined;
  if (lock !== undefined && !isLocked && found.text !== current && !options.force)
    throw editedRefusal(target, options.cwd);
  const etag = options.upstream === undefined ? found.etag : null;
  const url = lock?.url ?? (isAddress(source) ? withoutCredentials(source) : undefined);
  return {
    shown: displaySource(source, options.cwd),
    text: found.text,
    ...(url !== undefined && { lock: formatLock({ url, sha256: digest, etag, retrieved: options.today }) }),
  };
}

/** Null where the document is written here. */
function readLock(target: Target, cwd: string): Lock | null | undefined {
  const path = join(dirname(target.document), lockName);
  if (!existsSync(path)) return undefined;
  return parseLock({ file: displayPath(path, cwd), text: readSource(path, MAX_DOCUMENT_BYTES) });
}

function noLock({ name, document }: Target, cwd: string) {
  return refusal(
    "no-lock",
    `The provider \`${name}\` has no ${displayPath(join(dirname(document), lockName), cwd)}, which would say where its upstream is.`,
    `Name the upstream: hookstep update ${name} --upstream <address or file>`,
  );
}

function editedRefusal({ name, document }: Target, cwd: string) {
  return refusal(
    "edited-document",
    `${displayPath(document, cwd)} was edited since it was retrieved, and upstream would take its place.`,
    `Move the edits into the overlay. Or discard them: hookstep update ${name} --force`,
  );
}
