import { describe, expect, test } from "vitest";
import {
  apart,
  areApart,
  blend,
  contrastOf,
  differenceOf,
  greyGapOf,
} from "../../scripts/figures/color.ts";
import {
  chartColors,
  grounds,
  seriesColors,
  type ChartColor,
} from "../../scripts/figures/theme.ts";

test("contrast, lightness and mixing are those of the standards", () => {
  expect(contrastOf("#000", "#fff")).toBeCloseTo(21, 5);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrastOf("#ffffff", "#777777")).toBe(contrastOf("#777777", "#ffffff"));
  expect(greyGapOf("#000000", "#ffffff")).toBeCloseTo(100, 3);
  expect(greyGapOf("#ff0000", "#000000")).toBeCloseTo(53.24, 1);
  expect(blend("#000000", 0.25, "#ffffff")).toBe("#bfbfbf");
  expect(blend("#1F78A8", 1, "#ffffff")).toBe("#1f78a8");
});

test("colors that only some can tell apart are not apart", () => {
  expect(differenceOf("#ff0000", "#ff0000")).toBe(0);
  // Red and a green of the same lightness: far apart in full sight, near for the color-blind.
  expect(differenceOf("#c0392b", "#6b7a00")).toBeLessThan(apart.difference);
  expect(areApart("#c0392b", "#6b7a00")).toBe(false);
  expect(areApart("#101820", "#F26722")).toBe(true);
});

const pairs = [0, 1, 2, 3].flatMap((one) =>
  [0, 1, 2, 3].filter((other) => other > one).map((other) => [one, other] as const),
);

describe.each(["light", "dark"] as const)("the ladder on %s ground", (scheme) => {
  test.each(pairs)("series %i and %i are told apart by everyone, and in grey", (one, other) => {
    const ladder = seriesColors[scheme];
    const [first, second] = [ladder[one as 0] as string, ladder[other as 1] as string];
    expect(differenceOf(first, second)).toBeGreaterThanOrEqual(15);
    expect(greyGapOf(first, second)).toBeGreaterThanOrEqual(12);
  });
});

describe.each(grounds)("on $paper", ({ scheme, paper }) => {
  const marks: ChartColor[] = [
    "series-1",
    "series-2",
    "series-3",
    "series-4",
    "accent",
    "muted",
    "ink",
  ];

  test.each(marks)("%s can be made out", (name) => {
    expect(contrastOf(chartColors[name][scheme], paper)).toBeGreaterThanOrEqual(3);
  });

  test.each(["ink", "muted"] as const)("%s can be read, on land too", (name) => {
    expect(contrastOf(chartColors[name][scheme], paper)).toBeGreaterThanOrEqual(4.5);
    const land = chartColors.land[scheme];
    expect(contrastOf(chartColors[name][scheme], land)).toBeGreaterThanOrEqual(4.5);
  });
});
