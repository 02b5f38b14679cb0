/** The list of the files that hookstep wrote, in the package's folder. */
export const manifestName = "hookstep.manifest.json";
/** What a build makes of `src/`, in the package's folder. */
export const distName = "dist";
/** hookstep's working folder, in the package's folder. */
export const workspaceName = ".hookstep";

const foreignFolders = new Set([workspaceName, "node_modules", ".git"]);

/**
 * Why a path may not be one of a package's files; undefined for a path that may. A file that passes stays
 * inside the package on every system, and touches neither version control nor what hookstep keeps for itself.
 */
export function pathFault(path: string): string | undefined {
  if (/^(?:[\\/]|[a-z]:)/i.test(path)) return "is absolute";
  const segments = path.split("/");
  if (segments.includes("..")) return "leads out of the package";
  if (segments.some((segment) => segment === "" || segment === ".")) return "is not in its shortest form";
  if (segments.some((segment) => /[\\:*?"<>|\p{Cc}\p{Cf}]|[. ]$/u.test(segment))) {
    return "is not a file name on every system";
  }
  const foreign = segments.find((segment) => foreignFolders.has(fold(segment)));
  if (foreign !== undefined) return `is inside ${foreign}, which is no part of a package`;
  const first = fold(segments[0] ?? "");
  if (first === distName || fold(path) === manifestName) return "is a name that hookstep keeps for itself";
  return undefined;
}

/** The first two paths that cannot stand side by side on a file system that ignores case; undefined if all can. */
export function findCollision(paths: readonly string[]): readonly [string, string] | undefined {
  const seen = new Map<
    string,
    { readonly spelling: string; readonly file: boolean; readonly path: string }
  >();
  for (const path of paths) {
    for (const spelling of [...ancestors(path), path]) {
      const file = spelling === path;
      const other = seen.get(fold(spelling));
      if (other === undefined) seen.set(fold(spelling), { spelling, file, path });
      else if (other.spelling !== spelling || other.file || file) return [other.path, path];
    }
  }
  return undefined;
}

/** The folders that a file lies in, the outermost first: `a` and `a/b` for `a/b/c`. */
export function ancestors(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

/** One spelling for all names that a file system without case, or with Unicode normalisation, takes for the same. */
function fold(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
