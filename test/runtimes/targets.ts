import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lambdaEvents } from "../templates/support/lambda-events.js";
import { buildFolder, bundleProgram, compileProgram, workerConditions } from "./bundle.js";
import type { Command } from "./program.js";

/** A run time with one adapter in it. */
export interface Target {
  readonly name: string;
  /** What an error says about a body that was parsed before: the remedy for this adapter. */
  readonly remedy: RegExp;
  build(): Promise<Command>;
}

const installed = fileURLToPath(new URL("node_modules/", import.meta.url));
const repository = fileURLToPath(new URL("../../", import.meta.url));

const nodes = {
  "this Node.js": process.execPath,
  "Node.js 22": `${installed}node-22/bin/node`,
  "Node.js 24": `${installed}node-24/bin/node`,
  "Node.js 26": `${installed}node-26/bin/node`,
};
/** A Node.js that every program here runs on. */
export const latestNode = nodes["Node.js 24"];

const nodePrograms = [
  { what: "node:http", program: "node-http", remedy: /Express: .*Connect/ },
  { what: "Express", program: "express", remedy: /Express: .*express\.raw/ },
  { what: "Connect", program: "connect", remedy: /Connect/ },
  { what: "Fastify", program: "fastify", remedy: /Fastify: .*preParsing/ },
  { what: "Hono", program: "hono", remedy: /Hono.*c\.req\.json/ },
  { what: "Hono, by receiver.fetch", program: "hono", args: ["fetch"], remedy: /Hono.*c\.req\.json/ },
  ...Object.keys(lambdaEvents).map((kind) => ({
    what: `Lambda behind ${kind}`,
    program: "lambda",
    args: [kind],
    remedy: /Middy: .*API Gateway: /,
  })),
];

const onNode = Object.entries(nodes).flatMap(([version, node]) =>
  nodePrograms.map(({ what, program, remedy, ...rest }): Target => ({
    name: `${what} on ${version}`,
    remedy,
    async build() {
      const args = "args" in rest ? rest.args : [];
      return { program: node, args: [await compileProgram(program), ...args] };
    },
  })),
);

/** A platform whose servers take a function from Request to Response. */
function onFetch(name: string, build: () => Promise<Command>): Target {
  return { name, remedy: /Hono, Next\.js: .*request\.json/, build };
}

const bun = `${installed}.bin/bun`;
const deno = `${installed}.bin/deno`;
const runDeno = ["run", "--no-config", "--node-modules-dir=manual", "--allow-net=127.0.0.1"];

const onFetchPlatforms: readonly Target[] = [
  onFetch("Bun.serve", async () => ({ program: bun, args: [await compileProgram("bun")] })),
  onFetch("Bun.serve, bundled for fetch platforms", async () => ({
    program: bun,
    args: [await bundleProgram("bun", ["browser"])],
  })),
  onFetch("Deno.serve", async () => ({ program: deno, args: [...runDeno, await compileProgram("deno")] })),
  onFetch("Deno.serve, bundled for fetch platforms", async () => ({
    program: deno,
    args: [...runDeno, await bundleProgram("deno", ["browser"])],
  })),
  onFetch("workerd", async () => ({
    program: latestNode,
    args: [await compileProgram("workerd"), await bundleProgram("worker", workerConditions)],
  })),
  onFetch("a route handler of Next.js", buildNext),
];

/** All of them. */
export const targets: readonly Target[] = [...onNode, ...onFetchPlatforms];

async function buildNext(): Promise<Command> {
  const cwd = `${buildFolder}/next`;
  mkdirSync(cwd, { recursive: true });
  await compileProgram("next-route", `${cwd}/app/[...path]/route.js`);
  const config = { outputFileTracingRoot: repository, turbopack: { root: repository } };
  writeFileSync(`${cwd}/next.config.mjs`, `export default ${JSON.stringify(config)};\n`);
  const next = `${installed}next/dist/bin/next`;
  const { status, stdout, stderr } = spawnSync(latestNode, [next, "build"], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`next build failed:\n${stdout}${stderr}`);
  return { program: latestNode, args: [next, "start", "--hostname", "127.0.0.1", "--port", "0"], cwd };
}
