import { describe, expect, test } from "vitest";
import { computeFormula, globMatcher, type Scope } from "../../scripts/data/evaluate.ts";
import { amount, fault, functions } from "../../scripts/data/quantity.ts";
import { units } from "../../scripts/data/unit.ts";
import { collectProblems } from "../../scripts/lib/problem.ts";
import { observationsOf } from "../fixtures/observation.ts";

const observations = observationsOf({
  "loss-2022": 10,
  "loss-2023": 20,
  "loss-2024": { value: 15, lower: 12, upper: 18 },
  "loss-bounds": { lower: 1, upper: 2 },
  zero: 0,
  "rate-a": { value: 30, unit: "percent" },
  people: { value: 300, unit: "persons" },
  seven: { value: 7, unit: "cases" },
  "twenty-five": { value: 25, unit: "cases" },
});

/** What a formula may know beside the rows: one fact that is a number, and one that could not be computed. */
function factOf(id: string): ReturnType<Scope["fact"]> {
  if (id === "derived") return amount(5, units.get("USD"));
  return id === "broken" ? fault("formula-cycle", "It goes in a circle.", "cut it.") : undefined;
}

/** Computes and tells in short: `15 USD`, `true`, or `! code: message`. A fault says what to do in its hint. */
function compute(formula: string): string {
  const problems = collectProblems();
  const result = computeFormula(formula, {
    observations,
    factIds: ["derived", "broken"],
    refused: problems.refused,
    fact: factOf,
    use: () => undefined,
  });
  if (result.kind === "fault") {
    expect(result.hint).toMatch(/^\S.*[.?]$/);
    return `! ${result.code}: ${result.message}`;
  }
  return result.kind === "truth" ? String(result.value) : `${result.value} ${result.unit.id}`;
}

describe("arithmetic", () => {
  test.each([
    ["loss-2022 + loss-2023", "30 USD"],
    ["loss-2022 - loss-2023", "-10 USD"],
    ["-loss-2022", "-10 USD"],
    ["loss-2022 * 2", "20 USD"],
    ["2 * loss-2022", "20 USD"],
    ["loss-2023 / 4", "5 USD"],
    ["loss-2023 / loss-2022", "2 times"],
    ["loss-2022 + 5 USD", "15 USD"],
    ["loss-2024.lower + loss-2024.upper", "30 USD"],
    ["loss-bounds.upper", "2 USD"],
    ["2 + 3 * 4", "14 times"],
    ["6 / 3", "2 times"],
    ["zero / loss-2022", "0 times"],
    ["loss-bounds.lower + derived", "6 USD"],
  ])("%s is %s", (formula, result) => {
    expect(compute(formula)).toBe(result);
  });
});

describe("functions", () => {
  test.each([
    ["share(loss-2022, loss-2023)", "50 percent"],
    ["growth(loss-2022, loss-2023)", "100 percent"],
    ["growth(loss-2023, loss-2022)", "-50 percent"],
    ["fall(loss-2023, loss-2022)", "50 percent"],
    ["sum(loss-20*)", "45 USD"],
    ["sum(loss-2022, loss-2023, 5 USD)", "35 USD"],
    ["mean(loss-20*)", "15 USD"],
    ["min(loss-20*)", "10 USD"],
    ["max(loss-20*)", "20 USD"],
    ["count(loss-20*)", "3 times"],
    ["abs(loss-2022 - loss-2023)", "10 USD"],
    ["rising(loss-2022, loss-2023)", "true"],
    ["rising(loss-20*)", "false"],
    ["rising(loss-2022, loss-2022)", "false"],
    ["falling(loss-2023, loss-2024)", "true"],
    ["between(loss-2024, loss-2022, loss-2023)", "true"],
    ["between(loss-2022, loss-2022, loss-2023)", "true"],
    ["between(loss-2022, loss-2024, loss-2023)", "false"],
    ["round(loss-2022 / 3, 2)", "3.33 USD"],
    ["round(loss-2022 / 3, 0)", "3 USD"],
    ["abs(loss-2022)", "10 USD"],
    ["rising(loss-2022)", "true"],
    ["rising(-loss-2023, -loss-2022)", "true"],
    ["falling(loss-2022, zero, -loss-2022)", "true"],
    ["falling(loss-20*)", "false"],
    ["falling(loss-2022, loss-2022)", "false"],
    ["between(loss-2023, loss-2022, loss-2024)", "false"],
    ["between(loss-2024, loss-2022, loss-2024)", "true"],
    ["mean(loss-2024)", "15 USD"],
  ])("%s is %s", (formula, result) => {
    expect(compute(formula)).toBe(result);
  });

  test("are these", () => {
    expect([...functions.keys()].toSorted().join(" ")).toBe(
      "abs between count fall falling growth max mean min rising round share sum",
    );
  });
});

describe("comparison", () => {
  test.each([
    ["loss-2022 < loss-2023", "true"],
    ["loss-2022 <= loss-2022", "true"],
    ["loss-2022 > loss-2022", "false"],
    ["loss-2022 != loss-2023", "true"],
    ["loss-2023 = 20 USD", "true"],
    ["rate-a > 29 percent and not loss-2022 > loss-2023", "true"],
    ["loss-2022 > 100 USD or zero = 0 USD", "true"],
    // In binary fractions 7 / 25 * 100 is a little more than 28.
    ["share(seven, twenty-five) = 28 percent", "true"],
    ["share(seven, twenty-five) > 28 percent", "false"],
    ["28 percent < share(seven, twenty-five)", "false"],
    ["share(seven, twenty-five) <= 28 percent", "true"],
    ["0.1 + 0.2 != 0.3", "false"],
    ["between(share(seven, twenty-five), 20 percent, 28 percent)", "true"],
  ])("%s is %s", (formula, result) => {
    expect(compute(formula)).toBe(result);
  });
});

describe("units", () => {
  test.each([
    ["people + loss-2022", "! formula-unit: The formula mixes persons with USD."],
    ["people > loss-2022", "! formula-unit: The formula mixes persons with USD."],
    ["sum(people, loss-2022)", "! formula-unit: The formula mixes persons with USD."],
    ["growth(people, loss-2022)", "! formula-unit: The formula mixes persons with USD."],
    ["rate-a > 29", "! formula-unit: The formula mixes percent with a pure number."],
    ["loss-2022 * people", "! formula-unit: The formula multiplies USD by persons."],
    ["loss-2022 * loss-2022", "! formula-unit: The formula multiplies USD by USD."],
    ["loss-2022 / people", "! formula-unit: The formula divides USD by persons."],
    ["2 / people", "! formula-unit: The formula divides a pure number by persons."],
    ["loss-2022 > 3 dollars", "! formula-unit: “dollars” is not a unit."],
  ])("%s: %s", (formula, result) => {
    expect(compute(formula)).toBe(result);
  });
});

describe("faults", () => {
  test.each([
    ["loss-2021", "! formula-unknown-id: There is no observation or fact “loss-2021”."],
    ["sum(gain-*)", "! formula-unknown-id: No observation fits “gain-*”."],
    ["total(loss-2022)", "! formula-unknown-function: There is no function “total”."],
    ["toString(loss-2022)", "! formula-unknown-function: There is no function “toString”."],
    ["loss-20* > zero", "! formula-type: “loss-20*” stands for several values here."],
    ["sum(loss-2022 > zero)", "! formula-type: “sum” takes numbers, not true or false."],
    ["loss-2022 and zero", "! formula-type: “and” joins true or false."],
    ["not loss-2022", "! formula-type: “not” joins true or false."],
    ["(loss-2022 > zero) + loss-2022", "! formula-type: “+” joins numbers."],
    ["loss-bounds", "! formula-value: The observation “loss-bounds” has no value."],
    ["loss-2022.lower", "! formula-value: The observation “loss-2022” has no lower."],
    ["loss-2022 / zero", "! formula-value: The formula divides by zero."],
    ["growth(zero, loss-2022)", "! formula-value: The formula takes a percentage of zero."],
    ["share(loss-2022, zero)", "! formula-value: The formula takes a percentage of zero."],
    ["derived.upper", "! formula-value: The fact “derived” has no upper."],
    ["-unknown", "! formula-unknown-id: There is no observation or fact “unknown”."],
    ["sum(loss-2022, unknown)", "! formula-unknown-id: There is no observation or fact “unknown”."],
    ["unknown + loss-2022", "! formula-unknown-id: There is no observation or fact “unknown”."],
    ["loss-2022 + unknown", "! formula-unknown-id: There is no observation or fact “unknown”."],
    ["broken + loss-2022", "! formula-cycle: It goes in a circle."],
    ["-(loss-2022 > zero)", "! formula-type: “-” joins numbers."],
    ["loss-2022 or loss-2022 > zero", "! formula-type: “or” joins true or false."],
    ["loss-2022 > zero or loss-2022", "! formula-type: “or” joins true or false."],
    ["loss-2022 + (loss-2022 > zero)", "! formula-type: “+” joins numbers."],
    ["loss-bounds.value", "! formula-value: The observation “loss-bounds” has no value."],
    ["round(loss-2022)", "! formula-syntax: “round” got 1 values."],
    ["growth(loss-2022)", "! formula-syntax: “growth” got 1 values."],
    ["growth(loss-20*)", "! formula-syntax: “growth” got 3 values."],
    ["round(loss-2022, loss-2023)", "! formula-unit: “round” takes its digits as a pure number."],
  ])("%s: %s", (formula, result) => {
    expect(compute(formula)).toBe(result);
  });

  test("that come of what was refused are not to be reported again", () => {
    const problems = collectProblems();
    const scope = {
      observations,
      factIds: [],
      refused: problems.refused,
      fact: () => undefined,
      use: () => undefined,
    };
    problems.refuse("observation", "loss-2025");
    problems.refuse("fact", "derived");
    for (const formula of ["loss-2025 + 1 USD", "derived", "sum(loss-20*)"])
      expect(computeFormula(formula, scope), formula).toMatchObject({ isReported: true });
    expect(computeFormula("loss-2026", scope)).not.toHaveProperty("isReported");
    expect(computeFormula("sum(loss-202*)", scope)).toMatchObject({ isReported: true });
    expect(computeFormula("max(loss-2022, zero)", scope)).toMatchObject({ value: 10 });
    expect(computeFormula("sum(loss-2022*)", scope)).toMatchObject({ value: 10 });
    problems.refuse("observation", "*");
    expect(computeFormula("sum(loss-2022*)", scope)).toMatchObject({ isReported: true });
    expect(computeFormula("loss-2027", scope)).toMatchObject({ isReported: true });
  });
});

const hintOf = (formula: string): string => {
  const problems = collectProblems();
  const { refused } = problems;
  const scope = { observations, factIds: ["derived"], refused, fact: factOf, use: () => 0 };
  const result = computeFormula(formula, scope);
  return result.kind === "fault" ? result.hint : "";
};

test("what is nearly right is told what it may have been", () => {
  expect(hintOf("lose-2022")).toContain("loss-2022");
  expect(hintOf("derive")).toContain("derived");
  expect(hintOf("summ(loss-20*)")).toContain("sum");
  expect(hintOf("5 percnt")).toContain("percent");
  expect(hintOf("growth(loss-2022)")).toContain("growth(old, new)");
});

test.each([
  ["zero > zero", 0],
  ["zero <= zero", 0],
  ["loss-2022 > zero", 1],
  ["loss-2022 < zero", -1],
  ["-loss-2022 < loss-2023", 1.5],
  ["rising(loss-2022)", undefined],
  ["loss-2022 != zero", undefined],
])("the margin of %s is %d of the larger number", (formula, margin) => {
  const { refused } = collectProblems();
  const scope = { observations, factIds: [], refused, fact: factOf, use: () => 0 };
  expect(computeFormula(formula, scope)).toMatchObject({ kind: "truth", margin });
});

test("a formula tells which observations it used, each by itself", () => {
  const used: string[] = [];
  computeFormula("sum(loss-20*) + loss-2022", {
    observations,
    factIds: [],
    refused: collectProblems().refused,
    fact: () => undefined,
    use: ({ id }) => used.push(id),
  });
  expect(used).toEqual(["loss-2022", "loss-2023", "loss-2024", "loss-2022"]);
});

test.each([
  ["loss-20*", "loss-2024", true],
  ["loss-20*", "loss-20", true],
  ["loss-20*", "xloss-2024", false],
  ["*-2024", "loss-2024", true],
  ["loss-*-2024", "loss-us-ca-2024", true],
  ["loss-2024", "loss-2024", true],
  ["loss-2024", "loss-20240", false],
])("the pattern %s fits %s: %s", (pattern, id, fits) => {
  expect(globMatcher(pattern)(id)).toBe(fits);
});
