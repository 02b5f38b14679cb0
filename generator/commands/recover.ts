import { dirname } from "node:path";

import { recoverPackage } from "../disk/recovery.js";
import { recoverUpdate } from "../disk/update-transaction.js";
import type { Target } from "../project/targets.js";

/**
 * Finishes or undoes what a killed command left of a package and of what it is made from, before anything is read.
 *
 * @throws DiagnosticError when another process is writing one of them, or recovery is impossible.
 */
export function recoverTarget({ document, out }: Pick<Target, "document" | "out">): void {
  recoverUpdate(dirname(document));
  recoverPackage(out);
}
