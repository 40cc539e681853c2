import type { CompleteRule, Rule } from "../../data/rule.ts";

/** A rule of a dataset, as a reader is told of it. */
export interface RuleEntry {
  /** What holds, e.g. `a, b add up to total`. */
  readonly text: string;
  /** What the rule guards; as the data say it. */
  readonly why: string;
}

const steps: Readonly<Record<CompleteRule["step"], string>> = {
  year: "every year",
  month: "every month",
  "fiscal-year": "every fiscal year",
};

/** Puts a rule into words. */
export function describeRule(rule: Rule): RuleEntry {
  return { text: wordsOf(rule), why: rule.why };
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
