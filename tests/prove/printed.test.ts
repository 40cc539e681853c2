import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileOf } from "../build/publication.ts";
import { describePrinted } from "../editions/printed-book.ts";
import { findFarExhibits } from "../editions/printed-flaws.ts";
import { readPrinted } from "../editions/printed.ts";
import { buildInto, engineBook, openScratch } from "../engine.ts";
import { readTree, type Tree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);

describe("the real book, printed", () => {
  let publication: Tree = new Map();
  beforeAll(async () => {
    const out = join(scratch.folder, "dist");
    await buildInto(out, { book: engineBook, only: "print" }, { patience: 300_000 });
    publication = readTree(out);
  });

  describePrinted(() => publication, { numbers: 500 });

  // A figure, or a table that fits a page, moves to the next that has room for it; where two follow one another the
  // second may move two pages.
  test("has its figures and tables within a page of a sentence that sends the reader to them, a few within two", async () => {
    const bytes = fileOf(publication, "print/briefing-book-a4.pdf");
    const book = await readPrinted(new Uint8Array(bytes));
    expect(findFarExhibits(book, 2)).toEqual([]);
    const far = findFarExhibits(book);
    expect(far.length, far.join("; ")).toBeLessThanOrEqual(8);
  });
});
