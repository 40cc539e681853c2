import { beforeAll, describe, expect, test } from "vitest";
import { fileOf } from "../build/publication.ts";
import type { Tree } from "../tree.ts";
import {
  findEmptyPages,
  findLonelyLines,
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
    let book: PrintedBook;
    beforeAll(async () => {
      const bytes = fileOf(publication(), `print/briefing-book-${sheet}.pdf`);
      book = await readPrinted(new Uint8Array(bytes));
    });

    test("leaves no line of a paragraph alone on a page", () => {
      expect(book.blocks.length).toBeGreaterThan(10);
      expect(findLonelyLines(book)).toEqual([]);
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

    test("has an empty page only before one that opens on the right", () => {
      expect(findEmptyPages(book)).toEqual([]);
    });
  });
}
