import { resolve } from "node:path";

import { hasErrors } from "../diagnostics/diagnostic.js";
import { createFiles } from "../disk/new-files.js";
import type { ScaffoldParts } from "../emit/scaffold.js";
import type { ScaffoldLayout, ScaffoldServer } from "../emit/scaffold-kinds.js";
import type { Model } from "../model/model.js";
import { packageNameOf, readInputs } from "../project/inputs.js";
import { displayPath } from "../project/paths.js";
import { findTargets } from "../project/targets.js";
import { colorsOf } from "../terminal.js";
import { recoverTarget } from "./recover.js";
import { type CommandContext, type CommonOptions, printDiagnostics } from "./outcome.js";

/** Options of `hookstep scaffold`. */
export interface ScaffoldOptions extends CommonOptions {
  /** The provider; the only one of the project if left out. */
  readonly provider?: string | undefined;
  readonly dir: string;
  readonly layout: ScaffoldLayout;
  readonly server: ScaffoldServer;
}

/**
 * `hookstep scaffold`: writes a skeleton into the user's project, or adds what is new to the registry that is there.
 * Exit code 0, or 1 when nothing was written that should have been.
 */
export async function runScaffold(options: ScaffoldOptions, context: CommandContext): Promise<number> {
  const { cwd, terminal } = context;
  const { provider } = options;
  const [target, ...others] = findTargets({ names: provider === undefined ? [] : [provider] }, cwd);
  if (target === undefined || others.length > 0) {
    terminal.err("Name the provider: hookstep scaffold <provider> --dir <folder>");
    return 1;
  }
  recoverTarget(target);
  const inputs = await readInputs(target, context);
  const { readModel } = await import("../generate.js");
  const { model, diagnostics } = await readModel(inputs.document, inputs.overlays);
  if (model === undefined || hasErrors(diagnostics)) {
    printDiagnostics(diagnostics, terminal);
    return 1;
  }
  const packageName = packageNameOf(inputs);
  const folder = resolve(cwd, options.dir);
  const { findHandlersFiles } = await import("../scaffold/search.js");
  const existing = findHandlersFiles(folder, packageName);
  if (existing.length > 0) {
    const { growExisting } = await import("./scaffold-growth.js");
    return growExisting(existing, { model, packageName, json: options.json }, context);
  }
  const { layout, server } = options;
  const parts = { packageName, secretVariable: inputs.secretVariable, layout, server };
  return writeSkeleton(folder, model, parts, options, context);
}

async function writeSkeleton(
  folder: string,
  model: Model,
  parts: ScaffoldParts,
  { json }: ScaffoldOptions,
  { cwd, terminal }: CommandContext,
): Promise<number> {
  const { emitScaffold } = await import("../emit/scaffold.js");
  const files = await emitScaffold(model, parts);
  const dir = displayPath(folder, cwd);
  createFiles(folder, files, dir);
  const paths = files.map(({ path }) => path);
  if (json) {
    terminal.out(JSON.stringify({ dir, files: paths }, null, 2));
    return 0;
  }
  const { bold, green } = colorsOf(terminal);
  const top = paths.filter((path) => !path.includes("/"));
  const rest = paths.length > top.length ? [`handlers/ with ${paths.length - top.length} more`] : [];
  const events = `${model.events.length} events`;
  terminal.out(`${green("✓")} wrote ${bold(dir)}: ${[...top, ...rest].join(", ")} (${events})`);
  for (const line of nextSteps(dir, parts)) terminal.out(`  ${line}`);
  return 0;
}

/** What each server needs beside the package. */
const requirements: Readonly<Record<ScaffoldServer, { readonly main: string; readonly types?: string }>> = {
  node: { main: "" },
  express: { main: " express", types: " @types/express" },
  fastify: { main: " fastify" },
  hono: { main: " hono @hono/node-server" },
  worker: { main: "" },
};

function nextSteps(dir: string, { packageName, server = "node" }: ScaffoldParts): readonly string[] {
  const { main, types = "" } = requirements[server];
  const tools = `tsx @types/node${types}${server === "worker" ? " wrangler" : ""}`;
  const start = server === "worker" ? `npx wrangler dev ${dir}/worker.ts` : `npx tsx ${dir}/server.ts`;
  return [
    `next  npm install ${packageName}${main} && npm install --save-dev ${tools}`,
    `      npx tsx --test ${dir}/handlers.test.ts`,
    `      ${start}`,
  ];
}
