import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Installs what a folder's lockfile says, when it is first asked for. */
export function installOnce(folder: URL): void {
  if (existsSync(new URL("node_modules/.package-lock.json", folder))) return;
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: fileURLToPath(folder),
    stdio: "inherit",
  });
}
