import { expect, test } from "vitest";
import {
  chartColors,
  chartStyles,
  chartTheme,
  colorVariable,
  flattenColors,
  tickCount,
} from "../../scripts/figures/theme.ts";

test("flattening leaves no custom property and follows the ground", () => {
  const markup = `<path fill="${colorVariable("series-4")}" stroke="${colorVariable("ink")}"/>`;
  expect(flattenColors(markup)).toBe('<path fill="#F26722" stroke="#101820"/>');
  expect(flattenColors(markup, "dark")).toBe('<path fill="#875BBE" stroke="#f3efe8"/>');
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
