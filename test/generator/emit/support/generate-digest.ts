import { createHash } from "node:crypto";
import { filesOf } from "./generate-text.js";
import { helpScoutDocument, helpScoutInput } from "./help-scout.js";

const hash = createHash("sha256");
for (const [path, text] of await filesOf(helpScoutDocument, helpScoutInput))
  hash.update(`${path}\n${text}\n`);
process.stdout.write(hash.digest("hex"));
