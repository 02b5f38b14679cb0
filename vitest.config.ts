import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "test/golden/**", "test/bench/**", "test/runtimes/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
