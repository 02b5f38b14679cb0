import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Model } from "../model/model.js";
import type { EmittedFile, Origin } from "./file.js";
import { emitOutline } from "./outline.js";
import { emitSamples } from "./samples.js";
import { chooseSamples, type Examples } from "./sampling.js";
import { compilePayloads, emitValidators, type FormatsOption, payloadChecker } from "./validators.js";

/** What data is made from beside a model. */
export interface SpecDataParts {
  readonly examples: Examples;
  readonly formats: FormatsOption;
  readonly secretVariable: string;
  readonly origin: Origin;
}

/** The data under `src/spec/`: samples, validators and the outline. */
export async function emitSpecData(
  model: Model,
  { examples, formats, secretVariable, origin }: SpecDataParts,
): Promise<{ readonly files: readonly EmittedFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const validators = compilePayloads(model, formats);
  const { samples, diagnostics } = await chooseSamples(model, examples, payloadChecker(validators));
  return {
    files: [
      emitOutline(model, secretVariable),
      emitSamples(model, samples, origin),
      emitValidators(model, formats, origin, validators),
    ],
    diagnostics,
  };
}
