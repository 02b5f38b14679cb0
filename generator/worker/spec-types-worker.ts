import { parentPort } from "node:worker_threads";

import { keepCompiledCode } from "../compile-cache.js";
import type { EmitSpecTypes, SpecTypesJob } from "../emit/spec-types.js";

/** What the worker answers a job with. */
export type SpecTypesAnswer =
  { readonly files: Awaited<ReturnType<EmitSpecTypes>> } | { readonly error: unknown };

keepCompiledCode();
const { emitSpecTypes } = await import("../emit/spec-types.js");

// A first job in small loads everything a job needs and warms it up, while the document is still being read.
await emitSpecTypes({
  model: {
    title: "",
    events: [{ name: "a", payload: "A", pointer: "" }],
    schemas: [
      { typeName: "A", pointer: "", schema: { type: "object", properties: { a: { type: "string" } } } },
    ],
    delivery: {
      event: { kind: "header", name: "a" },
      signature: { scheme: "custom" },
      acknowledge: 204,
      sending: { encoding: "json", headers: {} },
    },
  },
  secretVariable: "",
  origin: { document: "", command: "" },
});

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
