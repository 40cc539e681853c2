import { expect, test } from "vitest";
import { units } from "../../scripts/data/unit.ts";
import { describeFigure } from "../../scripts/figures/description.ts";
import type { Figure } from "../../scripts/figures/figure.ts";

/** A figure of counts; each row gives its columns in order, the count last. */
function figure(fields: readonly string[], ...cells: readonly (readonly string[])[]): Figure {
  const rows = cells.map((texts, index) => {
    const named = [...fields, "value"].map((field, at) => [field, { text: texts[at] ?? "" }]);
    const row = { id: { text: `row-${index}` }, ...Object.fromEntries(named) };
    return { id: `row-${index}`, value: Number(texts.at(-1)), unit: units.get("count"), row };
  });
  const types = [
    ...fields.map((name) => ({ name, type: "string" })),
    { name: "value", type: "number" },
  ];
  const schema = { fields: [{ name: "id", type: "string" }, ...types] };
  const columns = fields.map((field) => ({ field, title: field }));
  const isNumbered = cells.every((texts) => texts.length > fields.length);
  return {
    columns: isNumbered ? [...columns, { field: "value", title: "Value" }] : columns,
    rows,
    records: [],
    dataset: { resource: { schema } },
  } as unknown as Figure;
}

test("a grade tells nothing apart", () => {
  const graded = figure(["label", "grade"], ["Mill", "B", "3"], ["School", "B", "5"]);
  expect(describeFigure(graded)).toBe(
    "2 values. The highest is School (5); the lowest is Mill (3).",
  );
});

test("rows of one series make a course, those of several none together", () => {
  const parted = figure(
    ["geography", "year"],
    ...["A", "B", "C", "D", "E", "F"].flatMap((name, index) => [
      [name, "2024", String(index)],
      [name, "2025", String(index + 1)],
    ]),
  );
  expect(describeFigure(parted)).toMatch(
    /^A: 2 values, up from 0 \(2024\) to 1 \(2025\)\. B: 2 values/,
  );
  const many = figure(
    ["geography", "year"],
    ...[..."ABCDEFGHI"].flatMap((name) => [
      [name, "2024", "1"],
      [name, "2025", "2"],
    ]),
  );
  expect(describeFigure(many)).not.toMatch(/up from|down from/);
});

test("rows that each have a name are told by it, unless the time comes first", () => {
  const raids = [
    ["Lima", "2023", "44"],
    ["Lagos", "2024", "792"],
  ];
  expect(describeFigure(figure(["label", "year"], ...raids))).toBe(
    "2 values. The highest is Lagos (792); the lowest is Lima (44).",
  );
  const steps = raids.map(([name = "", year = "", count = ""]) => [year, name, count]);
  expect(describeFigure(figure(["year", "label"], ...steps))).toBe(
    "2 values, up from 44 (2023) to 792 (2024).",
  );
});

test("what must not be compared stands in series of its own: the column with the fewest words parts it", () => {
  const workers = figure(
    ["label", "counted"],
    ["UN", "May be forced", "100"],
    ["USAID", "May be forced", "150"],
    ["Intelligence", "All workers", "200"],
    ["Institute", "All workers", "305"],
  );
  expect(describeFigure(workers)).toBe(
    "May be forced: 2 values. The highest is USAID (150); the lowest is UN (100). All workers: 2 values. The highest is Institute (305); the lowest is Intelligence (200).",
  );
});

test("rows without numbers are listed by their states", () => {
  const seats = figure(
    ["forum", "geography", "seat"],
    ["APEC", "China", "Takes part"],
    ["APEC", "Laos", "Does not"],
    ["APEC", "Mexico", "Takes part"],
    ["London", "China", ""],
  );
  expect(describeFigure(seats)).toBe("APEC, 3. Takes part: China; Mexico. Does not: Laos.");
});
