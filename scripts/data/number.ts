import type { Unit } from "./unit.ts";

/** How a value is worded where the unit's default does not do. */
export interface NumberFormat {
  readonly scale?: Scale | undefined;
  /** Digits after the decimal point, 0–3; trailing zeros are dropped unless `digits` is given. */
  readonly digits?: number | undefined;
  /** A word of caution put before the number. */
  readonly words?: string | undefined;
  /** `hide` prints the bare number, for tables and for sentences that name the unit themselves. */
  readonly unit?: "hide" | undefined;
}

export type Scale = "trillion" | "billion" | "million" | "thousand" | "one";

/** A value, a range, or one bound of it; at least one of the three is given. */
export interface Quantity {
  readonly value?: number | undefined;
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  readonly unit: Unit;
}

/** The words of caution a format may use. */
export const cautionWords = [
  "about",
  "almost",
  "at least",
  "at most",
  "more than",
  "nearly",
  "up to",
] as const;

const noBreak = "\u00A0";
const factors: Record<Scale, number> = {
  trillion: 1e12,
  billion: 1e9,
  million: 1e6,
  thousand: 1e3,
  one: 1,
};

/**
 * The only place where a number becomes words: sentence, chart label, table cell, alt text and every edition
 * print what this returns, e.g. `US$ 12.5 billion`, `73,838`, `48 percent`, `US$ 18–37 billion`, `at least 9,200`.
 */
export function formatNumber(quantity: Quantity, format: NumberFormat = {}): string {
  const { value, lower, upper, unit } = quantity;
  const words = (text: string): string =>
    format.words === undefined ? text : `${format.words} ${text}`;
  if (value !== undefined) return words(withUnit([value], unit, format));
  if (lower !== undefined && upper !== undefined)
    return words(withUnit([lower, upper], unit, format));
  if (lower !== undefined)
    return `${format.words ?? "at least"} ${withUnit([lower], unit, format)}`;
  if (upper !== undefined) return `${format.words ?? "up to"} ${withUnit([upper], unit, format)}`;
  throw new Error("A quantity needs a value or a bound.");
}

/** The one scale in which values of a unit can stand side by side, e.g. in the labels of a chart. */
export function sharedScale(quantities: readonly Quantity[]): Scale {
  const [first] = quantities;
  if (first === undefined) return "one";
  const values = quantities.flatMap(({ value, lower, upper }) => value ?? lower ?? upper ?? []);
  return naturalScale(values.length === 0 ? [0] : values, first.unit, {});
}

function withUnit(values: readonly number[], unit: Unit, format: NumberFormat): string {
  const scale = format.scale ?? naturalScale(values, unit, format);
  const digits = values.map((value) => digitsOf(value / factors[scale], unit, format));
  const numbers = values.map((value, index) =>
    decimal(value / factors[scale], digits[index] ?? 0, format),
  );
  const scaled =
    numbers.join(values.some((value) => value < 0) ? " to " : "–") +
    (scale === "one" || format.unit === "hide" ? "" : `${noBreak}${scale}`);
  if (format.unit === "hide") return scaled;
  const before = unit.prefix === "" ? "" : unit.prefix + noBreak;
  const after = unit.suffix === "" ? "" : noBreak + unit.suffix;
  return before + scaled + after;
}

/** Money is read in millions and billions, as it is after rounding: 999.96 million is 1 billion. What is counted is read in full. */
function naturalScale(values: readonly number[], unit: Unit, format: NumberFormat): Scale {
  if (unit.kind !== "money") return "one";
  const size = Math.max(...values.map(Math.abs));
  const reaches = (scale: Scale, below: Scale): boolean => {
    const scaled = size / factors[below];
    return roundHalfUp(scaled, digitsOf(scaled, unit, format)) * factors[below] >= factors[scale];
  };
  if (reaches("trillion", "billion")) return "trillion";
  if (reaches("billion", "million")) return "billion";
  return reaches("million", "one") ? "million" : "one";
}

/** One digit where it says something: scaled money and small measures; none for counts and large numbers. */
function digitsOf(scaled: number, unit: Unit, { digits }: NumberFormat): number {
  if (digits !== undefined) return digits;
  if (unit.kind === "count") return Number.isInteger(scaled) ? 0 : 1;
  if (unit.kind === "percent") return Math.abs(scaled) < 10 ? 1 : 0;
  return Math.abs(scaled) < 1000 ? 1 : 0;
}

function decimal(value: number, digits: number, format: NumberFormat): string {
  const fixed = roundHalfUp(Math.abs(value), digits).toFixed(digits);
  const [whole = "0", fraction = ""] = fixed.split(".");
  const kept = format.digits === undefined ? fraction.replace(/0+$/, "") : fraction;
  const sign = value < 0 && Number(fixed) !== 0 ? "−" : "";
  return sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + (kept === "" ? "" : `.${kept}`);
}

/** Rounds decimally, so that 0.285 gives 0.29 although the nearest binary fraction lies below it. */
function roundHalfUp(value: number, digits: number): number {
  const [mantissa = "0", exponent = "0"] = value.toExponential(14).split("e");
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`));
  return Number(`${shifted}e-${digits}`);
}
