import { dirname, join, resolve } from "node:path";

import { counted } from "../counted.js";
import { sweepDrafts } from "../disk/draft.js";
import { createFiles } from "../disk/new-files.js";
import { handlersFolder, type ScaffoldLayout, type ScaffoldServer } from "../emit/scaffold-kinds.js";
import { displayPath } from "../project/paths.js";
import { colorsOf } from "../terminal.js";
import type { CommandContext, CommonOptions } from "./outcome.js";
import { findScaffoldSource, type ScaffoldSource } from "./scaffold-source.js";

/** Options of `hookstep scaffold`. */
export interface ScaffoldOptions extends CommonOptions {
  /** A provider, or an installed package; the only one of the project if left out. */
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
  const source = await findScaffoldSource(options.provider, context);
  const { outline, packageName } = source;
  const folder = resolve(context.cwd, options.dir);
  const { findHandlersFiles } = await import("../scaffold/search.js");
  const existing = findHandlersFiles(folder, packageName);
  for (const place of new Set([folder, ...existing.map(({ path }) => dirname(path))]))
    for (const each of [place, join(place, handlersFolder)]) sweepDrafts(each);
  if (existing.length > 0) {
    const { growExisting } = await import("./scaffold-growth.js");
    return growExisting(existing, { outline, packageName, json: options.json }, context);
  }
  return writeSkeleton(folder, source, options, context);
}

async function writeSkeleton(
  folder: string,
  source: ScaffoldSource,
  options: ScaffoldOptions,
  { cwd, terminal }: CommandContext,
): Promise<number> {
  const { emitScaffold } = await import("../emit/scaffold.js");
  const { layout, server } = options;
  const files = await emitScaffold(source.outline, { ...source, layout, server });
  const dir = displayPath(folder, cwd);
  // The registry comes last: where it is, the next run takes the skeleton for whole.
  createFiles(folder, files.toReversed(), dir);
  const paths = files.map(({ path }) => path);
  if (options.json) {
    terminal.out(JSON.stringify({ dir, files: paths }, null, 2));
    return 0;
  }
  const { bold, green } = colorsOf(terminal);
  const top = paths.filter((path) => !path.includes("/"));
  const rest = paths.length > top.length ? [`handlers/ with ${paths.length - top.length} more`] : [];
  const events = counted(source.outline.events.length, "event");
  terminal.out(`${green("✓")} wrote ${bold(dir)}: ${[...top, ...rest].join(", ")} (${events})`);
  for (const [index, line] of nextSteps(dir, source, server).entries())
    terminal.out(`  ${index === 0 ? "next  " : "      "}${line}`);
  return 0;
}

/** What each server needs beside the package, to run and to develop. */
const requirements: Readonly<Record<ScaffoldServer, { readonly run: string; readonly develop: string }>> = {
  node: { run: "", develop: "" },
  express: { run: "express", develop: "@types/express" },
  fastify: { run: "fastify", develop: "" },
  hono: { run: "hono @hono/node-server", develop: "" },
  worker: { run: "", develop: "wrangler" },
};

function nextSteps(dir: string, source: ScaffoldSource, server: ScaffoldServer): readonly string[] {
  const { run, develop } = requirements[server];
  const needed = [source.toInstall ?? "", run].filter((names) => names !== "").join(" ");
  const tools = ["tsx @types/node", develop].filter((names) => names !== "").join(" ");
  return [
    ...(needed === "" ? [] : [`npm install ${needed}`]),
    `npm install --save-dev ${tools}`,
    `npx tsx --test ${dir}/handlers.test.ts`,
    ...startCommands(dir, source, server),
  ];
}

/** How to start what was written, and to see it work. */
function startCommands(
  dir: string,
  { outline, secretVariable }: ScaffoldSource,
  server: ScaffoldServer,
): readonly string[] {
  const { scheme } = outline.delivery.signature;
  const hasSecret = scheme !== "none" && scheme !== "custom";
  if (server === "worker") {
    const variable = hasSecret ? ` --var ${secretVariable}:secret` : "";
    return [`npx wrangler dev ${dir}/worker.ts${variable}`, "npx hookstep send --all --to localhost:8787"];
  }
  const where = hasSecret ? `  # where ${secretVariable} is set` : "";
  return [`npx tsx ${dir}/server.ts${where}`, "npx hookstep send --all --to localhost:3000/webhooks"];
}
