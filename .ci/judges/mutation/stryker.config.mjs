import { join } from "node:path";

const here = import.meta.dirname;
const work = process.env.MUTATION_WORK ?? ".cache/mutation";

/** How Stryker changes the engine a little at a time, and asks whether a test notices. */
export default {
  testRunner: "vitest",
  vitest: { configFile: ".ci/judges/mutation/vitest.config.ts", related: false },
  plugins: ["@stryker-mutator/*", join(here, "sample.mjs")],
  ignorers: ["sample"],
  mutate: ["scripts/{lib,data,book}/**/*.ts"],
  ignorePatterns: ["/dist", "/coverage", "/.cache"],
  // Vitest strips types by itself, and TypeScript 7 has no interface that Stryker could ask.
  tsconfigFile: "none.json",
  disableTypeChecks: true,
  coverageAnalysis: "perTest",
  concurrency: Number(process.env.MUTATION_WORKERS ?? 1),
  timeoutMS: 30_000,
  dryRunTimeoutMinutes: 15,
  reporters: ["clear-text", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: join(work, "report.json") },
  tempDirName: join(work, "sandbox"),
  allowConsoleColors: false,
  thresholds: { high: 90, low: 75, break: 75 },
};
