import { createHash } from "node:crypto";
import { filesOf } from "./generate-text.js";
import { helpScoutDocument, helpScoutInput } from "./help-scout.js";

/** SHA-256 over the paths and texts of Help Scout's package, in their order. */
export async function packageDigest(): Promise<string> {
  const hash = createHash("sha256");
  for (const [path, text] of await filesOf(helpScoutDocument, helpScoutInput))
    hash.update(`${path}\n${text}\n`);
  return hash.digest("hex");
}
