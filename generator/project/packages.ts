import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import { parseDocument } from "../document/parse.js";
import { isObject, member } from "../document/json.js";
import { readSource } from "../disk/source.js";
import { refusal } from "../disk/refusal.js";
import { findNearest } from "../nearest.js";
import { configName } from "./config.js";
import { findProjectTargets, type Target } from "./targets.js";

/** A generated package: one of this project's, or one that is installed in it. */
export interface PackageFolder {
  /** What the command line calls it: the provider's name, or that of the installed package. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** What makes its `dist/` be there. */
  readonly remedy: string;
  /** What it is generated from, in a project that generates it. */
  readonly target?: Target;
}

/** The scope under which packages of hookstep itself are published. */
const scope = "@hookstep";

/** Only packages of hookstep have it. */
const mark = "dist/spec/delivery.js";

const maxManifestBytes = 1024 * 1024;

/**
 * The package that a user means by a provider's name, or all there are: what the configuration lists; where that
 * names none, what is installed.
 *
 * @throws DiagnosticError when there is none.
 */
export function findPackages(provider: string | undefined, cwd: string): readonly PackageFolder[] {
  const generated = findProjectTargets(cwd)?.map(generatedPackage) ?? [];
  if (provider === undefined) {
    const found = generated.length > 0 ? generated : installedPackages(cwd);
    if (found.length === 0) throw noPackage(cwd);
    return found;
  }
  const named = generated.find(({ name }) => name === provider) ?? installedPackage(provider, cwd);
  if (named === undefined) throw unknownPackage(provider, generated, cwd);
  return [named];
}

function generatedPackage(target: Target): PackageFolder {
  return {
    name: target.name,
    folder: target.out,
    remedy: `Run: npx hookstep generate ${target.name}`,
    target,
  };
}

function installedPackage(provider: string, cwd: string): PackageFolder | undefined {
  const names = provider.startsWith("@") ? [provider] : [`${scope}/${provider}`, provider];
  for (const name of names.filter(isPackageName)) {
    const folder = findUpwards(join("node_modules", name, "package.json"), cwd);
    if (folder !== undefined)
      return { name, folder: join(folder, "node_modules", name), remedy: `Install the latest ${name}.` };
  }
  return undefined;
}

/** Whether what is in a folder can import a package of that name. */
export function isInstalled(name: string, cwd: string): boolean {
  return isPackageName(name) && findUpwards(join("node_modules", name, "package.json"), cwd) !== undefined;
}

/** What the nearest `package.json` depends on and hookstep has made. */
function installedPackages(cwd: string): readonly PackageFolder[] {
  const folder = findUpwards("package.json", cwd);
  if (folder === undefined) return [];
  const file = join(folder, "package.json");
  const { document } = parseDocument({ file, text: readSource(file, maxManifestBytes) });
  const names = ["dependencies", "devDependencies"].flatMap((key) => {
    const listed = member(document?.data, key);
    return isObject(listed) ? Object.keys(listed) : [];
  });
  const found = [...new Set(names)].flatMap((name) => installedPackage(name, cwd) ?? []);
  return found.filter((each) => existsSync(join(each.folder, mark)));
}

/** A name that stays within `node_modules`. */
function isPackageName(name: string): boolean {
  return /^(?:@[\w.-]+\/)?[\w-][\w.-]*$/.test(name) && !name.includes("..");
}

function findUpwards(path: string, folder: string): string | undefined {
  if (existsSync(join(folder, path))) return folder;
  return dirname(folder) === folder ? undefined : findUpwards(path, dirname(folder));
}

function noPackage(cwd: string) {
  return refusal(
    "no-package",
    `${cwd} has neither a ${configName} nor a package of hookstep among its dependencies.`,
    `Install one (npm install ${scope}/helpscout), or name it with --provider.`,
  );
}

function unknownPackage(provider: string, generated: readonly PackageFolder[], cwd: string) {
  const listed = generated.map(({ name }) => name);
  const installed = installedPackages(cwd).map(({ name }) => name.replace(`${scope}/`, ""));
  const nearest = findNearest(provider, [...listed, ...installed]);
  const help =
    nearest !== undefined
      ? `Did you mean \`${nearest}\`?`
      : listed.length === 0
        ? `Install it: npm install ${scope}/${provider}`
        : `${configName} lists: ${listed.join(", ")}.`;
  return refusal(
    "unknown-provider",
    `There is no provider \`${provider}\`, neither in ${configName} nor installed as ${scope}/${provider}.`,
    help,
  );
}
