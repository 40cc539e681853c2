import { defineConfig } from "vitest/config";

/** `vitest run` runs every test; `vitest run --mode prove` runs the long proofs in tests/prove instead. */
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === "prove" ? ["tests/prove/**/*.test.ts"] : ["tests/**/*.test.ts"],
    exclude: mode === "prove" ? [] : ["tests/prove/**", "tests/fixtures/**"],
    env: { TZ: "UTC" },
    // A build starts a browser and fills a core: more workers only wait for one another.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: mode === "prove" ? 600_000 : 60_000,
    hookTimeout: mode === "prove" ? 600_000 : 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    coverage: {
      provider: "v8",
      include: ["scripts/**/*.ts"],
      // Most commands are tested as people start them: what their processes and workers run counts too.
      autoAttachSubprocess: true,
      reporter: ["text-summary", "json", "html"],
      thresholds: { lines: 90 },
    },
  },
}));
