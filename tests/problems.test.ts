import { cpSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readBook } from "../scripts/book/book.ts";
import { checkDrawings, openDrawing } from "../scripts/book/draw.ts";
import { codes } from "../scripts/lib/problem-codes.ts";
import { collectProblems, formatProblems, type Problem } from "../scripts/lib/problem.ts";
import { changeBook, openTinyBook, recipeSchema } from "./fixtures/book-folder.ts";

const cases = join(import.meta.dirname, "problems");
const names = readdirSync(cases).toSorted();

/** Codes that no book on disk can show, with the test that shows them. */
const elsewhere: Readonly<Record<string, string>> = {
  // Only printed pages can lose words or run over.
  "brief-overfull": "tests/editions/brief.test.ts",
  "brief-sides": "tests/editions/brief.test.ts",
  "print-glyph-missing": "tests/editions/witness.test.ts",
  "print-page-overfull": "tests/editions/witness.test.ts",
  "print-text-lost": "tests/editions/witness.test.ts",
  "print-too-high": "tests/editions/witness.test.ts",
  // The folders of the site are the site's own affair.
  "site-name-taken": "tests/editions/site.test.ts",
};

/** Cases of several codes, or of one that must not bring others with it. */
const together = names.filter((name) => !(name in codes));

/** Codes of a whole file, which has no line to show. */
const wholeFile = new Set([
  "chapter-unlisted",
  "dataset-undeclared",
  "file-empty",
  "file-missing",
  "file-name-invalid",
  "file-too-large",
  "file-unreadable",
]);

describe.each(names)("%s", (name) => {
  test("is reported as expected", async () => {
    const problems = check(name);
    const printed = formatProblems(problems);
    await expect(printed).toMatchFileSnapshot(join(cases, name, "expected.txt"));
    if (name in codes) expect(problems.map(({ code }) => code)).toContain(name);
    for (const { code, place, message, hint } of problems) {
      expect(message).toMatch(/[.?]$/);
      expect(hint).toMatch(/\S.*[.?]$/);
      expect(place.file).not.toBe("");
      if (!wholeFile.has(code)) expect(place.line, `${code} has a line`).toBeGreaterThan(0);
    }
  });
});

test("every code has its case, and no case has lost its code", () => {
  const shown = [...names.filter((name) => !together.includes(name)), ...Object.keys(elsewhere)];
  expect(shown.toSorted()).toEqual(Object.keys(codes).toSorted());
});

test("the tests that show the others are there", () => {
  expect(Object.values(elsewhere).filter((file) => !existsSync(file))).toEqual([]);
});

test("the cases of several codes are these", () => {
  expect(together).toEqual([
    "all-at-once",
    "broken-accessibility",
    "broken-book-yaml",
    "broken-claims-yaml",
    "broken-corrections",
    "broken-datapackage-json",
    "broken-fact",
    "broken-row",
    "descriptor-contradictions",
    "notes-where-none-can-be",
    "places-in-chapters",
    "places-in-data",
    "places-in-json",
    "yaml-alias",
  ]);
});

test("the tiny book itself has no problems", () => {
  expect(formatProblems(readAll(openTinyBook()))).toBe("");
});

test("all-at-once finds at least fifteen different mistakes in one run", () => {
  expect(new Set(check("all-at-once").map(({ code }) => code)).size).toBeGreaterThanOrEqual(15);
});

/** Lays a case over the tiny book and reads it as `check` does. */
function check(name: string): readonly Problem[] {
  const root = openTinyBook();
  for (const layer of ["chapters", "data"]) {
    const from = join(cases, name, layer);
    if (existsSync(from)) cpSync(from, join(root, layer), { recursive: true });
  }
  const recipe = join(cases, name, "recipe.json");
  if (existsSync(recipe)) {
    changeBook(root, recipeSchema.parse(JSON.parse(readFileSync(recipe, "utf8"))));
  }
  return readAll(root);
}

function readAll(root: string): readonly Problem[] {
  const problems = collectProblems();
  const book = readBook(root, problems);
  if (book !== undefined) checkDrawings(book, openDrawing(problems));
  return problems.list;
}
