import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundlePackage } from "./bundle.js";
import { withFolder } from "./project.js";

/** A package as fetch platforms get it, with WebCrypto, imported into this process. */
export function importForWeb<Module>(name: string): Promise<Module> {
  return withFolder(async (folder) => {
    const file = join(folder, "package.mjs");
    await writeFile(file, await bundlePackage(name, { platform: "web", validators: true }));
    return (await import(pathToFileURL(file).href)) as Module;
  });
}
