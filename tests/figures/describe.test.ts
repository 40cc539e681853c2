import { expect, test } from "vitest";
import { describeRows, type DescribedRow } from "../../scripts/figures/describe.ts";

const format = (row: DescribedRow): string =>
  `<${row["value"] ?? `${row["lower"]}–${row["upper"]}`}>`;
const timed = { x: "period", isTimed: true, format };

function years(...values: (number | null)[]): DescribedRow[] {
  return values.map((value, index) => ({ period: String(2020 + index), value, series: "one" }));
}

test("a series over time: first, last, direction, and the turns between", () => {
  expect(describeRows(years(5, 9, 2, 6), timed)).toBe(
    "4 values, up from <5> (2020) to <6> (2023). The highest is <9> (2021); the lowest is <2> (2022).",
  );
});

test("extremes that stand at the ends are not said twice", () => {
  expect(describeRows(years(1, 2, 3), timed)).toBe("3 values, up from <1> (2020) to <3> (2022).");
  expect(describeRows(years(3, 1, 2), timed)).toBe(
    "3 values, down from <3> (2020) to <2> (2022). The lowest is <1> (2021).",
  );
  expect(describeRows(years(2, 2), timed)).toContain("unchanged from");
});

test("categories: highest and lowest, and ranges", () => {
  const rows = [
    { label: "A", value: 4 },
    { label: "B", value: 9 },
    { label: "C", value: null, lower: 1, upper: 3 },
  ];
  expect(describeRows(rows, { x: "label", isTimed: false, format })).toBe(
    "2 values. The highest is B (<9>); the lowest is A (<4>). Given as a range or bound: C (<1–3>).",
  );
});

test("each of up to eight series is described by itself, and an end that reads the same is not said again", () => {
  const rows = [...years(1, 2), ...years(4, 3).map((row) => ({ ...row, series: "two" }))];
  expect(describeRows(rows, { ...timed, series: "series" })).toBe(
    "one: 2 values, up from <1> (2020) to <2> (2021). two: 2 values, down from <4> (2020) to <3> (2021).",
  );
  const rounded = { ...timed, format: () => "<about 4>" };
  expect(describeRows(years(4.1, 4.2, 4), rounded)).not.toContain("highest");
});

test("gaps are passed over, one value is said alone, no rows give no words", () => {
  expect(describeRows(years(null, 7, null), timed)).toBe("One value: <7> (2021).");
  expect(describeRows([], timed)).toBe("");
});
