import { beforeAll, describe, expect, test } from "vitest";
import { fileOf } from "../build/publication.ts";
import type { Tree } from "../tree.ts";
import { findFaintText, findInkAtEdges } from "./grey.ts";
import { findStrangeColors } from "./printed-colors.ts";
import {
  findEmptyPages,
  findWidowsAndOrphans,
  findStrandedHeadings,
  findStrayLines,
  findWrongNumbers,
  findWrongTargets,
  pageNumbers,
} from "./printed-flaws.ts";
import { readPrinted, type PrintedBook } from "./printed.ts";

const point = 72 / 25.4;

/** Widths in points: what all sheets share, and what a laser printer leaves white. */
const room = { width: 170 * point, clear: 6 * point };

/** What holds of every printed book, on either sheet; `numbers` is the least of page numbers in it, so that none is overlooked. */
export function describePrinted(
  publication: () => Tree,
  { numbers }: { readonly numbers: number },
): void {
  describe.each(["a4", "letter"])("on %s", (sheet) => {
    let bytes: Uint8Array;
    let book: PrintedBook;
    beforeAll(async () => {
      bytes = new Uint8Array(fileOf(publication(), `print/briefing-book-${sheet}.pdf`));
      book = await readPrinted(bytes);
    });

    test("has no widow and no orphan", () => {
      expect(book.blocks.length).toBeGreaterThan(10);
      expect(findWidowsAndOrphans(book)).toEqual([]);
    });

    test("has no heading at the end of a page", () => {
      expect(findStrandedHeadings(book)).toEqual([]);
    });

    test("gives every page number as it is on the page it leads to", () => {
      expect(pageNumbers(book).length).toBeGreaterThanOrEqual(numbers);
      expect(findWrongNumbers(book)).toEqual([]);
      expect(findWrongTargets(book)).toEqual([]);
    });

    test("has no line outside of the text block", () => {
      expect(findStrayLines(book, room)).toEqual([]);
    });

    test("sets nothing where a laser printer cannot", async () => {
      expect(await findInkAtEdges(bytes, 6)).toEqual([]);
    });

    test("has an empty page only before one that opens on the right", () => {
      expect(findEmptyPages(book)).toEqual([]);
    });
  });

  // What is on the pages is the same on every sheet.
  test("can be read in grey print, every word of it", async () => {
    const file = fileOf(publication(), "print/briefing-book-a4.pdf");
    const { faint, looked } = await findFaintText(new Uint8Array(file));
    expect(looked).toBeGreaterThan(numbers);
    expect(faint).toEqual([]);
  });

  test("has no colors but the theme's and print's own, which are told apart in grey", () => {
    const file = fileOf(publication(), "print/briefing-book-a4.pdf");
    expect(findStrangeColors(new Uint8Array(file))).toEqual([]);
  });
}
