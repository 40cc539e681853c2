import { expect, test } from "vitest";
import { readBook } from "../../scripts/book/book.ts";
import { collectProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";
import { withRecords } from "../fixtures/records.ts";

function told(recipe: Recipe): string[] {
  const problems = collectProblems();
  readBook(openTinyBook({ ...withRecords(), ...recipe }), problems);
  return problems.list.map(({ code, place }) => `${place.file} ${code}`).toSorted();
}

test("the book with its records has no problem", () => {
  expect(told({})).toEqual([]);
});

test.each<[string, Recipe, string[]]>([
  [
    "a style that cannot be read",
    {
      "data/style.yaml": { text: "argument: 5\n" },
      "chapters/rain.md": { append: "\nIn 2024 Bo Rain was convicted.\n" },
    },
    ["data/style.yaml value-type"],
  ],
  [
    "sources that cannot be read",
    { "data/sources.json": { text: "{" } },
    ["data/sources.json syntax-invalid"],
  ],
  [
    "one source that cannot be used",
    { "data/sources.json": { replace: [['"type": "report"', '"type": "rapport"']] } },
    ["data/sources.json value-invalid"],
  ],
  [
    "data that are not described",
    { "data/datapackage.json": { text: "[]" } },
    ["data/datapackage.json value-type"],
  ],
  [
    "facts that cannot be read",
    { "data/facts.yaml": { text: "- [" } },
    ["data/facts.yaml syntax-invalid"],
  ],
  [
    "a fact that cannot be computed",
    { "data/facts.yaml": { replace: [["sum(umbrellas-20*)", "summ(umbrellas-20*)"]] } },
    ["data/facts.yaml formula-unknown-function"],
  ],
  [
    "claims that cannot be read",
    { "data/claims.yaml": { text: "5\n" } },
    ["data/claims.yaml value-type"],
  ],
  [
    "claims that cannot be read, in a paragraph that has no other source",
    {
      "data/claims.yaml": { text: "5\n" },
      "chapters/rain.md": { append: "\nIn 2024 sales :claim[rose]{umbrella-rise} once more.\n" },
    },
    ["data/claims.yaml value-type"],
  ],
  [
    "a glossary that cannot be read",
    { "data/glossary.yaml": { text: "- id: 5\n" } },
    [
      "data/glossary.yaml key-missing",
      "data/glossary.yaml key-missing",
      "data/glossary.yaml value-type",
    ],
  ],
  [
    "tables that cannot be read",
    { "data/tables.yaml": { text: "- 5\n" } },
    ["data/tables.yaml value-type"],
  ],
  [
    "a figure that cannot be read",
    { "data/figures/umbrella-sales.json": { text: "[" } },
    ["data/figures/umbrella-sales.json syntax-invalid"],
  ],
  [
    "a row that cannot be used",
    { "data/umbrellas.csv": { replace: [["2023,Tinytown,2000", "2023,Tinytown,many"]] } },
    ["data/umbrellas.csv cell-type"],
  ],
  [
    "a person that cannot be used",
    { "data/townspeople.csv": { text: "id\nada drop\n" } },
    ["data/townspeople.csv csv-header"],
  ],
  [
    "a chapter that is not there",
    { "chapters/umbrellas.md": null },
    ["data/book.yaml chapter-missing"],
  ],
  [
    "a book that is not described",
    { "data/book.yaml": { text: "5\n" } },
    ["data/book.yaml value-type"],
  ],
])("%s: what follows from it is not told", (_what, recipe, expected) => {
  expect(told(recipe)).toEqual(expected);
});
