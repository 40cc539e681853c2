import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { chartability } from "../../scripts/book/accessibility/chartability.ts";
import type { AccessibilityRecord } from "../../scripts/book/accessibility/record.ts";
import { wcag } from "../../scripts/book/accessibility/wcag.ts";

/** A test that stands for a criterion of accessibility. */
export interface NamedTest {
  /** As the criterion names it, e.g. `browser/site.test.ts: leads from the skip link`. */
  readonly name: string;
  /** Below tests/. */
  readonly file: string;
  /** The first words of its title, as they stand in the file. */
  readonly title: string;
}

/** The tests that criteria of accessibility name, each once, sorted. */
export function namedTests(): NamedTest[] {
  const names = new Set([...wcag, ...chartability].flatMap(({ tests = [] }) => tests));
  return [...names].toSorted().map((name) => {
    const [, file = "", title = ""] = /^(\S+): (.*)$/.exec(name) ?? [];
    return { name, file, title };
  });
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

/** Runs those tests by themselves and says which passed; a test that did not run did not pass. */
export function runNamedTests(scratch: string): AccessibilityRecord["tests"] {
  const named = namedTests();
  const report = join(scratch, "named-tests.json");
  const vitest = join(
    dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
    "vitest.mjs",
  );
  const files = [...new Set(named.map(({ file }) => `tests/${file}`))];
  const titles = named.map(({ title }) => patternOf(title)).join("|");
  const words = ["run", ...files, "-t", titles, "--reporter=json", `--outputFile=${report}`];
  const long = ["--testTimeout=600000", "--hookTimeout=600000"];
  spawnSync(process.execPath, [vitest, ...words, ...long], { stdio: "ignore" });
  const { testResults } = reportSchema.parse(JSON.parse(readFileSync(report, "utf8")));
  return named.map(({ name, file, title }) => {
    const own = testResults.filter((each) =>
      each.name.replaceAll("\\", "/").endsWith(`tests/${file}`),
    );
    const begins = new RegExp(`^(?:${patternOf(title)})`);
    const cases = own
      .flatMap(({ assertionResults }) => assertionResults)
      .filter((each) => begins.test(each.title) && ["passed", "failed"].includes(each.status));
    const passed = cases.length > 0 && cases.every(({ status }) => status === "passed");
    return { name, cases: cases.length, passed };
  });
}

/** In a title of several cases `%i` stands for what differs. */
function patternOf(title: string): string {
  return title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/%\w/g, ".*");
}
