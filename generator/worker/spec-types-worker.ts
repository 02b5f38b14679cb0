import { parentPort } from "node:worker_threads";

import { emitSpecTypes, type SpecTypesJob } from "../emit/spec-types.js";
import { formatFile } from "../emit/format.js";

/** What the worker answers a job with. */
export type SpecTypesAnswer =
  { readonly files: Awaited<ReturnType<typeof emitSpecTypes>> } | { readonly error: unknown };

// What lays files out is loaded while there is no job yet.
await formatFile({ path: "", text: "" });

parentPort?.on("message", (job: SpecTypesJob) => void answer(job));

async function answer(job: SpecTypesJob): Promise<void> {
  let answer: SpecTypesAnswer;
  try {
    answer = { files: await emitSpecTypes(job) };
  } catch (error) {
    answer = { error };
  }
  parentPort?.postMessage(answer);
}
