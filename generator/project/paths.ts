import { relative } from "node:path";

/** A path as people read it: relative to the working directory where it is near, with `/`. */
export function displayPath(path: string, cwd: string): string {
  const shown = relative(cwd, path).replaceAll("\\", "/");
  if (shown === "") return ".";
  return shown.startsWith("../../..") ? path.replaceAll("\\", "/") : shown;
}
