import { describe, expect, test } from "vitest";
import { findTypedNumbers } from "../../scripts/book/number-lint.ts";

const found = (prose: string): string[] => findTypedNumbers(prose).map(({ text }) => text);

describe("dates and years may be typed", () => {
  test.each([
    "In 2024 and 2025, too.",
    "in the 1990s",
    "2023–24, 2023-24 and 2019–2024",
    "30 October 2025, October 30, 2025 and 30 October",
    "October 30 and 5 May",
    "from 27–28 February 2025, or February 27–28, 2025",
    "FY2025, FY 2025, FY2023-24 and FY2023–24",
    "APEC 2025, Executive Order of 2025-04-02",
    "mid-2024, (2024), “2024”, 2024: 2024; 2024.",
    "no digits at all, and twelve in words",
  ])("%s", (prose) => {
    expect(found(prose)).toEqual([]);
  });
});

describe("other numbers may not", () => {
  test.each([
    ["12 people", ["12"]],
    ["1,250 umbrellas and 3.5 more.", ["1,250", "3.5"]],
    ["50% or 50 percent", ["50%", "50"]],
    ["$4.50, US$12 billion, €7", ["$4.50", "$12", "€7"]],
    ["the 21st and 2nd, 3rd, 4th", ["21st", "2nd", "3rd", "4th"]],
    ["COVID-19, G20, F-16, 5G", ["19", "20", "16", "5"]],
    ["Chapter 6, page 12.", ["6", "12"]],
    ["10–20 and 10-20", ["10", "20", "10", "20"]],
    ["2,024 and 2024.5 and 20245", ["2,024", "2024.5", "20245"]],
    [
      "$2024, € 2000, 2000 percent, 2000%, 2000 million",
      ["$2024", "2000", "2000", "2000%", "2000"],
    ],
    ["1839 and 2100", ["1839", "2100"]],
    ["Q3 2025", ["3"]],
    ["May 2024 was the 5 of May", ["5"]],
    ["a list: 1, 2, 3.", ["1", "2", "3"]],
    ["may 12", ["12"]],
  ])("%s", (prose, numbers) => {
    expect(found(prose)).toEqual(numbers);
  });

  test("and are told by their offset", () => {
    expect(findTypedNumbers("In 2024 there were 12.")).toEqual([{ text: "12", at: 19 }]);
  });
});
