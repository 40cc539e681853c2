import { codes, type ProblemCode } from "../../lib/problem-codes.ts";
import { formatCount } from "../dictionary/words.ts";
import { measures } from "./measure.ts";
import type { AccessibilityRecord } from "./record.ts";

/** Something that a site is held to: a success criterion, or a heuristic for charts. */
export interface Criterion {
  /** E.g. `1.4.10`, or the name of a heuristic. */
  readonly id: string;
  readonly title: string;
  /** E.g. `AA`, or `critical`. */
  readonly level: string;
  /** Measures that look for a failure of it. Rules of axe-core find it by its id. */
  readonly measures?: readonly string[];
  /** Rules of axe-core besides those that name it. */
  readonly rules?: readonly string[];
  /** Tests of the engine on a small book: the file below tests/, and the first words of the title. */
  readonly tests?: readonly string[];
  /** Problems for which no book is published. */
  readonly refused?: readonly ProblemCode[];
  /** Why it does not apply; what guards that stands among the measures. */
  readonly absent?: string;
  /** A failure that is known and that no measure finds. */
  readonly known?: string;
  /** What only a person can tell, and nobody has. */
  readonly open?: string;
}

/** Worst first. `clear` says no more than that nothing was found. */
export type Verdict = "fails" | "clear" | "absent" | "open";

/** How a criterion stands, and on what that rests. */
export interface Standing {
  readonly criterion: Criterion;
  readonly verdict: Verdict;
  /** What is wrong, a line each. */
  readonly failures: readonly string[];
  /** What was looked at, a sentence each. */
  readonly evidence: readonly string[];
}

/** Holds a criterion against what was measured. What it names and the record lacks counts as not looked at. */
export function judge(criterion: Criterion, record: AccessibilityRecord): Standing {
  const parts = [
    ...rulesFor(criterion, record),
    ...measuresFor(criterion, record),
    ...testsFor(criterion, record),
  ];
  const refused = (criterion.refused ?? []).map(
    (code) => `No book is built with this: ${codes[code].meaning}`,
  );
  const failures = [
    ...(criterion.known === undefined ? [] : [criterion.known]),
    ...parts.flatMap(({ failures: found }) => found),
  ];
  const evidence = [...parts.map(({ evidence: text }) => text), ...refused];
  return { criterion, verdict: verdictOf(criterion, { failures, evidence }), failures, evidence };
}

function verdictOf(
  { absent }: Criterion,
  { failures, evidence }: Pick<Standing, "failures" | "evidence">,
): Verdict {
  if (failures.length > 0) return "fails";
  if (absent !== undefined) return "absent";
  return evidence.length > 0 ? "clear" : "open";
}

interface Part {
  readonly evidence: string;
  readonly failures: readonly string[];
}

function rulesFor({ id, rules: others = [] }: Criterion, { rules }: AccessibilityRecord): Part[] {
  const own = rules.filter((rule) => rule.criteria.includes(id) || others.includes(rule.id));
  if (own.length === 0) return [];
  const sum = (key: "passed" | "unsure"): number =>
    own.reduce((total, rule) => total + rule[key], 0);
  const unsure =
    sum("unsure") === 0 ? "" : `; ${formatCount(sum("unsure"), "element")} it could not judge`;
  return [
    {
      evidence: `axe-core: ${own.map((rule) => rule.id).join(", ")}; ${formatCount(sum("passed"), "element")} passed${unsure}.`,
      failures: own
        .filter(({ failed }) => failed > 0)
        .map(({ id: rule, failed }) => `axe-core: ${rule}, ${formatCount(failed, "element")}.`),
    },
  ];
}

function measuresFor({ measures: names = [] }: Criterion, record: AccessibilityRecord): Part[] {
  return names.flatMap((name) => {
    const measure = measures[name];
    const measured = record.measures.find(({ id }) => id === name);
    if (measure === undefined || measured === undefined) return [];
    return [
      {
        evidence: `${measure.says}; ${formatCount(measured.looked, measure.of)}.`,
        failures: measured.found,
      },
    ];
  });
}

function testsFor({ tests: names = [] }: Criterion, record: AccessibilityRecord): Part[] {
  return record.tests
    .filter(({ name }) => names.includes(name))
    .map(({ name, cases, passed }) => ({
      evidence: `Tested on a small book: “${name.replace(/^[^:]*: /, "")}”; ${formatCount(cases, "case")}.`,
      failures: passed ? [] : [`The test “${name}” does not pass.`],
    }));
}
