import { describe, expect, test } from "vitest";
import { parseFormula, type Fault, type Formula } from "../../scripts/data/formula.ts";

/** Writes a formula with a parenthesis around every operation, so that its structure is seen. */
function structure(formula: Formula | Fault): string {
  switch (formula.kind) {
    case "fault":
      return `! ${formula.message}`;
    case "number":
      return formula.unit === undefined
        ? String(formula.value)
        : `${formula.value}[${formula.unit}]`;
    case "name":
      return formula.part === "value" ? formula.id : `${formula.id}.${formula.part}`;
    case "glob":
      return `<${formula.pattern}>`;
    case "call":
      return `${formula.name}(${formula.args.map(structure).join(" ")})`;
    case "unary":
      return `(${formula.operator} ${structure(formula.operand)})`;
    case "binary":
      return `(${structure(formula.left)} ${formula.operator} ${structure(formula.right)})`;
  }
}

describe("precedence", () => {
  test.each([
    ["a + b * c", "(a + (b * c))"],
    ["a * b + c", "((a * b) + c)"],
    ["a - b - c", "((a - b) - c)"],
    ["a / b / c", "((a / b) / c)"],
    ["a - (b - c)", "(a - (b - c))"],
    ["a + b > c - d", "((a + b) > (c - d))"],
    ["a > b and c > d or e > f", "(((a > b) and (c > d)) or (e > f))"],
    ["a > b or c > d and e > f", "((a > b) or ((c > d) and (e > f)))"],
    ["not a > b and c > d", "((not (a > b)) and (c > d))"],
    ["not not a = b", "(not (not (a = b)))"],
    ["-a * b", "((- a) * b)"],
    ["a - -b", "(a - (- b))"],
    ["((a))", "a"],
  ])("of %s is %s", (text, expected) => {
    expect(structure(parseFormula(text))).toBe(expected);
  });
});

describe("names and numbers", () => {
  test.each([
    ["us-losses-2024", "us-losses-2024"],
    ["us-losses-2024.lower", "us-losses-2024.lower"],
    ["us-losses-2024.value", "us-losses-2024"],
    ["2024-losses", "2024-losses"],
    ["a-b", "a-b"],
    ["a - b", "(a - b)"],
    ["0.5", "0.5"],
    ["10e9 USD", "10000000000[USD]"],
    ["30 percent", "30[percent]"],
    ["3 deaths-per-100k", "3[deaths-per-100k]"],
    ["a > 3 and b > 4", "((a > 3) and (b > 4))"],
    ["sum(ic3-losses-20*)", "sum(<ic3-losses-20*>)"],
    ["sum(ic3-*-2024)", "sum(<ic3-*-2024>)"],
    ["max(a, b-1, 2)", "max(a b-1 2)"],
    ["a*2", "<a*2>"],
    ["  growth( a ,b )  ", "growth(a b)"],
    ["round(share(a, b), 1)", "round(share(a b) 1)"],
  ])("%s is read as %s", (text, expected) => {
    expect(structure(parseFormula(text))).toBe(expected);
  });
});

describe("mistakes", () => {
  test.each([
    ["", "The formula ends too early."],
    ["a +", "The formula ends too early."],
    ["sum(a, b", "The formula ends too early."],
    ["a b", "“b” cannot stand at position 3 of the formula."],
    ["a > > b", "“>” cannot stand at position 5 of the formula."],
    ["a == b", "“=” cannot stand at position 4 of the formula."],
    ["sum(a; b)", "“;” cannot stand at position 6 of the formula."],
    ["sum()", "“)” cannot stand at position 5 of the formula."],
    ["a   ? b", "“?” cannot stand at position 5 of the formula."],
    ["a and", "The formula ends too early."],
    ["and a", "“and” cannot stand at position 1 of the formula."],
    ["(a", "The formula ends too early."],
    ["a)", "“)” cannot stand at position 2 of the formula."],
    ["a 😀 b", "“😀” cannot stand at position 3 of the formula."],
    ["1,000", "“,” cannot stand at position 2 of the formula."],
    ["US$ 5", "“$” cannot stand at position 3 of the formula."],
    ["a.middle", "“.” cannot stand at position 2 of the formula."],
    ["process.exit(1)", "“.” cannot stand at position 8 of the formula."],
  ])("in %j are told by their position", (text, message) => {
    expect(parseFormula(text)).toMatchObject({ kind: "fault", code: "formula-syntax", message });
  });
});
