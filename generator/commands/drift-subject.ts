import { dirname, join } from "node:path";

import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { refusal } from "../disk/refusal.js";
import { allowedPlaces, findTargets } from "../project/targets.js";
import { lockName } from "../upstream/lock.js";
import { displaySource } from "../upstream/read-source.js";

/** What `hookstep drift` was asked to compare. */
export interface DriftSelection {
  /** Providers of the project; all of them if empty. */
  readonly names: readonly string[];
  /** What to compare the one provider with, instead of the address in its lock. */
  readonly upstream?: string | undefined;
  /** Two documents to compare, instead of providers. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The overlays of these two. */
  readonly overlays?: readonly string[] | undefined;
  /** The overlays of one of them. */
  readonly fromOverlays?: readonly string[] | undefined;
  readonly toOverlays?: readonly string[] | undefined;
  /** Folders and addresses that references may lead to. */
  readonly allowRefs?: readonly string[] | undefined;
}

/** Two documents to compare. Each is a path, an address or a file of a git revision. */
export interface DriftSubject {
  readonly name: string;
  readonly from: string;
  /** The other side: named, or by the lock that says where the document came from. */
  readonly to: { readonly source: string } | { readonly lock: string };
  readonly overlays: readonly string[];
  /** Overlays that belong to one of the two; there are none for both then. */
  readonly ownOverlays?: { readonly from: readonly string[]; readonly to: readonly string[] };
  /** Folders and addresses that references may lead to. */
  readonly refs: readonly string[];
}

/**
 * The pairs of documents that a selection names.
 *
 * @throws DiagnosticError when it names nothing, or things that do not go together.
 */
export function findSubjects(selection: DriftSelection, cwd: string): readonly DriftSubject[] {
  const { from, to, upstream, overlays = [], names } = selection;
  if (from !== undefined || to !== undefined) return [documentSubject(selection, cwd)];
  if (overlays.length > 0 || ownOverlaysOf(selection) !== undefined)
    throw usage("Overlays go with `--from` and `--to`; a provider has overlays of its own.");
  const document = names.find((name) => /\.(?:ya?ml|json)$|[/\\:]/i.test(name));
  if (document !== undefined) throw usage(`\`${document}\` is a document, not the name of a provider.`);
  const targets = findTargets({ names, allowRefs: selection.allowRefs }, cwd);
  if (upstream !== undefined && targets.length !== 1)
    throw usage("`--upstream` is the other side of one provider; name that provider too.");
  return targets.map((target) => ({
    name: target.name,
    from: target.document,
    to: upstream === undefined ? { lock: join(dirname(target.document), lockName) } : { source: upstream },
    overlays: target.overlays,
    refs: target.refs,
  }));
}

function documentSubject(selection: DriftSelection, cwd: string): DriftSubject {
  const { from, to, upstream, names, overlays = [] } = selection;
  if (from === undefined || to === undefined)
    throw usage("`--from` and `--to` go together: the old document and the new one.");
  if (names.length > 0 || upstream !== undefined)
    throw usage("`--from` and `--to` compare two documents, without providers and without `--upstream`.");
  const ownOverlays = ownOverlaysOf(selection);
  if (ownOverlays !== undefined && overlays.length > 0)
    throw usage(
      "`--overlay` belongs to both documents; with it there is no `--from-overlay` and `--to-overlay`.",
    );
  const name = `${displaySource(from, cwd)} → ${displaySource(to, cwd)}`;
  const refs = allowedPlaces(selection.allowRefs, cwd);
  return { name, from, to: { source: to }, overlays, ...(ownOverlays && { ownOverlays }), refs };
}

function ownOverlaysOf({ fromOverlays = [], toOverlays = [] }: DriftSelection): DriftSubject["ownOverlays"] {
  return fromOverlays.length + toOverlays.length > 0 ? { from: fromOverlays, to: toOverlays } : undefined;
}

function usage(message: string): DiagnosticError {
  const help = `hookstep drift helpscout --upstream changed.yaml
hookstep drift --from old.yaml --to new.yaml --overlay overlay.yaml`;
  return refusal("drift-selection", message, help);
}
