import { beforeAll, describe, expect, test } from "vitest";
import { readBook, type Book } from "../../scripts/book/book.ts";
import { openDrawing } from "../../scripts/book/draw.ts";
import { layoutsOf } from "../../scripts/book/folder.ts";
import { useBrowser } from "../../scripts/editions/borrow.ts";
import { buildFontFaces } from "../../scripts/editions/paged/fonts.ts";
import { paginate, type Pagination } from "../../scripts/editions/paginate.ts";
import { paginateBook, printStyles } from "../../scripts/editions/print.ts";
import { pdfMetadata } from "../../scripts/editions/print/metadata.ts";
import {
  reportForeignGlyphs,
  reportUnfit,
  reportUnsaid,
} from "../../scripts/editions/print/report.ts";
import { findUnsaid } from "../../scripts/editions/witness/check.ts";
import { findForeignGlyphs } from "../../scripts/editions/witness/glyph.ts";
import { findDifference } from "../../scripts/editions/witness/compare.ts";
import { readSaid } from "../../scripts/editions/witness/said.ts";
import { noMemory } from "../../scripts/lib/memory.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { tinyBook } from "../engine.ts";
import { finishPages, saveFor } from "./finished.ts";

describe("what markup says", () => {
  test("is its words, with notes apart and the numbers of their calls in place", () => {
    const markup = `<p>One<span class="footnote" data-number="1" id="n">A <em>note</em> &amp; more</span>, two.</p><svg><title>no</title><text>three</text><style>p{}</style></svg><br>four`;
    const { running, notes } = readSaid(markup);
    expect(running.replace(/\s+/g, " ").trim()).toBe("One1, two. three four");
    expect(notes).toEqual(["1 A note & more"]);
  });
});

describe("the comparison", () => {
  test.each([
    ["The quick brown fox", "THE quick-brownfox."],
    ["ﬁve ½", "five 1⁄2"],
  ])("finds %j said by %j", (expected, found) => {
    expect(findDifference(expected, found)).toBeUndefined();
  });

  test.each([
    ["a word that is missing", "One two three four", "One two four", ["three four", "four"]],
    ["a word that is said twice", "One two three", "One two two three", ["three", "two three"]],
    ["words in another order", "One two three", "One three two", ["two three", "three two"]],
    ["an end that is missing", "One two three", "One two", ["three", ""]],
    ["an end that is too much", "One two", "One two three", ["", "three"]],
    ["a digit that differs", "In 2024 it was 12", "In 2024 it was 13", ["12", "13"]],
  ])("finds %s", (_, expected, found, [from, instead]) => {
    expect(findDifference(expected, found)).toEqual({ expected: from, found: instead });
  });
});

describe("the pages of a book", () => {
  let book: Book;
  let pagination: Pagination;
  let bytes: Uint8Array;

  beforeAll(async () => {
    const problems = collectProblems();
    const read = readBook(tinyBook, problems);
    if (read === undefined) throw new Error(formatProblems(problems.list));
    book = read;
    const drawChart = openDrawing(problems);
    const layouts = layoutsOf(tinyBook);
    pagination = await paginateBook({
      book,
      drawChart,
      layouts,
      memory: noMemory,
      report: () => undefined,
    });
    bytes = saveFor(finishPages(pagination, pdfMetadata(book)));
  }, 60_000);

  /** As a build prints what is missing when the book says something else than it did. */
  function unsaidWith(from: string, to: string): string {
    const problems = collectProblems();
    const filled = pagination.filled.map((flow) => ({
      ...flow,
      markup: flow.markup.replace(from, to),
    }));
    reportUnsaid(findUnsaid(bytes, filled), { book, problems });
    return formatProblems(problems.list);
  }

  test("say every word of it", () => {
    expect(findUnsaid(bytes, pagination.filled)).toEqual([]);
  });

  test("that lack a word are refused with the place and the words", () => {
    expect(unsaidWith("keeps one dry", "always keeps one dry")).toBe(
      "chapters/rain.md:11:1: error print-text-lost: The printed pages do not say what “Rain” says: “always keeps one dry.3 The street Route 66” is missing; there stands “keeps one dry.3 The street Route 66 stays”.\n" +
        "  hint: look at the page; something before it may be too large for one.\n",
    );
  });

  test.each([
    ["a word of a note", "Rain is <em>wet</em>", "Rain is very <em>wet</em>", "note 1 of “Rain”"],
    [
      "a cell of a table",
      '<td class="number">1,250</td>',
      '<td class="number">1,251</td>',
      "“Umbrellas”",
    ],
    ["a word of a caption", "Tinytown buys more", "Tinytown still buys more", "“Umbrellas”"],
    ["a label of a chart", ">2022</text>", ">2021</text>", "“Umbrellas”"],
    [
      "a page number",
      '"page-number" data-target="chapter-rain">1',
      '"page-number" data-target="chapter-rain">2',
      "“Contents”",
    ],
  ])("that lack %s are refused", (_, from, to, where) => {
    expect(
      pagination.filled.some(({ markup }) => markup.includes(from)),
      from,
    ).toBe(true);
    expect(unsaidWith(from, to)).toContain(where);
  });

  test("are set in the fonts of the book, all of them", () => {
    expect(findForeignGlyphs(bytes, pagination.filled)).toEqual([]);
  });

  test("with a character that no font of it has are refused by its name", async () => {
    const styles = printStyles(layoutsOf(tinyBook), await buildFontFaces());
    const html = `<section><p>Lao Động bought ≥ 3 of 中 and ☂.</p></section>`;
    const flow = { id: "rain", html, numbering: "arabic", title: "Rain" } as const;
    const set = await useBrowser((browser) =>
      paginate(browser, { title: "T", language: "en-US", flows: [flow], styles }),
    );
    const problems = collectProblems();
    reportForeignGlyphs(findForeignGlyphs(saveFor(finishPages(set)), set.filled), {
      book,
      problems,
    });
    const printed = formatProblems(problems.list);
    expect(printed.match(/“.” \(U\+\w+\)/gu)).toEqual([
      "“≥” (U+2265)",
      "“☂” (U+2602)",
      "“中” (U+4E2D)",
    ]);
    expect(printed).toContain("“☂” (U+2602) of “of 中 and ☂.”; an empty box stands in for it.");
  });

  test("that cannot hold something are refused with its place", () => {
    const problems = collectProblems();
    const tall = [
      { flow: "umbrellas", id: "figure-umbrella-sales", words: "Figure 1", excess: 12.3 },
    ];
    const overfull = [
      {
        page: 3,
        side: "right edge",
        excess: 4.56,
        words: "An umbrella keeps",
        flow: "rain",
        folio: "2",
      } as const,
    ];
    reportUnfit({ ...pagination, tall, overfull }, { book, problems });
    const printed = formatProblems(problems.list);
    expect(printed).toContain(
      "data/figures/umbrella-sales.json:17:15: error print-too-high: “Tinytown buys more umbrellas every year” is 13 mm higher than a page, and cannot be cut.",
    );
    expect(printed).toContain(
      "chapters/rain.md:11:1: error print-page-overfull: On page 2 “An umbrella keeps” runs 4.6 mm over the right edge of the text block.",
    );
  });
});
