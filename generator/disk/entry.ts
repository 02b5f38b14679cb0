import { lstatSync, readFileSync, readdirSync, type Stats } from "node:fs";
import { join } from "node:path";
import { compareText } from "../order.js";
import { sha256 } from "./hash.js";
import { ancestors } from "./paths.js";
import { isSystemError } from "./refusal.js";

/** What is at a path inside a package. */
export type Entry =
  | { readonly kind: "missing" }
  | { readonly kind: "file"; readonly hash: string }
  | { readonly kind: "folder" }
  /** The path `at`, which is this path or a folder on the way to it, is a symbolic link. */
  | { readonly kind: "link"; readonly at: string }
  /** The path `by` is a file where a folder should be, or neither file nor folder. */
  | { readonly kind: "blocked"; readonly by: string };

/** Looks at a path inside a package without following any symbolic link. */
export function lookAt(root: string, path: string): Entry {
  for (const at of [...ancestors(path), path]) {
    const found = statEntry(join(root, at));
    if (found === undefined) return { kind: "missing" };
    if (found.isSymbolicLink()) return { kind: "link", at };
    if (found.isDirectory()) continue;
    return at === path && found.isFile()
      ? { kind: "file", hash: sha256(readFileSync(join(root, path))) }
      : { kind: "blocked", by: at };
  }
  return { kind: "folder" };
}

/** Whether anything is at a place, be it a symbolic link to nowhere. */
export function exists(place: string): boolean {
  return statEntry(place) !== undefined;
}

/** What is at a place itself, a symbolic link not followed; undefined when nothing is. */
export function statEntry(place: string): Stats | undefined {
  try {
    return lstatSync(place, { throwIfNoEntry: false });
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** An end of a folder's tree. */
export interface Leaf {
  /** Inside the package. */
  readonly path: string;
  /** `other` is everything that is no plain file: a symbolic link, a socket. */
  readonly kind: "file" | "empty folder" | "other";
}

/** All leaves of a folder inside a package, sorted by path; none when there is no such folder. Follows no link. */
export function listLeaves(root: string, folder: string): Leaf[] {
  if (lookAt(root, folder).kind !== "folder") return [];
  return leavesOf(root, folder).toSorted((left, right) => compareText(left.path, right.path));
}

function leavesOf(root: string, folder: string): Leaf[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((child): Leaf[] => {
    const path = `${folder}/${child.name}`;
    if (!child.isDirectory()) return [{ path, kind: child.isFile() ? "file" : "other" }];
    const below = leavesOf(root, path);
    return below.length > 0 ? below : [{ path, kind: "empty folder" }];
  });
}
