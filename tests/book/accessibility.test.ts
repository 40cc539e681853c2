import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chartability } from "../../scripts/book/accessibility/chartability.ts";
import { judge, type Criterion } from "../../scripts/book/accessibility/criterion.ts";
import { measures } from "../../scripts/book/accessibility/measure.ts";
import {
  readAccessibility,
  type AccessibilityRecord,
} from "../../scripts/book/accessibility/record.ts";
import { wcag } from "../../scripts/book/accessibility/wcag.ts";
import { readBook } from "../../scripts/book/book.ts";
import { collectProblems } from "../../scripts/lib/problem.ts";
import { namedTests } from "../browser/named-tests.ts";
import { engineBook } from "../engine.ts";

const criteria: readonly Criterion[] = [...wcag, ...chartability];

describe("the criteria", () => {
  test("are those of WCAG 2.2, levels A and AA, and of Chartability, each once", () => {
    expect(wcag.filter(({ level }) => level === "A")).toHaveLength(31);
    expect(wcag.filter(({ level }) => level === "AA")).toHaveLength(24);
    expect(chartability).toHaveLength(50);
    expect(chartability.filter(({ level }) => level === "critical")).toHaveLength(14);
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
  });

  test("name measures that there are, and tests whose words stand in their files", () => {
    const unknown = criteria
      .flatMap(({ measures: names = [] }) => names)
      .filter((name) => !(name in measures));
    expect(unknown).toEqual([]);
    const lost = namedTests().filter(({ file, title }) => {
      const text = readFileSync(join("tests", file), "utf8");
      return title.length < 10 || !text.includes(`"${title}`);
    });
    expect(lost).toEqual([]);
  });

  test("do not count as absent without a measure that guards it", () => {
    const free = criteria.filter(
      ({ absent, measures: names = [] }) => absent !== undefined && names.length === 0,
    );
    expect(free).toEqual([]);
  });
});

describe("a criterion", () => {
  const record: AccessibilityRecord = {
    edition: { revision: 1, issued: "2026-01-15" },
    tools: {},
    pages: ["index.html"],
    figures: [],
    measures: [
      { id: "reflow", looked: 1, found: [] },
      { id: "keyboard", looked: 1, found: ["index.html: 3 stops, 4 things to reach"] },
    ],
    rules: [
      { id: "color-contrast", criteria: ["1.4.3"], passed: 9, failed: 0, unsure: 2 },
      { id: "image-alt", criteria: ["1.1.1"], passed: 0, failed: 1, unsure: 0 },
    ],
    tests: [{ name: "a.test.ts: opens", cases: 2, passed: false }],
  };
  const stand = (parts: Partial<Criterion>): ReturnType<typeof judge> =>
    judge({ id: "0.0.0", title: "Something", level: "A", ...parts }, record);

  test("fails where a measure, a rule or a test does, and where a failure is known", () => {
    expect(stand({ measures: ["reflow", "keyboard"] })).toMatchObject({
      verdict: "fails",
      failures: ["index.html: 3 stops, 4 things to reach"],
    });
    expect(stand({ id: "1.1.1" }).failures).toEqual(["axe-core: image-alt, 1\u00A0element."]);
    expect(stand({ tests: ["a.test.ts: opens"] }).verdict).toBe("fails");
    expect(stand({ known: "So it is.", absent: "Nothing." }).verdict).toBe("fails");
  });

  test("is clear only where something was looked at, and says what could not be judged", () => {
    expect(stand({ measures: ["reflow"] }).verdict).toBe("clear");
    expect(stand({ id: "1.4.3" })).toMatchObject({
      verdict: "clear",
      evidence: [
        "axe-core: color-contrast; 9\u00A0elements passed; 2\u00A0elements it could not judge.",
      ],
    });
    expect(stand({ measures: ["motion"], tests: ["b.test.ts: x"], open: "All." }).verdict).toBe(
      "open",
    );
    expect(stand({ absent: "Nothing of the kind.", measures: ["reflow"] }).verdict).toBe("absent");
  });
});

describe("the record of the real book", () => {
  const problems = collectProblems();
  const record = readAccessibility(engineBook, problems);
  const advice = "measure anew: npm run prove -- tests/prove/accessibility.test.ts";

  test("is that of the figures there are", () => {
    const book = readBook(engineBook, collectProblems());
    expect(record?.figures, advice).toEqual([...(book?.placements.keys() ?? [])].toSorted());
  });

  test("has every measure, every test and a rule for whatever rests on rules alone", () => {
    const ids = record?.measures.map(({ id }) => id);
    expect(ids, advice).toEqual(Object.keys(measures).toSorted());
    const names = record?.tests.map(({ name }) => name);
    expect(names, advice).toEqual(namedTests().map(({ name }) => name));
    const untested = criteria.filter(
      (criterion) =>
        record && criterion.open === undefined && judge(criterion, record).verdict === "open",
    );
    expect(
      untested.map(({ id }) => id),
      advice,
    ).toEqual([]);
  });
});
