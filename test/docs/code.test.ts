import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { blocksOf, pages } from "../support/pages.js";
import { compileStrictly } from "../support/readme-examples.js";
import { installPacked, linkPackages, root, type Stranger } from "../support/stranger.js";

/** What the examples import beside the packages, with what that imports for its types. */
const libraries = (
  "@types/node undici-types express @types/express @types/express-serve-static-core @types/serve-static " +
  "@types/send @types/body-parser @types/connect @types/qs @types/http-errors @types/range-parser " +
  "fastify hono jose redis @redis/client"
).split(" ");

let stranger: Stranger;
beforeAll(() => {
  stranger = installPacked("generated/helpscout");
  linkPackages(stranger, "@hookstep/helpdesk", ...libraries);
  // The vendor of the reference's example, whose scheme is custom.
  const manifest = { name: "@acme/webhooks", type: "module", exports: "./index.d.ts" };
  stranger.write("node_modules/@acme/webhooks/package.json", JSON.stringify(manifest));
  stranger.write("node_modules/@acme/webhooks/index.d.ts", 'export * from "@hookstep/helpdesk";\n');
});
afterAll(() => stranger.remove());

test("every example in TypeScript compiles as it is printed", () => {
  // What the reader writes to files, in the tutorial, is compiled and run where those are.
  const blocks = pages.flatMap(blocksOf).filter(({ language, file }) => language === "ts" && !file);
  expect(blocks.length).toBeGreaterThan(20);
  const named = blocks.map(({ page, line, code }) => [`${page.replaceAll("/", "-")}-${line}`, code] as const);
  compileStrictly(stranger, Object.fromEntries(named));
});

test.each(pages.flatMap(blocksOf).filter(({ language }) => language === "json"))(
  "the JSON in $page:$line is JSON",
  ({ code }) => expect(() => JSON.parse(code) as unknown).not.toThrow(),
);

test.each(pages.map((page) => ({ page })))("the links of $page lead somewhere", ({ page }) => {
  const text = readFileSync(join(root, page), "utf8");
  const targets = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => target);
  const local = targets.filter((target) => !/^https?:/.test(target));
  expect(local.filter((target) => !existsSync(join(root, page, "..", target)))).toEqual([]);
});
