import { defineConfig } from "vitest/config";

/** The tests that Stryker runs: those of units, and the catalog of problems. None builds a book or starts a browser. */
export default defineConfig({
  test: {
    include: ["tests/{lib,data,book}/**/*.test.ts", "tests/problems.test.ts"],
    // It judges the text of this book, not the engine.
    exclude: ["tests/book/bars.test.ts"],
    env: { TZ: "UTC" },
    isolate: false,
    testTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
