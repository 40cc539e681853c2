import { describe, expect, test } from "vitest";
import {
  chartColors,
  chartStyles,
  chartTheme,
  colorVariable,
  flattenColors,
  tickCount,
} from "../../scripts/figures/theme.ts";

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each(["light", "dark"] as const)("on %s ground", (ground) => {
  const paper = chartColors.paper[ground];

  test.each(["series-1", "series-2", "series-3", "series-4", "accent"] as const)(
    "%s can be told from the ground",
    (name) => {
      expect(contrast(chartColors[name][ground], paper)).toBeGreaterThanOrEqual(3);
    },
  );

  test.each(["ink", "muted"] as const)("%s can be read", (name) => {
    expect(contrast(chartColors[name][ground], paper)).toBeGreaterThanOrEqual(4.5);
  });
});

test("flattening leaves no custom property and follows the ground", () => {
  const markup = `<path fill="${colorVariable("series-4")}" stroke="${colorVariable("ink")}"/>`;
  expect(flattenColors(markup)).toBe('<path fill="#F46A25" stroke="#101820"/>');
  expect(flattenColors(markup, "dark")).toBe('<path fill="#8E62C4" stroke="#f3efe8"/>');
});

test("the styles give every color for light, for dark by wish of the system, and for dark by choice", () => {
  for (const name of Object.keys(chartColors)) {
    expect(chartStyles.match(new RegExp(`--chart-${name}:`, "g"))).toHaveLength(3);
  }
  expect(chartStyles).toContain(
    '@media (prefers-color-scheme: dark) { :root:not([data-theme="light"])',
  );
});

test("one theme per width, with fewer ticks on a narrow chart and no rotated text", () => {
  expect(chartTheme(640)).toBe(chartTheme(640));
  expect(tickCount("x", 343)).toBeLessThan(tickCount("x", 640));
  expect(JSON.stringify(chartTheme(343))).toContain('"labelAngle":0');
  expect(JSON.stringify(chartTheme(343))).not.toMatch(/"[a-zA-Z]*[fF]ontSize":(?:\d|1[01])[,}]/);
});
