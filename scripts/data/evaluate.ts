import { nearestHint, type Problems } from "../lib/problem.ts";
import { parseFormula, type Fault, type Formula } from "./formula.ts";
import type { Observation } from "./observation.ts";
import {
  amount,
  fault,
  functions,
  joinTruths,
  operations,
  reportedFault,
  truth,
  type Amount,
  type Result,
} from "./quantity.ts";
import { units } from "./unit.ts";

/** What the names in a formula stand for. */
export interface Scope {
  readonly observations: ReadonlyMap<string, Observation>;
  /** Ids of the facts, to suggest the nearest. */
  readonly factIds: Iterable<string>;
  /** What was refused and is therefore missing. */
  readonly refused: Problems["refused"];
  /** Computes another fact; undefined when there is none of that id. */
  fact(id: string): (Result & { from?: readonly Observation[] }) | undefined;
  /** Called for every observation the formula used: its provenance. */
  use(observation: Observation): void;
}

/** Parses and computes a formula. */
export function computeFormula(text: string, scope: Scope): Result {
  const parsed = parseFormula(text);
  return parsed.kind === "fault" ? parsed : evaluateFormula(parsed, scope);
}

/** Computes a parsed formula over the observations; never throws for anything an author can write. */
export function evaluateFormula(formula: Formula, scope: Scope): Result {
  switch (formula.kind) {
    case "number":
      return literal(formula.value, formula.unit);
    case "name":
      return named(formula, scope);
    case "glob":
      return fault(
        "formula-type",
        `“${formula.pattern}” stands for several values here.`,
        "use it within sum(…), max(…), rising(…) and the like.",
      );
    case "call":
      return call(formula, scope);
    case "unary":
      return unary(formula, scope);
    case "binary":
      return binary(formula, scope);
  }
}

/** True when an observation's id fits a pattern such as `ic3-losses-20*`. */
export function globMatcher(pattern: string): (id: string) => boolean {
  const [beginning = ""] = pattern.split("*");
  const expression = new RegExp(`^${pattern.replaceAll("*", "[a-z0-9-]*")}$`);
  // Of the thousands of ids a pattern is held against, all but a few differ in their first letters.
  return (id) => id.startsWith(beginning) && expression.test(id);
}

function literal(value: number, unitId: string | undefined): Result {
  if (unitId === undefined) return amount(value);
  const unit = units.get(unitId);
  return unit
    ? amount(value, unit)
    : fault(
        "formula-unit",
        `“${unitId}” is not a unit.`,
        nearestHint(unitId, units.keys(), "scripts/data/unit.ts"),
      );
}

function named({ id, part }: Extract<Formula, { kind: "name" }>, scope: Scope): Result {
  const observation = scope.observations.get(id);
  if (observation !== undefined) {
    scope.use(observation);
    const value = observation[part];
    if (value !== undefined) return amount(value, observation.unit);
    return fault(
      "formula-value",
      `The observation “${id}” has no ${part}.`,
      `use ${id}.lower or ${id}.upper where the row gives a range.`,
    );
  }
  const fact = scope.fact(id);
  if (fact === undefined) return unknown(id, scope);
  if (fact.kind === "fault") return fact;
  if (part !== "value")
    return fault(
      "formula-value",
      `The fact “${id}” has no ${part}.`,
      "take the bounds of an observation.",
    );
  for (const used of fact.from ?? []) scope.use(used);
  return fact;
}

function unknown(id: string, { observations, factIds, refused }: Scope): Fault {
  const missing = new Set([...refused("observation"), ...refused("fact")]);
  if (missing.has(id) || missing.has("*")) return reportedFault;
  return fault(
    "formula-unknown-id",
    `There is no observation or fact “${id}”.`,
    nearestHint(id, [...observations.keys(), ...factIds], "the datasets and data/facts.yaml"),
  );
}

function call({ name, args }: Extract<Formula, { kind: "call" }>, scope: Scope): Result {
  const called = functions.get(name);
  if (called === undefined) {
    return fault(
      "formula-unknown-function",
      `There is no function “${name}”.`,
      nearestHint(name, functions.keys(), "the formula language"),
    );
  }
  const amounts: Amount[] = [];
  for (const argument of args) {
    const values =
      argument.kind === "glob"
        ? expand(argument.pattern, scope)
        : [evaluateFormula(argument, scope)];
    for (const value of values) {
      if (value.kind === "fault") return value;
      if (value.kind === "truth")
        return fault(
          "formula-type",
          `“${name}” takes numbers, not true or false.`,
          `write ${called.usage}.`,
        );
      amounts.push(value);
    }
  }
  const [least, most] = called.arity;
  if (amounts.length >= least && amounts.length <= most) return called.compute(amounts);
  return fault(
    "formula-syntax",
    `“${name}” got ${amounts.length} values.`,
    `write ${called.usage}.`,
  );
}

function expand(pattern: string, scope: Scope): Result[] {
  const matches = globMatcher(pattern);
  if ([...scope.refused("observation")].some((id) => id === "*" || matches(id)))
    return [reportedFault];
  const found = [...scope.observations.values()].filter(({ id }) => matches(id));
  if (found.length === 0) {
    return [
      fault(
        "formula-unknown-id",
        `No observation fits “${pattern}”.`,
        "the star stands for any characters of an id.",
      ),
    ];
  }
  return found.map((observation) =>
    named({ kind: "name", id: observation.id, part: "value", at: 0 }, scope),
  );
}

function unary({ operator, operand }: Extract<Formula, { kind: "unary" }>, scope: Scope): Result {
  const value = evaluateFormula(operand, scope);
  if (value.kind === "fault") return value;
  if (operator === "-")
    return value.kind === "amount" ? amount(-value.value, value.unit) : wrongKind("-", "numbers");
  if (value.kind !== "truth") return wrongKind("not", "true or false");
  return truth(!value.value, value.margin === undefined ? undefined : -value.margin);
}

function binary(formula: Extract<Formula, { kind: "binary" }>, scope: Scope): Result {
  const { operator } = formula;
  const left = evaluateFormula(formula.left, scope);
  if (left.kind === "fault") return left;
  const right = evaluateFormula(formula.right, scope);
  if (right.kind === "fault") return right;
  if (operator === "and" || operator === "or") {
    if (left.kind !== "truth" || right.kind !== "truth")
      return wrongKind(operator, "true or false");
    return joinTruths(operator, left, right);
  }
  if (left.kind !== "amount" || right.kind !== "amount") return wrongKind(operator, "numbers");
  const operation = operations.get(operator);
  return operation ? operation(left, right) : wrongKind(operator, "numbers");
}

function wrongKind(operator: string, takes: string): Fault {
  return fault(
    "formula-type",
    `“${operator}” joins ${takes}.`,
    "put each comparison in parentheses, e.g. (a > b) and (c > d).",
  );
}
