import { build } from "esbuild";
import { expect, test } from "vitest";
import { bundlePackage, gzippedKilobytes } from "../bench/bundle.js";
import { repository } from "../bench/project.js";

const platforms = ["web", "node"] as const;

/** What Help Scout's package may add to an application at most, minified and gzipped, in KB. */
const budgets = [
  { what: "what loads at the start, without validators", validators: false, later: false, budget: 6.3 },
  { what: "what loads at the start, with all validators", validators: true, later: false, budget: 10 },
  { what: "the whole as one file, without validators", validators: false, later: true, budget: 10.3 },
];

test.each(budgets)(
  "of Help Scout's package, $what stays within $budget KB",
  async ({ budget, ...options }) => {
    for (const platform of platforms) {
      const bundle = await bundlePackage("@hookstep/helpscout", { platform, ...options });
      expect(gzippedKilobytes(bundle), platform).toBeLessThanOrEqual(budget);
    }
  },
);

test("a bundle holds the validators that it uses, and no others", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { isTag } from "@hookstep/helpscout/validators"; console.log(isTag);`,
      resolveDir: repository,
    },
    bundle: true,
    format: "esm",
    write: false,
  });
  expect(outputFiles[0]?.text.match(/function validate\w+/g)).toEqual(["function validateTag"]);
});
