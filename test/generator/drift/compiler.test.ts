import fc from "fast-check";
import { expect, test } from "vitest";

import { compareModels } from "../../../generator/drift/compare-models.js";
import { compilerVerdicts } from "./support/compiler.js";
import { modelOf } from "./support/models.js";
import { pair } from "./support/pairs.js";

/** HOOKSTEP_SEED and HOOKSTEP_CASES try others. */
const seed = Number(process.env["HOOKSTEP_SEED"] ?? 20261120);
const cases = Number(process.env["HOOKSTEP_CASES"] ?? 600);

test("a payload change is breaking exactly when the compiler says that code may break", async () => {
  const pairs = fc.sample(pair, { seed, numRuns: cases });
  const fits = await compilerVerdicts(pairs);
  const disagreements = pairs.flatMap(({ from, to }, index) => {
    const changes = compareModels(modelOf(from), modelOf(to));
    const isBreaking = changes.some((change) => change.class === "breaking");
    return isBreaking === !fits[index]
      ? []
      : [{ compilerSays: fits[index] === true ? "fits" : "breaking", from, to, changes }];
  });
  expect(disagreements.slice(0, 3), `${disagreements.length} of ${cases} with seed ${seed}`).toEqual([]);
  const share = fits.filter(Boolean).length / cases;
  expect(share, "both verdicts have to be met often").toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.8);
});
