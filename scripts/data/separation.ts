import { parseFormula, type Formula } from "./formula.ts";
import type { DataPackage } from "./dataset.ts";
import { select } from "./rule-check.ts";
import type { SeparationRule } from "./rule.ts";

/** Two rows that must not be computed or drawn together, and why. */
export interface Conflict {
  readonly one: string;
  readonly other: string;
  readonly why: string;
}

/** Answers which rows must be kept from each other. */
export interface Separations {
  /** The first pair among ids that must stand in no figure and no computation together. */
  apart(ids: readonly string[]): Conflict | undefined;
  /** The first pair that a formula adds, subtracts or compares although that is forbidden. */
  inFormula(formula: string): Conflict | undefined;
}

/** For each id: the rules it is under, with its group in each. */
type Memberships = ReadonlyMap<
  string,
  readonly { readonly rule: SeparationRule; readonly group: string }[]
>;

/** Readies the rules `apart` and `never-added` of all datasets. */
export function openSeparations(data: DataPackage): Separations {
  const memberships = membershipsOf(data);
  const expand = (pattern: string): string[] => select(data, pattern).map(({ id }) => id);
  const conflict = (ids: readonly string[], isStrict: boolean): Conflict | undefined => {
    const seen = new Map<SeparationRule, { group: string; id: string }>();
    for (const id of ids) {
      for (const { rule, group } of memberships.get(id) ?? []) {
        if (isStrict && rule.rule !== "apart") continue;
        const first = seen.get(rule);
        if (first === undefined) seen.set(rule, { group, id });
        else if (first.group !== group) return { one: first.id, other: id, why: rule.why };
      }
    }
    return undefined;
  };
  return {
    apart: (ids) => conflict(ids, true),
    inFormula(text) {
      const formula = parseFormula(text);
      if (formula.kind === "fault") return undefined;
      for (const { ids, isSum } of combinationsIn(formula, expand)) {
        const found = conflict(ids, !isSum);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

function membershipsOf(data: DataPackage): Memberships {
  const memberships = new Map<string, { rule: SeparationRule; group: string }[]>();
  const add = (pattern: string, rule: SeparationRule, group?: string): void => {
    for (const { id } of select(data, pattern)) {
      memberships.set(id, [...(memberships.get(id) ?? []), { rule, group: group ?? id }]);
    }
  };
  for (const rule of data.descriptor.resources.flatMap(({ rules = [] }) => rules)) {
    if (rule.rule !== "apart" && rule.rule !== "never-added") continue;
    (rule.groups ?? []).forEach((patterns, index) => {
      for (const pattern of patterns) add(pattern, rule, `group ${index}`);
    });
    // Rows named one by one must not be added to each other: each is a group of its own.
    if (rule.rule === "never-added") for (const pattern of rule.rows ?? []) add(pattern, rule);
  }
  return memberships;
}

interface Combination {
  readonly ids: readonly string[];
  /** True for sums, differences and means; false for shares and growth, which only `apart` forbids. */
  readonly isSum: boolean;
}

const sums = new Set(["sum", "mean"]);
const comparisons = new Set(["growth", "fall", "share"]);

/** Every place of a formula where rows are computed with each other. */
function combinationsIn(formula: Formula, expand: (pattern: string) => string[]): Combination[] {
  const inner = partsOf(formula).flatMap((part) => combinationsIn(part, expand));
  const isSum =
    (formula.kind === "binary" && (formula.operator === "+" || formula.operator === "-")) ||
    (formula.kind === "call" && sums.has(formula.name));
  const isComparison = formula.kind === "call" && comparisons.has(formula.name);
  if (!isSum && !isComparison) return inner;
  return [...inner, { ids: idsIn(formula, expand), isSum }];
}

function idsIn(formula: Formula, expand: (pattern: string) => string[]): string[] {
  if (formula.kind === "name") return [formula.id];
  if (formula.kind === "glob") return expand(formula.pattern);
  return partsOf(formula).flatMap((part) => idsIn(part, expand));
}

function partsOf(formula: Formula): readonly Formula[] {
  if (formula.kind === "call") return formula.args;
  if (formula.kind === "unary") return [formula.operand];
  return formula.kind === "binary" ? [formula.left, formula.right] : [];
}
