import { afterAll, beforeAll, expect, test } from "vitest";

import { codeBlocks, compileStrictly, packageExamples } from "../support/readme-examples.js";
import { installPacked, linkPackages, type Stranger } from "../support/stranger.js";

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

test("every example of the README compiles as it is printed", () => {
  const blocks = codeBlocks("README.md");
  expect(blocks.length).toBeGreaterThan(3);
  compileStrictly(stranger, blocks);
});

test("so do those of the package's README, read from top to bottom", () => {
  compileStrictly(stranger, [packageExamples("generated/helpscout")]);
});
