import type { Fault } from "./formula.ts";
import { times, units, type Unit } from "./unit.ts";

/** A number with its unit, as formulas compute with it. */
export interface Amount {
  readonly kind: "amount";
  readonly value: number;
  readonly unit: Unit;
}

/** True or false, as a claim must be. */
export interface Truth {
  readonly kind: "truth";
  readonly value: boolean;
  /**
   * How far the numbers are from turning it, as a part of what they are compared with: 0.1 holds by a tenth, -0.1 fails
   * by one. Undefined where there is no near and far, as with “equal”.
   */
  readonly margin: number | undefined;
}

/** The result of a formula, or why there is none. */
export type Result = Amount | Truth | Fault;

const percent = units.get("percent") ?? times;

/** Makes an amount; a pure number where no unit is given. */
export function amount(value: number, unit: Unit = times): Amount {
  return { kind: "amount", value, unit };
}

/** Makes a truth value. */
export function truth(value: boolean, margin?: number): Truth {
  return { kind: "truth", value, margin };
}

/** “And” and “or” hold as firmly as their weaker or stronger side. */
export function joinTruths(operator: "and" | "or", left: Truth, right: Truth): Truth {
  const margins = [left.margin, right.margin].filter((margin) => margin !== undefined);
  if (operator === "and")
    return truth(left.value && right.value, margins.length > 0 ? Math.min(...margins) : undefined);
  return truth(left.value || right.value, margins.length > 0 ? Math.max(...margins) : undefined);
}

/** How far `more` is above `less`, as a part of the larger of the two. */
function lead(more: number, less: number): number {
  const size = Math.max(Math.abs(more), Math.abs(less));
  return size === 0 ? 0 : (more - less) / size;
}

/** The smallest lead from one value to the next; undefined for a single value. */
function smallestLead(values: readonly number[]): number | undefined {
  const leads = values.slice(1).map((value, index) => lead(value, values[index] ?? 0));
  return leads.length === 0 ? undefined : Math.min(...leads);
}

/** Makes a fault of one of the formula codes. */
export function fault(code: Fault["code"], message: string, hint: string): Fault {
  return { kind: "fault", code, message, hint };
}

/** The fault of a formula that uses what was refused: the cause has been reported, so this is not. */
export const reportedFault: Fault = {
  ...fault("formula-unknown-id", "It uses what was refused.", "mend that first."),
  isReported: true,
};

const unitHint =
  "compare and add only what is counted in the same unit; give a bare number its unit, e.g. 30 percent.";

/** Refuses amounts of different units, which can be neither added nor compared. */
export function checkSameUnit(amounts: readonly Amount[]): Fault | undefined {
  const [first, ...rest] = amounts;
  const odd = rest.find((other) => other.unit.id !== first?.unit.id);
  if (first === undefined || odd === undefined) return undefined;
  return fault(
    "formula-unit",
    `The formula mixes ${nameOf(first.unit)} with ${nameOf(odd.unit)}.`,
    unitHint,
  );
}

function nameOf({ id }: Unit): string {
  return id === times.id ? "a pure number" : id;
}

type Operation = (left: Amount, right: Amount) => Result;

const additive =
  (compute: (a: number, b: number) => number): Operation =>
  (left, right) =>
    checkSameUnit([left, right]) ?? amount(compute(left.value, right.value), left.unit);
const comparing =
  (
    compare: (a: number, b: number) => boolean,
    margin?: (a: number, b: number) => number,
  ): Operation =>
  (left, right) =>
    checkSameUnit([left, right]) ??
    truth(compare(left.value, right.value), margin?.(left.value, right.value));

/** The arithmetic and the comparisons of formulas, by operator. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["+", additive((a, b) => a + b)],
  ["-", additive((a, b) => a - b)],
  ["*", multiply],
  ["/", divide],
  ["=", comparing(isSame)],
  ["!=", comparing((a, b) => !isSame(a, b))],
  [
    "<",
    comparing(
      (a, b) => a < b && !isSame(a, b),
      (a, b) => lead(b, a),
    ),
  ],
  [
    "<=",
    comparing(
      (a, b) => a < b || isSame(a, b),
      (a, b) => lead(b, a),
    ),
  ],
  [">", comparing((a, b) => a > b && !isSame(a, b), lead)],
  [">=", comparing((a, b) => a > b || isSame(a, b), lead)],
]);

/** Equal but for the rounding of binary fractions: 7 of 25 is 28 percent, although 7 / 25 * 100 is not 28. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}

function multiply(left: Amount, right: Amount): Result {
  if (right.unit === times) return amount(left.value * right.value, left.unit);
  if (left.unit === times) return amount(left.value * right.value, right.unit);
  return fault(
    "formula-unit",
    `The formula multiplies ${nameOf(left.unit)} by ${nameOf(right.unit)}.`,
    "multiply only by a pure number.",
  );
}

function divide(left: Amount, right: Amount): Result {
  if (right.value === 0)
    return fault("formula-value", "The formula divides by zero.", "check the values it uses.");
  if (right.unit === times) return amount(left.value / right.value, left.unit);
  if (left.unit.id === right.unit.id) return amount(left.value / right.value);
  return fault(
    "formula-unit",
    `The formula divides ${nameOf(left.unit)} by ${nameOf(right.unit)}.`,
    "divide by a pure number or by the same unit; for “per” units keep a dataset.",
  );
}

/** A function of the formula language: what it takes and what it makes of it. */
export interface FormulaFunction {
  /** How many arguments; the same amount twice for a fixed number. */
  readonly arity: readonly [number, number];
  /** Shown in hints, e.g. `growth(old, new)`. */
  readonly usage: string;
  compute(args: readonly Amount[]): Result;
}

const fixed = (
  usage: string,
  arity: number,
  compute: (...values: number[]) => Result,
): FormulaFunction => ({
  usage,
  arity: [arity, arity],
  compute: (args) => checkSameUnit(args) ?? compute(...args.map((argument) => argument.value)),
});
const list = (
  usage: string,
  compute: (values: number[], unit: Unit) => Result,
): FormulaFunction => ({
  usage,
  arity: [1, 1000],
  compute: (args) =>
    checkSameUnit(args) ??
    compute(
      args.map((argument) => argument.value),
      args[0]?.unit ?? times,
    ),
});
const against = (base: number, value: number): Result =>
  base === 0
    ? fault("formula-value", "The formula takes a percentage of zero.", "check the values it uses.")
    : amount(value, percent);

/** All functions of the formula language. A function is added here, with a test, and in the README. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map([
  [
    "share",
    fixed("share(part, whole)", 2, (part = 0, whole = 0) => against(whole, (part / whole) * 100)),
  ],
  [
    "growth",
    fixed("growth(old, new)", 2, (old = 0, now = 0) => against(old, ((now - old) / old) * 100)),
  ],
  [
    "fall",
    fixed("fall(old, new)", 2, (old = 0, now = 0) => against(old, ((old - now) / old) * 100)),
  ],
  [
    "between",
    fixed("between(x, low, high)", 3, (x = 0, low = 0, high = 0) =>
      truth(
        (low < x || isSame(low, x)) && (x < high || isSame(x, high)),
        Math.min(lead(x, low), lead(high, x)),
      ),
    ),
  ],
  [
    "sum",
    list("sum(a, b, …)", (values, unit) =>
      amount(
        values.reduce((a, b) => a + b, 0),
        unit,
      ),
    ),
  ],
  [
    "mean",
    list("mean(a, b, …)", (values, unit) =>
      amount(values.reduce((a, b) => a + b, 0) / values.length, unit),
    ),
  ],
  ["min", list("min(a, b, …)", (values, unit) => amount(Math.min(...values), unit))],
  ["max", list("max(a, b, …)", (values, unit) => amount(Math.max(...values), unit))],
  ["abs", list("abs(x)", ([value = 0], unit) => amount(Math.abs(value), unit))],
  ["count", list("count(a, b, …)", (values) => amount(values.length))],
  [
    "rising",
    list("rising(a, b, …)", (values) =>
      truth(
        values.every((value, i) => i === 0 || value > (values[i - 1] ?? 0)),
        smallestLead(values),
      ),
    ),
  ],
  [
    "falling",
    list("falling(a, b, …)", (values) =>
      truth(
        values.every((value, i) => i === 0 || value < (values[i - 1] ?? 0)),
        smallestLead(values.toReversed()),
      ),
    ),
  ],
  [
    "round",
    {
      usage: "round(x, digits)",
      arity: [2, 2],
      compute: ([x = amount(0), digits = amount(0)]) => round(x, digits),
    },
  ],
]);

function round(x: Amount, digits: Amount): Result {
  if (digits.unit.id !== times.id)
    return fault(
      "formula-unit",
      "“round” takes its digits as a pure number.",
      "write e.g. round(x, 1).",
    );
  const factor = 10 ** digits.value;
  return amount(Math.round(x.value * factor) / factor, x.unit);
}
