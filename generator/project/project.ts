import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { DiagnosticError, hasErrors } from "../diagnostics/diagnostic.js";
import { refusal } from "../disk/refusal.js";
import { readSource } from "../disk/source.js";
import { stringMember } from "../document/json.js";
import { MAX_DOCUMENT_BYTES, parseDocument } from "../document/parse.js";
import { configName, parseConfig } from "./config.js";
import { displayPath } from "./paths.js";
import { findConfig } from "./targets.js";

/** The project that a command runs in, with or without a configuration. Paths are absolute. */
export interface Project {
  readonly root: string;
  /** Where its configuration is, or will be. */
  readonly config: string;
  /** Undefined where there is no configuration yet. */
  readonly text: string | undefined;
  /** Names of the providers that it lists. */
  readonly providers: readonly string[];
}

/**
 * The project of a folder: that of the nearest configuration, or the folder itself.
 *
 * @throws DiagnosticError when the configuration is not valid
 */
export function readProject(cwd: string): Project {
  const config = findConfig(cwd);
  if (config === undefined)
    return { root: cwd, config: join(cwd, configName), text: undefined, providers: [] };
  const file = displayPath(config, cwd);
  const { providers, diagnostics } = parseConfig(
    { file, text: readSource(config, MAX_DOCUMENT_BYTES) },
    config,
  );
  if (hasErrors(diagnostics)) throw new DiagnosticError(diagnostics);
  const text = readFileSync(config, "utf8");
  return { root: dirname(config), config, text, providers: providers.map(({ name }) => name) };
}

/** @throws DiagnosticError when the project has a provider of that name */
export function assertNewProvider(name: string, { providers, config }: Project): void {
  if (!providers.includes(name)) return;
  throw refusal(
    "provider-exists",
    `${configName} has a provider \`${name}\` already.`,
    `Choose another name with --name, or take it out of ${config} first.`,
  );
}

/** The licence of the project in a folder, and its text, as far as it has them. */
export function licenseOf(root: string) {
  const [manifest, file] = [join(root, "package.json"), join(root, "LICENSE")];
  const stated = existsSync(manifest)
    ? parseDocument({ file: "package.json", text: readSource(manifest, MAX_DOCUMENT_BYTES) })
    : undefined;
  const license = stringMember(stated?.document?.data, "license");
  const licenseText = existsSync(file) ? readSource(file, MAX_DOCUMENT_BYTES) : undefined;
  return { ...(license !== undefined && { license }), ...(licenseText !== undefined && { licenseText }) };
}
