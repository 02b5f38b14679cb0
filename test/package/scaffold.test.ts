import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { listen } from "../support/receiver.js";
import { installPacked, linkPackages, root, run, type Stranger } from "../support/stranger.js";

const cli = join(root, "dist/generator/cli.js");
let stranger: Stranger;

beforeAll(() => {
  stranger = installPacked("generated/helpscout");
  linkPackages(stranger, "@types/node", "undici-types", "tsx", "get-tsconfig", "esbuild");
  linkPackages(
    stranger,
    "express",
    "@types/express",
    "@types/express-serve-static-core",
    "@types/serve-static",
  );
  linkPackages(stranger, "@types/body-parser", "@types/connect", "@types/qs", "@types/send");
  linkPackages(stranger, "@types/http-errors", "@types/range-parser", "fastify", "hono", "@hono/node-server");
});
afterAll(() => stranger.remove());

function scaffold(dir: string, ...options: string[]): string {
  const args = ["scaffold", "helpscout", "--dir", join(stranger.dir, dir), ...options];
  return run(process.execPath, [cli, ...args], root);
}

/** Every file of a folder of the project. */
function filesIn(dir: string): readonly string[] {
  const entries = readdirSync(join(stranger.dir, dir), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function compileWith(compiler: string, files: readonly string[]): void {
  const options = { strict: true, module: "nodenext", target: "es2022", types: ["node"], noEmit: true };
  const tsconfig = {
    compilerOptions: { ...options, skipLibCheck: true, exactOptionalPropertyTypes: true },
    files,
  };
  stranger.write("tsconfig.json", JSON.stringify(tsconfig));
  run(
    process.execPath,
    [join(root, "node_modules", compiler, "bin/tsc"), "-p", "tsconfig.json"],
    stranger.dir,
  );
}

describe.each([
  ["node", "single"],
  ["express", "files"],
  ["fastify", "single"],
  ["hono", "files"],
  ["worker", "single"],
])("a fresh skeleton for %s, laid out as %s", (server, layout) => {
  const dir = `src/${server}`;

  test("compiles under every compiler, and is as Prettier and oxlint want it by default", () => {
    const printed = scaffold(dir, "--server", server, "--layout", layout);
    expect(printed).toContain(
      `handlers.ts, ${server === "worker" ? "worker" : "server"}.ts, handlers.test.ts`,
    );
    const files = filesIn(dir);
    expect(files).toHaveLength(layout === "files" ? 29 : 3);
    for (const compiler of ["typescript", "typescript-6", "typescript-5.9"]) compileWith(compiler, files);
    run(
      process.execPath,
      [join(root, "node_modules/prettier/bin/prettier.cjs"), "--check", dir],
      stranger.dir,
    );
    run(join(root, "node_modules/.bin/oxlint"), ["--deny-warnings", dir], stranger.dir);
  });

  test("has a test that passes as it is", () => {
    const args = ["--import", "tsx", "--test", "--test-reporter", "tap", `${dir}/handlers.test.ts`];
    expect(stranger.node(...args)).toContain("# pass 26\n# fail 0");
  });
});

test.each(["node", "express", "fastify", "hono"])(
  "the server for %s receives every event that `send` sends",
  async (server) => {
    const port = await freePort();
    const env = { ...process.env, PORT: String(port), HELPSCOUT_WEBHOOK_SECRET: "s3cret" };
    const program = ["--import", "tsx", `src/${server}/server.ts`];
    const child = spawn(process.execPath, program, {
      cwd: stranger.dir,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise<void>((done) => {
      child.stdout.on("data", (chunk) => String(chunk).includes("Receiving webhooks") && done());
    });
    const args = ["send", "--all", "--to", `localhost:${port}/webhooks`, "--secret", "s3cret"];
    const printed = run(process.execPath, [cli, ...args], stranger.dir);
    child.kill();
    await once(child, "exit");
    expect(printed).toContain(`26 of 26 acknowledged by http://localhost:${port}/webhooks`);
  },
);

async function freePort(): Promise<number> {
  const { port, close } = await listen(() => {});
  await close();
  return port;
}

test("a file that is in the way keeps a skeleton from being written", () => {
  const dir = join(stranger.dir, "src/taken");
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "server.ts"), "mine");
  expect(() => scaffold("src/taken")).toThrow(/there already is server\.ts/);
  expect(readdirSync(dir)).toEqual(["server.ts"]);
});

test.each(["single", "files"])(
  "what is taken out of a skeleton of %s comes back, and compiles again",
  (layout) => {
    const dir = `src/again-${layout}`;
    scaffold(dir, "--layout", layout);
    const registry = join(stranger.dir, dir, "handlers.ts");
    const fresh = readFileSync(registry, "utf8");
    const without = fresh
      .replace(/import \{ onConvoMerged \}[^\n]*\n/, "")
      .replace(
        layout === "single"
          ? / {2}\/\*\*\n(?: {3}\*[^\n]*\n)+ {2}"convo\.merged".*?\n {2}\},\n\n/s
          : / {2}"convo\.merged":[^\n]*\n/,
        "",
      );
    writeFileSync(registry, without);
    expect(without).not.toContain("convo.merged");
    const printed = scaffold(dir);
    expect(printed).toContain("1 handler added, every other line as it was\n  + convo.merged ");
    expect(readFileSync(registry, "utf8").split("\n").toSorted()).toEqual(fresh.split("\n").toSorted());
    compileWith("typescript", filesIn(dir));
  },
);
