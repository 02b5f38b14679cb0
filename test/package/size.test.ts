import { expect, test } from "vitest";
import { bundlePackage, gzippedKilobytes } from "../bench/bundle.js";

const platforms = ["web", "node"] as const;

/** What Help Scout's package may add to an application's start at most, minified and gzipped, in KB. */
const budgets = [
  { what: "without its validators", validators: false, budget: 6.1 },
  { what: "with all of its validators", validators: true, budget: 14 },
];

test.each(budgets)("Help Scout's package $what stays within $budget KB", async ({ validators, budget }) => {
  for (const platform of platforms) {
    const bundle = await bundlePackage("@hookstep/helpscout", { platform, validators, later: false });
    expect(gzippedKilobytes(bundle), platform).toBeLessThanOrEqual(budget);
  }
});
