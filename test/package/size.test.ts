import { expect, test } from "vitest";
import { bundlePackage, gzippedKilobytes } from "../bench/bundle.js";

const platforms = ["web", "node"] as const;

/** What Help Scout's package may add to an application at most, minified and gzipped, in KB. */
const budgets = [
  { what: "what loads at the start, without validators", validators: false, later: false, budget: 5.8 },
  { what: "what loads at the start, with all validators", validators: true, later: false, budget: 13.7 },
  { what: "the whole as one file, without validators", validators: false, later: true, budget: 9.1 },
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
