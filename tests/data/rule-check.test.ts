import { describe, expect, test } from "vitest";
import type { DataPackage } from "../../scripts/data/dataset.ts";
import type { Observation } from "../../scripts/data/observation.ts";
import { checkRules, patternsOf, select } from "../../scripts/data/rule-check.ts";
import type { Rule } from "../../scripts/data/rule.ts";
import { openSeparations } from "../../scripts/data/separation.ts";
import { collectProblems, type Problem } from "../../scripts/lib/problem.ts";
import { observationsOf, type Measured } from "../fixtures/observation.ts";

const why = "The guard.";

/** Data of some rows under some rules; `periods` are those of the rows, by id. */
function dataOf(
  rows: Readonly<Record<string, Measured | number>>,
  rules: readonly Rule[],
  periods: Readonly<Record<string, string>> = {},
): DataPackage {
  const dated = [...observationsOf(rows)].map(([id, row]): [string, Observation] => [
    id,
    { ...row, period: periods[id] ?? row.period },
  ]);
  const resource = {
    name: "a-dataset",
    path: "a-dataset.csv",
    title: "A",
    description: "A.",
    rules,
  };
  return {
    descriptor: { resources: [resource] } as unknown as DataPackage["descriptor"],
    datasets: [],
    observations: new Map(dated),
    placeOf: (path) => ({ file: "data/datapackage.json", line: Number(path.at(-1)) + 1 }),
  };
}

function problemsOf(data: DataPackage, refused?: string): readonly Problem[] {
  const problems = collectProblems();
  if (refused !== undefined) problems.refuse("observation", refused);
  checkRules(data, problems);
  return problems.list;
}

const messages = (data: DataPackage): string[] =>
  problemsOf(data).map(({ message }) => message.replaceAll("\u00A0", " "));

const sum = (more: Partial<Extract<Rule, { rule: "sum" }>> = {}): Rule => ({
  rule: "sum",
  total: "all",
  parts: ["part-*"],
  tolerance: 0,
  why,
  ...more,
});

const hintOf = (rows: Record<string, number>): string | undefined =>
  problemsOf(dataOf(rows, [sum()]))[0]?.hint;

describe("a sum", () => {
  test.each<[string, Record<string, Measured | number>, Rule, string[]]>([
    ["that adds up", { all: 30, "part-a": 10, "part-b": 20 }, sum(), []],
    [
      "that is too much",
      { all: 30, "part-a": 10, "part-b": 25 },
      sum(),
      ["The parts of “all” add to US$ 35, the total is US$ 30: US$ 5 too much."],
    ],
    [
      "that is too little",
      { all: 30, "part-a": 10, "part-b": 15 },
      sum(),
      ["The parts of “all” add to US$ 25, the total is US$ 30: US$ 5 too little."],
    ],
    ["within its tolerance", { all: 30, "part-a": 31 }, sum({ tolerance: 1 }), []],
    [
      "beyond its tolerance",
      { all: 30, "part-a": 32 },
      sum({ tolerance: 1 }),
      ["The parts of “all” add to US$ 32, the total is US$ 30: US$ 2 too much."],
    ],
    [
      "that is at most its total",
      { all: 30, "part-a": 3 },
      { ...sum(), rule: "at-most" } as Rule,
      [],
    ],
    [
      "that is more than its total",
      { all: 30, "part-a": 33 },
      { ...sum(), rule: "at-most" } as Rule,
      ["The parts of “all” add to US$ 33, the total is US$ 30: US$ 3 too much."],
    ],
    // The pattern of the parts fits the total too, and one part is named twice.
    [
      "whose total fits the pattern of its parts",
      { "part-all": 30, "part-a": 10, "part-b": 20 },
      sum({ total: "part-all", parts: ["part-*", "part-a"] }),
      [],
    ],
    ["whose total has only bounds", { all: { lower: 1 }, "part-a": 10 }, sum(), []],
    [
      "with a part in another unit",
      { all: 30, "part-a": { value: 30, unit: "persons" } },
      sum(),
      ["“part-a” is a part of “all” but has the unit persons."],
    ],
    [
      "with a part without a value",
      { all: 30, "part-a": 30, "part-b": { upper: 3 } },
      sum(),
      ["“part-b” is a part of “all” but has no value."],
    ],
  ])("%s", (_what, rows, rule, expected) => {
    expect(messages(dataOf(rows, [rule]))).toEqual(expected);
  });

  test("that does not add up is told at the value of its total, else at its row", () => {
    const data = dataOf({ all: 1, "part-a": 2 }, [sum()]);
    const total = data.observations.get("all");
    expect(problemsOf(data)[0]?.place).toBe(total?.place);
    const value = { text: "1", place: { file: "data/a-dataset.csv", line: 2, column: 9 } };
    const observations = new Map(data.observations);
    if (total) observations.set("all", { ...total, row: { value } });
    expect(problemsOf({ ...data, observations })[0]?.place).toBe(value.place);
  });

  test("that does not add up names its parts, three of many, and what it guards", () => {
    expect(hintOf({ all: 1, "part-a": 2, "part-b": 3 })).toBe(
      "check the total and its parts (part-a, part-b); the rule guards: The guard.",
    );
    expect(hintOf({ all: 1, "part-a": 2, "part-b": 3, "part-c": 4, "part-d": 5 })).toBe(
      "check the total and its parts (part-a, part-b, part-c, …); the rule guards: The guard.",
    );
  });
});

const series = (step: "year" | "month" | "fiscal-year", ...periods: string[]): string[] => {
  const ids = periods.map((_period, index) => `row-${index}`);
  const rows = Object.fromEntries(ids.map((id) => [id, 1]));
  const dates = Object.fromEntries(ids.map((id, index) => [id, periods[index] ?? ""]));
  return messages(dataOf(rows, [{ rule: "complete", rows: "row-*", step, why }], dates));
};

describe("a series", () => {
  test.each<["year" | "month" | "fiscal-year", string[], string[]]>([
    ["year", ["2022", "2023", "2024"], []],
    ["year", ["2024", "2022", "2023"], []],
    ["year", ["2022"], []],
    ["year", ["2020", "2023"], ["The series “row-*” has a gap after 2020: 2 missing."]],
    [
      "year",
      ["2020", "2022", "2024"],
      [
        "The series “row-*” has a gap after 2020: 1 missing.",
        "The series “row-*” has a gap after 2022: 1 missing.",
      ],
    ],
    ["year", ["2022", "FY2023"], ["“row-1” is in a series by year but has the period “FY2023”."]],
    ["year", ["2022-01"], ["“row-0” is in a series by year but has the period “2022-01”."]],
    ["fiscal-year", ["FY2023", "FY2024"], []],
    [
      "fiscal-year",
      ["FY2023", "FY2025"],
      ["The series “row-*” has a gap after FY2023: 1 missing."],
    ],
    ["fiscal-year", ["2023"], ["“row-0” is in a series by fiscal-year but has the period “2023”."]],
    [
      "fiscal-year",
      ["FY2023-24"],
      ["“row-0” is in a series by fiscal-year but has the period “FY2023-24”."],
    ],
    ["month", ["2023-12", "2024-01"], []],
    ["month", ["2023-11", "2024-01"], ["The series “row-*” has a gap after 2023-11: 1 missing."]],
    ["month", ["2024-01-05"], ["“row-0” is in a series by month but has the period “2024-01-05”."]],
    ["month", ["2024"], ["“row-0” is in a series by month but has the period “2024”."]],
  ])("by %s of %j", (step, periods, expected) => {
    expect(series(step, ...periods)).toEqual(expected);
  });

  test("that is broken says what its rule guards", () => {
    const rule: Rule = { rule: "complete", rows: "a-*", step: "year", why };
    const hints = (second: string): (string | undefined)[] =>
      problemsOf(dataOf({ "a-1": 1, "a-2": 1 }, [rule], { "a-1": "2020", "a-2": second })).map(
        ({ hint }) => hint,
      );
    expect(hints("FY2022")).toEqual(["the rule guards: The guard."]);
    expect(hints("2022")).toEqual([
      "add the missing rows, or correct a period; the rule guards: The guard.",
    ]);
  });
});

describe("the rows a rule names", () => {
  const rows = { all: 1, "part-a": 1 };

  test("must be there; the nearest name is told at the rule", () => {
    const rule = sum({ total: "al", parts: ["part-a", "piece-*"] });
    expect(problemsOf(dataOf(rows, [sum(), rule]))).toMatchObject([
      {
        code: "rule-unknown-rows",
        place: { line: 2 },
        message: "The rule “sum” names “al”, which fits no observation.",
        hint: "did you mean “all”? Names are defined in the datasets.",
      },
      { message: "The rule “sum” names “piece-*”, which fits no observation." },
    ]);
  });

  test("are not missed when one was refused, whose cause has been told", () => {
    expect(problemsOf(dataOf(rows, [sum({ parts: ["piece-*"] })]), "piece-a")).toEqual([]);
    expect(problemsOf(dataOf(rows, [sum({ total: "part-a", parts: ["all"] })]), "piece-a")).toEqual(
      [],
    );
    expect(problemsOf(dataOf({ ...rows, all: 2 }, [sum()]), "piece-a")).toHaveLength(1);
  });

  test.each<[Rule, string[]]>([
    [sum({ parts: ["a", "b-*"] }), ["all", "a", "b-*"]],
    [{ ...sum({ parts: ["a"] }), rule: "at-most" } as Rule, ["all", "a"]],
    [{ rule: "complete", rows: "a-*", step: "year", why }, ["a-*"]],
    [{ rule: "apart", groups: [["a", "b"], ["c"]], why }, ["a", "b", "c"]],
    [{ rule: "never-added", groups: [["a"], ["b"]], rows: ["c"], why }, ["a", "b", "c"]],
    [{ rule: "never-added", rows: ["c"], why }, ["c"]],
  ])("of %j are %j", (rule, patterns) => {
    expect(patternsOf(rule)).toEqual(patterns);
  });

  test("are found by id or by a pattern with a star, in the order of the data", () => {
    const data = dataOf({ "b-1": 1, "a-1": 1, "b-2": 1 }, []);
    const idsOf = (pattern: string): string[] => select(data, pattern).map(({ id }) => id);
    expect(idsOf("a-1")).toEqual(["a-1"]);
    expect(idsOf("b-*")).toEqual(["b-1", "b-2"]);
    expect(idsOf("*-1")).toEqual(["b-1", "a-1"]);
    expect(idsOf("b")).toEqual([]);
  });
});

describe("rows kept from each other", () => {
  const rows = { "a-1": 1, "a-2": 1, "b-1": 1, c: 1, d: 1, other: 1 };
  const kept = openSeparations(
    dataOf(rows, [
      { rule: "apart", groups: [["a-*"], ["b-*"]], why: "Two ways of counting." },
      { rule: "never-added", rows: ["c", "d"], why: "They overlap." },
    ]),
  );

  test.each<[string, string | undefined]>([
    ["a-1 + b-1", "a-1, b-1"],
    ["a-1 - b-1", "a-1, b-1"],
    ["sum(a-*, b-1)", "a-1, b-1"],
    ["mean(other, b-1, a-2)", "b-1, a-2"],
    ["growth(a-1, b-1)", "a-1, b-1"],
    ["share(b-1, a-1)", "b-1, a-1"],
    ["fall(a-1, b-1)", "a-1, b-1"],
    ["-(a-1 + b-1) > 3 USD", "a-1, b-1"],
    ["round(a-1 + b-1, 1)", "a-1, b-1"],
    ["sum(a-1, a-2)", undefined],
    ["a-1 > b-1", undefined],
    ["max(a-1, b-1)", undefined],
    ["a-1 * 2 / 3", undefined],
    ["c + d", "c, d"],
    ["sum(c, d, other)", "c, d"],
    ["c + c", undefined],
    // What overlaps may be compared, but not added.
    ["share(c, d)", undefined],
    ["growth(c, d)", undefined],
    ["-share(c, d)", undefined],
    ["share(c, d) > 3 percent", undefined],
    ["other + c", undefined],
    ["a-1 +", undefined],
  ])("%s: %s", (formula, pair) => {
    const found = kept.inFormula(formula);
    expect(found && `${found.one}, ${found.other}`).toBe(pair);
  });

  test("stand in no figure together, unless they only must not be added", () => {
    expect(kept.apart(["other", "a-2", "a-1", "b-1"])).toEqual({
      one: "a-2",
      other: "b-1",
      why: "Two ways of counting.",
    });
    expect(kept.apart(["a-1", "a-2", "c", "d"])).toBeUndefined();
    expect(kept.inFormula("c + d")?.why).toBe("They overlap.");
  });
});
