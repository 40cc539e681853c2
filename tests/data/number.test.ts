import { describe, expect, test } from "vitest";
import {
  formatNumber,
  sharedScale,
  type NumberFormat,
  type Quantity,
} from "../../scripts/data/number.ts";
import { units } from "../../scripts/data/unit.ts";

/** Shows no-break spaces as `_`, so that a plain space in their place is seen. */
function format(
  unitId: string,
  quantity: { value?: number; lower?: number; upper?: number },
  style?: NumberFormat,
): string {
  return formatNumber({ ...quantity, unit: unitOf(unitId) }, style).replaceAll("\u00A0", "_");
}

describe("money", () => {
  test.each([
    [0, "US$_0"],
    [0.5, "US$_0.5"],
    [12, "US$_12"],
    [999, "US$_999"],
    [1000, "US$_1,000"],
    [20_500, "US$_20,500"],
    [999_999, "US$_999,999"],
    [999_999.6, "US$_1_million"],
    [1_000_000, "US$_1_million"],
    [1_250_000, "US$_1.3_million"],
    [12_500_000_000, "US$_12.5_billion"],
    [37_000_000_000, "US$_37_billion"],
    [999_940_000, "US$_999.9_million"],
    [999_960_000, "US$_1_billion"],
    [999_990_000_000, "US$_1_trillion"],
    [1_000_000_000_000, "US$_1_trillion"],
    [2_345_000_000_000_000, "US$_2,345_trillion"],
    [-5_200_000_000, "US$_−5.2_billion"],
  ])("%d dollars are %s", (value, text) => {
    expect(format("USD", { value })).toBe(text);
  });

  test.each([
    ["EUR", "€_18_billion"],
    ["HKD", "HK$_18_billion"],
    ["CNY", "CN¥_18_billion"],
    ["USD-per-100k", "US$_18_billion_per 100,000 people"],
  ])("of %s is %s", (unit, text) => {
    expect(format(unit, { value: 18e9 })).toBe(text);
  });
});

describe("counts, percentages, ratios and measures", () => {
  test.each([
    ["persons", 73_838, "73,838"],
    ["persons", 1_234_567_890, "1,234,567,890"],
    ["persons", 1250.5, "1,250.5"],
    ["percent", 48, "48_percent"],
    ["percent", 48.6, "49_percent"],
    ["percent", 9.94, "9.9_percent"],
    ["percent", 10.4, "10_percent"],
    ["percent", -9.94, "−9.9_percent"],
    ["percent", 9.96, "10_percent"],
    ["percent", 0.5, "0.5_percent"],
    ["percent", 100, "100_percent"],
    ["percent", -26.9, "−27_percent"],
    ["percent", -0.01, "0_percent"],
    ["times", 6.28, "6.3"],
    ["times", 2, "2"],
    ["kg", 12_345.6, "12,346_kg"],
    ["kg", 1000.4, "1,000_kg"],
    ["kg", -999.4, "−999.4_kg"],
    ["kg", 999.95, "1,000_kg"],
    ["deaths-per-100k", 31.3, "31.3_per 100,000"],
    ["mg-per-pill", 1.94, "1.9_mg per pill"],
  ])("%s %d is %s", (unit, value, text) => {
    expect(format(unit, { value })).toBe(text);
  });
});

describe("rounding", () => {
  test.each([
    [0.285, 2, "0.29"],
    [1.005, 2, "1.01"],
    [2.5, 0, "3"],
    [3.5, 0, "4"],
    [0.05, 1, "0.1"],
    [0.049_999, 1, "0.0"],
    [1.45, 1, "1.5"],
    [8.345, 2, "8.35"],
    [12, 2, "12.00"],
    [-2.5, 0, "−3"],
    [-0.04, 1, "0.0"],
  ])("%d to %i digits is %s: decimal, half away from zero", (value, digits, text) => {
    expect(format("times", { value }, { digits })).toBe(text);
  });

  test("prints no second rounding: the digits shown are those of the value itself", () => {
    for (let cents = 0; cents < 2000; cents += 1) {
      const shown = format("times", { value: cents / 100 }, { digits: 2 });
      expect(shown).toBe(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`);
    }
  });
});

describe("ranges and bounds", () => {
  test.each([
    [{ lower: 18e9, upper: 37e9 }, "US$_18–37_billion"],
    [{ lower: 500e6, upper: 2.5e9 }, "US$_0.5–2.5_billion"],
    [{ lower: 900, upper: 1500 }, "US$_900–1,500"],
    [{ lower: -5e9, upper: 3e9 }, "US$_−5 to 3_billion"],
    [{ lower: 9200 }, "at least US$_9,200"],
    [{ upper: 9200 }, "up to US$_9,200"],
    [{ value: 5, lower: 3, upper: 7 }, "US$_5"],
  ])("%j is %s", (quantity, text) => {
    expect(format("USD", quantity)).toBe(text);
  });

  test("of nothing cannot be worded", () => {
    expect(() => format("USD", {})).toThrow("A quantity needs a value or a bound.");
  });
});

describe("formats", () => {
  test.each<[NumberFormat, string]>([
    [{ scale: "million" }, "US$_12,540_million"],
    [{ scale: "one" }, "US$_12,540,000,000"],
    [{ scale: "trillion", digits: 3 }, "US$_0.013_trillion"],
    [{ digits: 0 }, "US$_13_billion"],
    [{ digits: 2 }, "US$_12.54_billion"],
    [{ words: "about" }, "about US$_12.5_billion"],
    [{ words: "more than", digits: 0 }, "more than US$_13_billion"],
    [{ unit: "hide" }, "12.5"],
    [{ unit: "hide", scale: "million", words: "nearly" }, "nearly 12,540"],
  ])("%j gives %s", (style, text) => {
    expect(format("USD", { value: 12.54e9 }, style)).toBe(text);
  });

  test("give a bound other words of caution", () => {
    expect(format("persons", { lower: 300_000 }, { words: "more than" })).toBe("more than 300,000");
    expect(format("persons", { upper: 10 }, { words: "at most" })).toBe("at most 10");
    expect(format("persons", { lower: 1, upper: 2 }, { words: "about" })).toBe("about 1–2");
  });
});

describe("the scale that values share", () => {
  const dollars = (...values: Omit<Quantity, "unit">[]): Quantity[] =>
    values.map((quantity) => ({ ...quantity, unit: unitOf("USD") }));

  test.each<[Quantity[], string]>([
    [[], "one"],
    [dollars({ value: 900 }, { value: 999_999 }), "one"],
    [dollars({ value: 900 }, { value: 5e6 }), "million"],
    [dollars({ value: -3e9 }, { value: 5e6 }), "billion"],
    [dollars({ value: 0 }, { value: 999_960_000 }), "billion"],
    [dollars({ value: 1e12 }), "trillion"],
    [dollars({ lower: 2e6, upper: 9e9 }), "million"],
    [dollars({ upper: 9e9 }), "billion"],
    [dollars({}), "one"],
    [[{ value: 5e9, unit: unitOf("persons") }], "one"],
  ])("%j is %s", (quantities, scale) => {
    expect(sharedScale(quantities)).toBe(scale);
  });
});

function unitOf(id: string): Quantity["unit"] {
  const unit = units.get(id);
  if (unit === undefined) throw new Error(`“${id}” is not a unit.`);
  return unit;
}
