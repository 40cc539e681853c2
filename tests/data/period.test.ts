import { describe, expect, test } from "vitest";
import { formatPeriod, months, periodEnd } from "../../scripts/data/period.ts";

describe("in words", () => {
  test.each([
    ["2024", "2024"],
    ["2024-10", "October 2024"],
    ["2025-10-30", "October 30, 2025"],
    ["2025-01-05", "January 5, 2025"],
    ["2024-H1", "H1 2024"],
    ["2024-Q4", "Q4 2024"],
    ["FY2025", "FY2025"],
    ["FY2023-24", "FY2023–24"],
    ["2024/2025-06", "2024 to June 2025"],
    ["2023-10-27/2023-11-20", "October 27, 2023 to November 20, 2023"],
    ["/2025-06", "to June 2025"],
    ["", ""],
  ])("%s is “%s”", (period, words) => {
    expect(formatPeriod(period)).toBe(words);
  });

  test("every month has its name", () => {
    expect(
      months
        .map((_name, index) => formatPeriod(`2024-${String(index + 1).padStart(2, "0")}`))
        .join(", "),
    ).toBe(
      "January 2024, February 2024, March 2024, April 2024, May 2024, June 2024, July 2024, August 2024, September 2024, October 2024, November 2024, December 2024",
    );
  });
});

describe("the end of a period, to sort by", () => {
  test.each([
    ["2024", "2024-12-31"],
    ["2024-02", "2024-02-31"],
    ["2024-10-30", "2024-10-30"],
    ["2024-H1", "2024-06-31"],
    ["2024-H2", "2024-12-31"],
    ["2024-Q1", "2024-03-31"],
    ["2024-Q4", "2024-12-31"],
    ["FY2025", "2025-09-31"],
    ["FY2023-24", "2023-09-31"],
    ["2024-10/2025-08", "2025-08-31"],
    ["2025/FY2024", "2024-09-31"],
    ["/2025-06", "2025-06-31"],
    ["", ""],
  ])("of %j is %s", (period, end) => {
    expect(periodEnd(period)).toBe(end);
  });

  test("puts periods of every kind in order", () => {
    const periods = ["2024", "2024-11", "2024-Q3", "2024-H1", "2024-10-02", "FY2024"];
    expect(periods.toSorted((a, b) => (periodEnd(a) < periodEnd(b) ? -1 : 1))).toEqual([
      "2024-H1",
      "2024-Q3",
      "FY2024",
      "2024-10-02",
      "2024-11",
      "2024",
    ]);
  });
});
