import { defineCheck } from "./check.js";
import { defineDrift } from "./drift.js";
import { defineGenerate } from "./generate.js";
import { defineImport } from "./import.js";
import { defineInit } from "./init.js";
import type { DefineCommand } from "./program.js";
import { defineScaffold } from "./scaffold.js";
import { defineSend } from "./send.js";
import { defineUpdate } from "./update.js";

/** Every command by its name, in the order in which `--help` lists them. */
const byName: Readonly<Record<string, DefineCommand>> = {
  generate: defineGenerate,
  check: defineCheck,
  drift: defineDrift,
  update: defineUpdate,
  init: defineInit,
  import: defineImport,
  scaffold: defineScaffold,
  send: defineSend,
};

/** What commands are called. */
export const commandNames: readonly string[] = Object.keys(byName);

/** What defines them. */
export const commands: readonly DefineCommand[] = Object.values(byName);
