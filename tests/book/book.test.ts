import { describe, expect, test } from "vitest";
import { readBook, type Book } from "../../scripts/book/book.ts";
import { checkDrawings, openDrawing } from "../../scripts/book/draw.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";

function read(recipe: Recipe = {}): { book: Book | undefined; printed: string } {
  const problems = collectProblems();
  const book = readBook(openTinyBook(recipe), problems);
  return { book, printed: formatProblems(problems.list) };
}

const shown = (book: Book | undefined): string =>
  JSON.stringify([
    book?.metadata,
    [...(book?.facts ?? [])],
    [...(book?.claims ?? [])],
    [...(book?.glossary ?? [])],
  ]);

const define = (definition: string): string =>
  read({ "data/glossary.yaml": { replace: [["A roof one carries.", definition]] } }).printed;

describe("a book", () => {
  test("has its chapters in the order of the spine, the body numbered from one", () => {
    const { book } = read();
    expect(book?.spine.map(({ id, matter, number }) => `${matter} ${number ?? ""} ${id}`)).toEqual([
      "front  contents",
      "body 1 rain",
      "body 2 umbrellas",
      "back  glossary",
      "back  data",
      "back  bibliography",
    ]);
  });

  test("needs neither glossary nor tables nor figures", () => {
    const { printed, book } = read({
      "data/glossary.yaml": null,
      "data/tables.yaml": null,
      "data/figures/umbrella-sales.json": null,
      "chapters/umbrellas.md": { text: "# Umbrellas\n\nThere were :fact[umbrellas-total].\n" },
      "chapters/rain.md": {
        replace: [
          [":term[umbrella]", "umbrella"],
          [", as :ref[umbrella-sales] in :ref[umbrellas] shows", ""],
        ],
      },
    });
    expect(printed).toBe("");
    expect(book?.figures.size).toBe(0);
  });

  test("is undefined without its metadata or its data, and all else is checked all the same", () => {
    const slip: Recipe = {
      "chapters/rain.md": { replace: [[":term[umbrella]", ":term[umbrela]"]] },
    };
    for (const path of ["data/book.yaml", "data/datapackage.json"]) {
      const { book, printed } = read({ ...slip, [path]: { text: "[" } });
      expect(book).toBeUndefined();
      expect(printed.match(/error \S+/g), path).toEqual([
        "error term-unknown:",
        "error syntax-invalid:",
      ]);
    }
  });

  test("is not said to lack a chapter that is only missing from the spine", () => {
    const { printed } = read({
      "chapters/wind.md": { text: "# Wind\n" },
      "chapters/rain.md": { append: "\nSee [wind](wind.md) and :ref[wind].\n" },
    });
    expect(printed.match(/error \S+/g)).toEqual(["error chapter-unlisted:"]);
  });

  test("is read the same twice", () => {
    const [one, other] = [read().book, read().book];
    expect(shown(one)).toBe(shown(other));
  });
});

describe("the glossary", () => {
  test("may state facts, refer and link", () => {
    expect(
      define("One of :fact[umbrellas-total], see :ref[rain] and [there](rain.md#what-it-means)."),
    ).toBe("");
  });

  test.each([
    ["See :fact[umbrellas-totl].", "fact-unknown"],
    ["See :ref[rian].", "reference-unknown"],
    ["See :term[parasol].", "term-unknown"],
    ["See ::figure[umbrella-sales].", "directive-syntax"],
    ["See [there](wind.md).", "link-unknown"],
    ["One of 12.", "number-unbound"],
    ["A note.[^1]", "footnote-unknown"],
    ["A <b>roof</b>.", "markup-in-text"],
    [":claim[It falls]{umbrella-fal}", "claim-unknown"],
  ])("%j is reported as %s", (definition, code) => {
    expect(define(definition)).toMatch(new RegExp(`^data/glossary\\.yaml:3:15: error ${code}: `));
  });

  test("uses the facts and claims its explanations state", () => {
    const { printed } = read({
      "data/glossary.yaml": { replace: [["A roof one carries.", "One of :fact[new-fact]."]] },
      "data/facts.yaml": { append: "- id: new-fact\n  formula: umbrellas-total * 1\n" },
    });
    expect(printed).toBe("");
  });
});

describe("drawing", () => {
  test("draws a chart once for each width", () => {
    const { book } = read();
    if (book === undefined) throw new Error("The book cannot be read.");
    const problems = collectProblems();
    const drawChart = openDrawing(problems);
    checkDrawings(book, drawChart);
    const figure = book.figures.get("umbrella-sales");
    if (figure === undefined) throw new Error("The figure is gone.");
    const wide = drawChart(figure, 640);
    expect(drawChart(figure, 640)).toBe(wide);
    expect(drawChart(figure, 340)).not.toBe(wide);
    expect(wide).toMatch(/^<svg/);
    expect(problems.list).toEqual([]);
  });

  test("leaves alone what has been reported", () => {
    const problems = collectProblems();
    const root = openTinyBook({
      "data/umbrellas.csv": { replace: [["3500,3000,4100", "many,3000,4100"]] },
    });
    const book = readBook(root, problems);
    if (book === undefined) throw new Error("The book cannot be read.");
    checkDrawings(book, openDrawing(problems));
    expect(problems.list.map(({ code }) => code)).toEqual(["cell-type"]);
  });
});
