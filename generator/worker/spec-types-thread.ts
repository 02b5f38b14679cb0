import { once } from "node:events";
import { Worker } from "node:worker_threads";

import type { EmitSpecTypes } from "../emit/spec-types.js";
import { isBuilt, program } from "../installation.js";
import type { SpecTypesAnswer } from "./spec-types-worker.js";

/** A thread that prints types. */
export interface SpecTypesThread {
  readonly emitSpecTypes: EmitSpecTypes;
  /** Ends the thread. */
  close(): void;
}

/**
 * Starts a thread that loads what prints types while this one reads the document: the two take about equally
 * long. Only the built program has one, since Node.js cannot run the sources in a thread of their own.
 */
export function startSpecTypesThread(): SpecTypesThread | undefined {
  if (!isBuilt) return undefined;
  const worker = new Worker(new URL("spec-types-worker.js", program));
  worker.unref();
  return {
    async emitSpecTypes(job) {
      worker.ref();
      worker.postMessage(job);
      const [answer] = (await once(worker, "message")) as [SpecTypesAnswer];
      if ("error" in answer) throw answer.error;
      return answer.files;
    },
    close: () => void worker.terminate(),
  };
}
