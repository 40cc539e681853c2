import { describe, expect, test } from "vitest";
import { engineFolder } from "../../scripts/book/folder.ts";
import { readDataPackage, type DataPackage } from "../../scripts/data/dataset.ts";
import type { Observation } from "../../scripts/data/observation.ts";
import { checkRules, select } from "../../scripts/data/rule-check.ts";
import type { Rule, SeparationRule } from "../../scripts/data/rule.ts";
import { openSeparations } from "../../scripts/data/separation.ts";
import { collectProblems } from "../../scripts/lib/problem.ts";

const read = readDataPackage(engineFolder, collectProblems());
if (read === undefined) throw new Error("The data of this book cannot be read.");
const book: DataPackage = read;
const rules = book.descriptor.resources.flatMap(({ name, rules: own = [] }) =>
  own.map((rule, index) => ({ name: `${name}, rule ${index + 1}: ${rule.rule}`, rule })),
);

/** The data with one rule only, and with some observations changed or, where undefined, taken out. */
function dataWith(rule: Rule, changes: ReadonlyMap<string, Observation | undefined>): DataPackage {
  const [first] = book.descriptor.resources;
  if (first === undefined) throw new Error("There is no dataset.");
  const kept = [...book.observations].flatMap(([id, row]): [string, Observation][] => {
    const changed = changes.has(id) ? changes.get(id) : row;
    return changed === undefined ? [] : [[id, changed]];
  });
  const descriptor = { ...book.descriptor, resources: [{ ...first, rules: [rule] }] };
  return { ...book, descriptor, observations: new Map(kept) };
}

function breaksOf(rule: Rule, changes: ReadonlyMap<string, Observation | undefined>): string[] {
  const problems = collectProblems();
  checkRules(dataWith(rule, changes), problems);
  return problems.list.map(({ code }) => code);
}

/** The smallest change of the rows that the rule must notice. */
function breakRule(rule: Rule): ReadonlyMap<string, Observation | undefined> {
  if (rule.rule === "sum" || rule.rule === "at-most") {
    const [total] = select(book, rule.total);
    const parts = rule.parts.flatMap((pattern) => select(book, pattern));
    const sum = parts.reduce((running, { value = 0 }) => running + value, 0);
    if (total === undefined) throw new Error(`“${rule.total}” is not there.`);
    return new Map([[total.id, { ...total, value: sum - rule.tolerance - 1 }]]);
  }
  if (rule.rule !== "complete") throw new Error("Only sums and series are broken by a row.");
  const inner = select(book, rule.rows).toSorted((a, b) => (a.period < b.period ? -1 : 1))[1];
  return new Map([[inner?.id ?? "", undefined]]);
}

/** Two rows of the rule that must be kept from each other. */
function pairOf(rule: SeparationRule): [string, string] {
  const groups = [
    ...(rule.groups ?? []),
    ...("rows" in rule ? (rule.rows ?? []) : []).map((id) => [id]),
  ];
  const ids = groups
    .map((patterns) => patterns.flatMap((pattern) => select(book, pattern)))
    .map((rows) => rows[0]?.id ?? "");
  const [one = "", other = ""] =
    ids.length > 1 ? ids : select(book, groups[0]?.[0] ?? "").map(({ id }) => id);
  return [one, other];
}

const ofRows = rules.filter(({ rule }) => ["sum", "at-most", "complete"].includes(rule.rule));
const separations = rules.filter(({ rule }) => ["apart", "never-added"].includes(rule.rule));

describe("the rules this book declares", () => {
  test("are many, and all hold", () => {
    expect(rules.length).toBeGreaterThan(150);
    const problems = collectProblems();
    checkRules(book, problems);
    expect(problems.list).toEqual([]);
  });

  test.each(ofRows)("$name is kept by the rows, and its breach is told", ({ rule }) => {
    expect(breaksOf(rule, new Map())).toEqual([]);
    expect(breaksOf(rule, breakRule(rule))).toContain("rule-broken");
  });

  test.each(separations)("$name keeps a formula from adding its rows", ({ rule }) => {
    if (rule.rule !== "apart" && rule.rule !== "never-added") return;
    const [one, other] = pairOf(rule);
    const kept = openSeparations(dataWith(rule, new Map()));
    expect(kept.inFormula(`sum(${one}, ${other})`)?.why).toBe(rule.why);
    expect(kept.inFormula(`${one} - ${other}`)?.why).toBe(rule.why);
    expect(kept.apart([one, other])?.why).toBe(rule.rule === "apart" ? rule.why : undefined);
    expect(kept.inFormula(`sum(${one}, ${one})`)).toBeUndefined();
  });
});
