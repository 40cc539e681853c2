import { describe, expect, test } from "vitest";
import {
  findEmptyPages,
  findFarExhibits,
  findWidowsAndOrphans,
  findStrandedHeadings,
  findStrayLines,
  findWrongNumbers,
  findWrongTargets,
} from "./printed-flaws.ts";
import type { Block, Line, PrintedBook, PrintedLink } from "./printed.ts";

const line = (page: number, text: string, more: Partial<Line> = {}): Line => ({
  page,
  text,
  left: 60,
  right: 500,
  baseline: 400,
  size: 11,
  ...more,
});

const block = (tag: string, ...lines: Line[]): Block => ({ tag, within: ["Document"], lines });

const link = (page: number, target: number, more: Partial<PrintedLink>): PrintedLink => ({
  page,
  target,
  text: "",
  after: "",
  folio: "",
  name: "",
  ...more,
});

const bookOf = (more: Partial<PrintedBook>): PrintedBook => ({
  labels: ["i", "1", "2", "3", "4"],
  blocks: [],
  links: [],
  pages: [],
  sheets: Array.from({ length: 5 }, () => ({ width: 595, height: 842 })),
  ...more,
});

describe("what is wrong with a printed book is found:", () => {
  test("a widow and an orphan", () => {
    const blocks = [
      block("P", line(2, "a"), line(2, "b"), line(3, "widow")),
      block("P", line(3, "orphan"), line(4, "c"), line(4, "d")),
      block("P", line(3, "e"), line(3, "f"), line(4, "g"), line(4, "h")),
      block("P", line(4, "alone, but whole")),
    ];
    expect(findWidowsAndOrphans(bookOf({ blocks }))).toEqual(["P, 2: widow", "P, 2: orphan"]);
  });

  test("a heading that ends a page", () => {
    const blocks = [
      block("H2", line(2, "Stranded")),
      block("P", line(3, "text")),
      block("H2", line(3, "Not")),
      block("P", line(3, "text")),
    ];
    expect(findStrandedHeadings(bookOf({ blocks }))).toEqual(["1: Stranded"]);
  });

  test("a page number that is not that of the page", () => {
    const links = [
      link(1, 3, { text: "Chapter 1", folio: "1" }),
      link(1, 2, { text: "Chapter 1", folio: "1" }),
      link(2, 4, { text: "Figure 2", after: "(p. 2), as" }),
      link(2, 4, { text: "3–4", name: "one--index-1" }),
      link(2, 4, { text: "4", name: "one--index-1" }),
    ];
    expect(findWrongNumbers(bookOf({ links }))).toEqual([
      "i: “Chapter 1” says 1, stands on 2",
      "1: “Figure 2” says 2, stands on 3",
      "1: “4” says 4, stands on 3",
    ]);
  });

  test("a reference to a page without what it names", () => {
    const links = [
      link(1, 2, { text: "Figure 2", name: "figure-a" }),
      link(1, 2, { text: "Figure 1", name: "figure-b" }),
    ];
    const pages = [[], [line(2, "FIGURE 22"), line(2, "Figure 1: words")]];
    expect(findWrongTargets(bookOf({ links, pages }))).toEqual(["i: Figure 2 is not on 1"]);
  });

  test("a figure far from every reference", () => {
    const links = [
      link(1, 5, { text: "Figure 1", name: "figure-a" }),
      link(4, 5, { text: "Figure 1", name: "figure-a" }),
      link(2, 5, { text: "Table 1", name: "table-a" }),
    ];
    expect(findFarExhibits(bookOf({ links }))).toEqual(["Table 1: 1 to 4"]);
  });

  test("a line outside of the text block, or too near to an edge", () => {
    const pages = [
      [line(1, "wide", { right: 560 }), line(1, "low", { baseline: 10 }), line(1, "fine")],
    ];
    const found = findStrayLines(bookOf({ pages }), { width: 482, clear: 17 });
    expect(found.map((words) => words.slice(0, 9))).toEqual(["i: “wide”", "i: “low” "]);
  });

  test("an empty page before one that opens on the left, or at the end", () => {
    const pages = [[line(1, "a")], [], [], [line(4, "b")], []];
    expect(findEmptyPages(bookOf({ pages }))).toEqual(["2", "4"]);
  });
});
