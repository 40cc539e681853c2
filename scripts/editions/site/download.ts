import type { EditionName } from "../edition.ts";
import type { Site } from "../site.ts";

const takeaways = [
  {
    edition: "print",
    title: "PDF, A4",
    detail: "the whole book, for printing",
    path: "print/briefing-book-a4.pdf",
  },
  {
    edition: "print",
    title: "PDF, Letter",
    detail: "the same pages on US paper",
    path: "print/briefing-book-letter.pdf",
  },
  {
    edition: "brief",
    title: "Two-page brief, A4",
    detail: "one sheet to leave behind",
    path: "print/brief-a4.pdf",
  },
  {
    edition: "brief",
    title: "Two-page brief, Letter",
    detail: "the same on US paper",
    path: "print/brief-letter.pdf",
  },
  {
    edition: "epub",
    title: "EPUB",
    detail: "for e-readers and phones",
    path: "epub/briefing-book.epub",
  },
  {
    edition: "data",
    title: "Data",
    detail: "every number, as CSV with its source",
    path: "data/briefing-book-data.zip",
  },
  {
    edition: "data",
    title: "Data for Excel",
    detail: "the same rows, a sheet for each dataset",
    path: "data/briefing-book-data.xlsx",
  },
] as const;

/** What a reader of this publication can take along. */
export function downloadsOf(editions: readonly EditionName[]): Site["downloads"] {
  return takeaways.filter(({ edition }) => editions.includes(edition));
}
