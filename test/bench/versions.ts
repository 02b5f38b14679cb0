import { readFileSync } from "node:fs";

/** The packages of this repository that figures depend on. */
const ours = [
  "@asyncapi/parser",
  "ajv",
  "esbuild",
  "fastify",
  "hono",
  "@hono/node-server",
  "prettier",
  "ts-morph",
  "typescript",
  "typescript-6",
  "typescript-5.9",
];

const lockfiles = {
  "../../package-lock.json": ours,
  "peers/package-lock.json": ["@line/bot-sdk", "@octokit/webhooks", "standardwebhooks", "stripe", "svix"],
  "generators/package-lock.json": ["@asyncapi/cli", "@asyncapi/modelina-cli"],
};

/** What was measured, by name and installed version. */
export function readVersions(): readonly string[] {
  return Object.entries(lockfiles).flatMap(([path, names]) => {
    const lock = JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as {
      readonly packages: Readonly<Record<string, { readonly version?: string }>>;
    };
    return names.map((name) => `${name} ${lock.packages[`node_modules/${name}`]?.version}`);
  });
}
