import { once } from "node:events";
import { Worker } from "node:worker_threads";

import type { EmitSpecTypes } from "../emit/spec-types.js";
import { isBuilt, program } from "../installation.js";
import type { SpecTypesAnswer } from "./spec-types-worker.js";

let thread: Worker | undefined;

/**
 * A thread that loads what prints types while this one reads the document: the two take about equally long. It stays
 * for the packages to come, takes one job at a time, and keeps nobody waiting when there is none. Only the built
 * program has one, since Node.js cannot run the sources in a thread of their own.
 */
export function specTypesThread(): EmitSpecTypes | undefined {
  if (!isBuilt) return undefined;
  const worker = (thread ??= startThread());
  return async (job) => {
    worker.ref();
    try {
      worker.postMessage(job);
      const [answer] = (await once(worker, "message")) as [SpecTypesAnswer];
      if ("error" in answer) throw answer.error;
      return answer.files;
    } finally {
      worker.unref();
    }
  };
}

function startThread(): Worker {
  const worker = new Worker(new URL("spec-types-worker.js", program));
  worker.unref();
  return worker;
}
