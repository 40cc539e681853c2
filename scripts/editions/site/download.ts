import type { Chapter } from "../../book/chapter.ts";
import type { EditionName } from "../edition.ts";
import { sheets } from "../paged/sheet.ts";
import { chapterPdfPath, hasOwnPdf } from "../print/path.ts";

/** One way to take the book along, in one or more files. */
export interface Takeaway {
  readonly edition: EditionName;
  readonly title: string;
  readonly detail: string;
  readonly files: readonly {
    /** Enough beside the title, e.g. `A4`. */
    readonly name: string;
    /** From the site's root. */
    readonly path: string;
  }[];
}

const takeaways: readonly Takeaway[] = [
  {
    edition: "print",
    title: "PDF",
    detail: "the whole book, to print",
    files: [
      { name: "A4", path: "print/briefing-book-a4.pdf" },
      { name: "Letter", path: "print/briefing-book-letter.pdf" },
    ],
  },
  {
    edition: "brief",
    title: "Two-page brief",
    detail: "one sheet to leave behind",
    files: [
      { name: "A4", path: "print/brief-a4.pdf" },
      { name: "Letter", path: "print/brief-letter.pdf" },
    ],
  },
  {
    edition: "epub",
    title: "E-book",
    detail: "for e-readers and phones",
    files: [
      { name: "EPUB", path: "epub/briefing-book.epub" },
      { name: "OPDS", path: "epub/catalog.xml" },
    ],
  },
  {
    edition: "data",
    title: "Data",
    detail: "every number, with its source",
    files: [
      { name: "CSV", path: "data/briefing-book-data.zip" },
      { name: "Excel", path: "data/briefing-book-data.xlsx" },
    ],
  },
];

/** What a reader of this publication can take along. */
export function downloadsOf(editions: readonly EditionName[]): readonly Takeaway[] {
  return takeaways.filter(({ edition }) => editions.includes(edition));
}

/** A chapter to print by itself; nothing where it is in this publication only as a part of the book. */
export function chapterFiles(
  chapter: Pick<Chapter, "id" | "number">,
  downloads: readonly Takeaway[],
): Takeaway["files"] {
  const isPrinted = downloads.some(({ edition }) => edition === "print");
  if (!isPrinted || !hasOwnPdf(chapter)) return [];
  return sheets.map(({ name, title }) => ({
    name: `PDF on ${title}`,
    path: chapterPdfPath(chapter.id, name),
  }));
}
