import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { installPacked, linkPackages, root, run, type Stranger } from "../support/stranger.js";

let stranger: Stranger;
beforeAll(() => {
  stranger = installPacked("generated/helpscout");
  linkPackages(
    stranger,
    "@types/node",
    "undici-types",
    "express",
    "@types/express",
    "@types/serve-static",
    "@types/send",
  );
  linkPackages(
    stranger,
    "@types/express-serve-static-core",
    "@types/body-parser",
    "@types/connect",
    "@types/qs",
  );
  linkPackages(stranger, "@types/http-errors", "@types/range-parser");
});
afterAll(() => stranger.remove());

/** The TypeScript of a page, block by block. */
function codeBlocks(file: string): readonly string[] {
  const page = readFileSync(join(root, file), "utf8");
  return [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code ?? "");
}

test("every example of the README compiles as it is printed", () => {
  const blocks = codeBlocks("README.md");
  expect(blocks.length).toBeGreaterThan(3);
  compile(blocks);
});

test("so do those of the package's README, read from top to bottom", () => {
  const [first = "", ...rest] = codeBlocks("generated/helpscout/README.md");
  compile([[first, 'const secret = "s";', ...rest].join("\n")]);
});

function compile(blocks: readonly string[]): void {
  const files = blocks.map((block, index) => {
    stranger.write(`block${index}.ts`, block);
    return `block${index}.ts`;
  });
  const options = {
    strict: true,
    module: "nodenext",
    target: "es2022",
    types: ["node"],
    noEmit: true,
    skipLibCheck: true,
  };
  stranger.write("tsconfig.json", JSON.stringify({ compilerOptions: options, files }));
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"], stranger.dir);
}
