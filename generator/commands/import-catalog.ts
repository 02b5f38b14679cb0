import { join, resolve } from "node:path";

import { importCatalog } from "../catalog/import.js";
import { counted } from "../counted.js";
import { createFiles } from "../disk/new-files.js";
import { readSource } from "../disk/source.js";
import { displayPath } from "../project/paths.js";
import { colorsOf } from "../terminal.js";
import { type CommandContext, type CommonOptions, printDiagnostics } from "./outcome.js";

/** Options of `hookstep import catalog`. */
export interface ImportCatalogOptions extends CommonOptions {
  /** The path of the rows. */
  readonly rows: string;
  /** The vendor's name in the catalogue. */
  readonly vendor: string;
  /** The folder to write into; `spec/<vendor>` if left out. */
  readonly out?: string | undefined;
}

/** The largest catalogue that is read, in bytes: 256 MiB. */
const MAX_CATALOG_BYTES = 256 * 1024 * 1024;

/** `hookstep import catalog`: writes a document and an overlay. Exit code 0, or 1 when nothing was written. */
export async function runImportCatalog(
  { rows, vendor, out, json }: ImportCatalogOptions,
  { cwd, terminal }: CommandContext,
): Promise<number> {
  const path = resolve(cwd, rows);
  const catalog = { file: displayPath(path, cwd), text: readSource(path, MAX_CATALOG_BYTES) };
  const { files, events, diagnostics } = importCatalog(catalog, vendor);
  const folder = resolve(cwd, out ?? join("spec", folderName(vendor)));
  const shown = displayPath(folder, cwd);
  if (files !== undefined) createFiles(folder, files, shown);
  const written = (files ?? []).map((file) => file.path);
  if (json) terminal.out(JSON.stringify({ out: shown, events, files: written, diagnostics }, null, 2));
  else printDiagnostics(diagnostics, terminal);
  if (files === undefined) return 1;
  if (json) return 0;
  const { bold, green } = colorsOf(terminal);
  terminal.out(`${green("✓")} wrote ${bold(shown)}: ${written.join(", ")} (${counted(events, "event")})`);
  terminal.out("  next  compare the overlay's inferred actions with the vendor's documentation, then");
  terminal.out(
    `        hookstep generate ${shown}/asyncapi.yaml --overlay ${shown}/overlay.yaml --name <name> --out <folder>`,
  );
  return 0;
}

/** A vendor's name comes from the command line and need not be fit for a folder. */
function folderName(vendor: string): string {
  return vendor.replace(/[^\w.-]+/g, "-").replace(/^\.+/, "") || "vendor";
}
