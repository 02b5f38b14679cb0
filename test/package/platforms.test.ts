import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { root } from "../support/stranger.js";

const folder = join(root, "generated/helpscout");
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
  exports: Readonly<Record<string, unknown>>;
};

/** Entries that belong to a server of Node.js or to AWS Lambda; every other one runs on fetch platforms too. */
const nodeOnly = ["./node", "./fastify", "./lambda", "./package.json"];
const entries = Object.keys(manifest.exports).filter((entry) => !nodeOnly.includes(entry));

/** The conditions by which platforms and their bundlers choose files. */
const fetchPlatforms = {
  workerd: ["workerd", "worker", "browser"],
  "edge functions": ["edge-light", "worker", "browser"],
  browsers: ["browser"],
  "a platform that is not known": [],
};
const platformsLikeNode = { "Node.js": ["node"], Bun: ["bun", "node"], Deno: ["deno", "node"] };

/** What an entry becomes under some conditions: its code, and the files of the package it is made of. */
async function bundle(
  entry: string,
  conditions: readonly string[],
): Promise<{ code: string; files: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from "@hookstep/helpscout${entry.slice(1)}";`, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    platform: "neutral",
    external: ["node:*"],
    conditions: [...conditions],
    write: false,
    metafile: true,
  });
  const files = Object.keys(metafile.inputs).map((path) => path.replace("generated/helpscout/", ""));
  return { code: outputFiles[0]?.text ?? "", files };
}

describe.each(entries)("the entry %s", (entry) => {
  test.each(Object.entries(fetchPlatforms))("needs nothing of Node.js in %s", async (_, conditions) => {
    const { code, files } = await bundle(entry, conditions);
    // A member of something else, such as `globalThis`, may be missing; a global that is missing throws.
    expect(code).not.toMatch(/["']node:|\bBuffer\b|(?<!\.)\bprocess\b|\brequire\b/);
    expect(files).not.toContain("dist/crypto/node.js");
  });
});

describe("signatures are checked", () => {
  test.each(Object.entries(fetchPlatforms))("with WebCrypto in %s", async (_, conditions) => {
    expect((await bundle(".", conditions)).files).toContain("dist/crypto/web.js");
  });

  // Bun and Deno have node:crypto, which checks at once where WebCrypto has to be waited for.
  test.each(Object.entries(platformsLikeNode))("with node:crypto in %s", async (_, conditions) => {
    const { code, files } = await bundle(".", conditions);
    expect(files).toContain("dist/crypto/node.js");
    expect(files).not.toContain("dist/crypto/web.js");
    expect(code).toContain('from "node:crypto"');
  });
});
