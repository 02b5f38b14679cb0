import { readdirSync, readFileSync } from "node:fs";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The licences of the npm packages that bundled modules are from, as their authors ask for. */
export function thirdPartyLicences(modules: readonly string[], root: URL): string {
  const folders = new Set(
    modules.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)?.[0] ?? []),
  );
  const notices = [...folders].map((folder) => notice(new URL(folder, root)));
  return ["The files beside this one hold code of these packages.\n", ...new Set(notices.toSorted())].join(
    `\n${"-".repeat(80)}\n\n`,
  );
}

function notice(folder: URL): string {
  const manifest = JSON.parse(readFileSync(new URL("package.json", folder), "utf8")) as Manifest;
  const { name, version, license = "see below" } = manifest;
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file))
    .map((file) => readFileSync(new URL(file, folder), "utf8").replaceAll("\r\n", "\n").trim());
  return `${[`${name} ${version} (${license})`, ...texts].join("\n\n")}\n`;
}
