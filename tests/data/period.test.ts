import { expect, test } from "vitest";
import { formatPeriod } from "../../scripts/data/period.ts";

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
