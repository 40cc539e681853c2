import type { Place } from "../lib/place.ts";
import { nearestHint, type Problems } from "../lib/problem.ts";
import type { DataPackage } from "./dataset.ts";
import { globMatcher } from "./evaluate.ts";
import { formatNumber } from "./number.ts";
import type { Observation } from "./observation.ts";
import type { CompleteRule, Rule, SumRule } from "./rule.ts";

interface Context {
  readonly data: DataPackage;
  readonly place: Place;
  readonly problems: Problems;
}

/** Holds the rows of every dataset to the rules declared with it; says what each broken rule guards. */
export function checkRules(data: DataPackage, problems: Problems): void {
  data.descriptor.resources.forEach(({ rules = [] }, resource) => {
    rules.forEach((rule, index) => {
      const place = data.placeOf(["resources", resource, "rules", index]);
      if (knowsRows(rule, { data, place, problems })) checkRule(rule, { data, place, problems });
    });
  });
}

function checkRule(rule: Rule, context: Context): void {
  if (rule.rule === "sum" || rule.rule === "at-most") checkSum(rule, context);
  else if (rule.rule === "complete") checkComplete(rule, context);
}

/** The ids and patterns a rule names. */
export function patternsOf(rule: Rule): readonly string[] {
  if (rule.rule === "sum" || rule.rule === "at-most") return [rule.total, ...rule.parts];
  if (rule.rule === "complete") return [rule.rows];
  if (rule.rule === "apart") return rule.groups.flat();
  return [...(rule.groups ?? []).flat(), ...(rule.rows ?? [])];
}

/** The observations that fit a pattern, in the order of the data. */
export function select(data: DataPackage, pattern: string): readonly Observation[] {
  const exact = data.observations.get(pattern);
  if (exact !== undefined) return [exact];
  if (!pattern.includes("*")) return [];
  const matches = globMatcher(pattern);
  return [...data.observations.values()].filter(({ id }) => matches(id));
}

function knowsRows(rule: Rule, { data, place, problems }: Context): boolean {
  const unknown = patternsOf(rule).filter((pattern) => select(data, pattern).length === 0);
  const refused = problems.refused("observation");
  if (unknown.length > 0 && refused.size > 0) return false;
  for (const pattern of unknown) {
    problems.add(
      "rule-unknown-rows",
      place,
      `The rule “${rule.rule}” names “${pattern}”, which fits no observation.`,
      nearestHint(pattern, data.observations.keys(), "the datasets"),
    );
  }
  return unknown.length === 0;
}

function checkSum(rule: SumRule, { data, problems }: Context): void {
  const [total] = select(data, rule.total);
  const parts = [...new Set(rule.parts.flatMap((pattern) => select(data, pattern)))].filter(
    (row) => row !== total,
  );
  if (total?.value === undefined) return;
  const odd = parts.find((row) => row.unit !== total.unit || row.value === undefined);
  if (odd !== undefined) {
    problems.add(
      "rule-broken",
      odd.place,
      `“${odd.id}” is a part of “${total.id}” but has ${odd.value === undefined ? "no value" : `the unit ${odd.unit.id}`}.`,
      `the rule guards: ${rule.why}`,
    );
    return;
  }
  const sum = parts.reduce((running, row) => running + (row.value ?? 0), 0);
  const apart = sum - total.value;
  const breaks = rule.rule === "sum" ? Math.abs(apart) > rule.tolerance : apart > rule.tolerance;
  if (!breaks) return;
  const words = (value: number): string => formatNumber({ value, unit: total.unit });
  problems.add(
    "rule-broken",
    total.row["value"]?.place ?? total.place,
    `The parts of “${total.id}” add to ${words(sum)}, the total is ${words(total.value)}: ${words(Math.abs(apart))} ${apart > 0 ? "too much" : "too little"}.`,
    `check the total and its parts (${parts
      .slice(0, 3)
      .map(({ id }) => id)
      .join(", ")}${parts.length > 3 ? ", …" : ""}); the rule guards: ${rule.why}`,
  );
}

function checkComplete(
  { rows, step, why }: CompleteRule,
  { data, place, problems }: Context,
): void {
  const found = new Map<number, Observation>();
  for (const row of select(data, rows)) {
    const at = stepOf(row.period, step);
    if (at === undefined) {
      problems.add(
        "rule-broken",
        row.row["period"]?.place ?? row.place,
        `“${row.id}” is in a series by ${step} but has the period “${row.period}”.`,
        `the rule guards: ${why}`,
      );
      return;
    }
    found.set(at, row);
  }
  const steps = [...found.keys()].toSorted((a, b) => a - b);
  for (const [index, at] of steps.entries()) {
    const next = steps[index + 1];
    if (next === undefined || next === at + 1) continue;
    const before = found.get(at);
    problems.add(
      "rule-broken",
      before?.place ?? place,
      `The series “${rows}” has a gap after ${before?.period ?? ""}: ${next - at - 1} missing.`,
      `add the missing rows, or correct a period; the rule guards: ${why}`,
    );
  }
}

/** Counts periods so that neighbors differ by one; undefined when the period is of another kind. */
function stepOf(period: string, step: CompleteRule["step"]): number | undefined {
  if (step === "year") return /^\d{4}$/.test(period) ? Number(period) : undefined;
  if (step === "fiscal-year") return /^FY\d{4}$/.test(period) ? Number(period.slice(2)) : undefined;
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  return month === null ? undefined : Number(month[1]) * 12 + Number(month[2]);
}
