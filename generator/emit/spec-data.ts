import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Model } from "../model/model.js";
import type { EmittedFile, Origin } from "./file.js";
import { emitSamples } from "./samples.js";
import { chooseSamples, type Examples } from "./sampling.js";
import { compilePayloads, emitValidators, type FormatsOption, payloadChecker } from "./validators.js";

/** The data under `src/spec/`: samples and validators. */
export async function emitSpecData(
  model: Model,
  examples: Examples,
  formats: FormatsOption,
  origin: Origin,
): Promise<{ readonly files: readonly EmittedFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const validators = compilePayloads(model, formats);
  const { samples, diagnostics } = await chooseSamples(model, examples, payloadChecker(validators));
  return {
    files: [emitSamples(model, samples, origin), emitValidators(model, formats, origin, validators)],
    diagnostics,
  };
}
