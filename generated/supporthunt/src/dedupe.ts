export { memoryStore, type MemoryStoreOptions } from "./dedupe/memory-store.js";
export type { DedupeState, DedupeStore } from "./dedupe/store.js";
