import type { Book } from "../../book/book.ts";
import type { Place } from "../../lib/place.ts";
import type { Problems } from "../../lib/problem.ts";
import type { Pagination } from "../paginate.ts";
import type { Unsaid } from "../witness/check.ts";
import type { ForeignGlyph } from "../witness/glyph.ts";
import { placeOfWords } from "../witness/place.ts";

interface Reporting {
  readonly book: Book;
  readonly problems: Problems;
}

/** Reports what no page can hold, and pages that hold too much. Such a book is not published. */
export function reportUnfit({ tall, overfull }: Pagination, { book, problems }: Reporting): void {
  for (const { flow, id, words, excess } of tall) {
    const figure = book.figures.get(id.replace(/^(?:figure|table)-/, ""));
    problems.add(
      "print-too-high",
      figure?.place ?? placeIn(book, flow, words),
      `“${figure?.title ?? words}” is ${Math.ceil(excess)} mm higher than a page, and cannot be cut.`,
      "make it lower, or make two of it.",
    );
  }
  for (const { flow, folio, excess, side, words } of overfull) {
    problems.add(
      "print-page-overfull",
      placeIn(book, flow, words),
      `On page ${folio} “${words}” runs ${excess.toFixed(1)} mm over the ${side} of the text block.`,
      "look at the page: shorten a word, an address or a cell, or give a table fewer columns.",
    );
  }
}

/** Reports where the finished pages do not say what the book says. */
export function reportUnsaid(unsaid: readonly Unsaid[], { book, problems }: Reporting): void {
  for (const { flow, note, expected, found } of unsaid) {
    const where =
      note === undefined ? `“${titleOf(book, flow)}”` : `note ${note} of “${titleOf(book, flow)}”`;
    problems.add(
      "print-text-lost",
      placeIn(book, flow, expected),
      `The printed pages do not say what ${where} says: “${expected || "the end"}” is missing; there stands “${found || "nothing"}”.`,
      "look at the page; something before it may be too large for one.",
    );
  }
}

/** Reports characters that a font of this machine would have to show. */
export function reportForeignGlyphs(
  foreign: readonly ForeignGlyph[],
  { book, problems }: Reporting,
): void {
  for (const { character, font, flow, words } of foreign) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    problems.add(
      "print-glyph-missing",
      placeIn(book, flow, words),
      `No font of the book has “${character}” (U+${code}) of “${words}”; ${font ?? "an empty box"} stands in for it.`,
      "spell it in other letters: on another machine the page would look different.",
    );
  }
}

function placeIn({ spine, apart }: Book, flow: string, words: string): Place {
  const chapter = [...spine, ...apart].find(({ id }) => id === flow);
  return chapter ? placeOfWords(chapter, words) : { file: "data/book.yaml", line: 1 };
}

function titleOf({ spine, apart }: Book, flow: string): string {
  return [...spine, ...apart].find(({ id }) => id === flow)?.title ?? flow;
}
