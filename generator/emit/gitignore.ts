import type { EmittedFile } from "./file.js";

/** `.gitignore`: what is built, and where hookstep works. */
export function emitGitignore(): EmittedFile {
  return { path: ".gitignore", text: "dist/\n.hookstep/\n" };
}
