import { defineCheck } from "./check.js";
import { defineDrift } from "./drift.js";
import { defineGenerate } from "./generate.js";
import { defineImport } from "./import.js";
import { defineInit } from "./init.js";
import type { DefineCommand } from "./program.js";
import { defineScaffold } from "./scaffold.js";
import { defineSend } from "./send.js";
import { defineUpdate } from "./update.js";

/** Every command, in the order in which `--help` lists them. */
export const commands: readonly DefineCommand[] = [
  defineGenerate,
  defineCheck,
  defineDrift,
  defineUpdate,
  defineInit,
  defineImport,
  defineScaffold,
  defineSend,
];
