import { runBatch } from "./batches.js";

export default { fetch: runBatch };
