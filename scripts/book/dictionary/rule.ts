import type { CompleteRule, Rule } from "../../data/rule.ts";

/** Rules of a dataset that guard one thing, as a reader is told of them. */
export interface RuleEntry {
  /** What the rules guard; as the data say it. */
  readonly why: string;
  /** What holds, e.g. `a, b add up to total.`, for each rule. */
  readonly texts: readonly string[];
}

const steps: Readonly<Record<CompleteRule["step"], string>> = {
  year: "every year",
  month: "every month",
  "fiscal-year": "every fiscal year",
};

/** Puts rules into words, those of one reason together: a sum is often checked for every year. */
export function describeRules(rules: readonly Rule[]): RuleEntry[] {
  const byReason = Map.groupBy(rules, ({ why }) => why);
  return [...byReason].map(([why, own]) => ({ why, texts: own.map(wordsOf) }));
}

function wordsOf(rule: Rule): string {
  switch (rule.rule) {
    case "sum":
      return `${listOf(rule.parts)} add up to ${rule.total}${toleranceOf(rule.tolerance)}.`;
    case "at-most":
      return `${listOf(rule.parts)} together are at most ${rule.total}${toleranceOf(rule.tolerance)}.`;
    case "complete":
      return `${rule.rows} has a row for ${steps[rule.step]}.`;
    case "apart":
      return `${rule.groups.map(listOf).join(" | ")}: never computed with each other, never in one figure.`;
    case "never-added":
      return `${[...(rule.groups ?? []).map(listOf), ...(rule.rows ?? [])].join(" | ")}: never added to each other.`;
  }
}

function listOf(patterns: readonly string[]): string {
  return patterns.join(", ");
}

function toleranceOf(tolerance: number): string {
  return tolerance === 0 ? "" : `, within ${tolerance}`;
}
