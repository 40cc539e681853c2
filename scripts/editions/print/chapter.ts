import type { Job } from "../edition.ts";
import type { Pagination } from "../paginate.ts";
import { sheets } from "../paged/sheet.ts";
import type { FinishedPdf } from "../pdf.ts";
import { pdfMetadata } from "./metadata.ts";
import { chapterPdfPath, hasOwnPdf } from "./path.ts";

/** Writes every numbered chapter as a file of its own: its pages as they stand in the book. */
export function writeChapters(
  finished: FinishedPdf,
  { flows }: Pick<Pagination, "flows">,
  { book, output }: Pick<Job, "book" | "output">,
): void {
  for (const { id, from, count } of flows) {
    const chapter = book.spine.find((each) => each.id === id);
    if (chapter === undefined || !hasOwnPdf(chapter)) continue;
    const { title, description } = chapter;
    const whole = pdfMetadata(book);
    const metadata = {
      ...whole,
      title: `${title} · ${book.metadata.title}`,
      subject: description || whole.subject,
      // That of the whole book is not its own.
      identifier: undefined,
    };
    for (const sheet of sheets) {
      const cut = { from, to: from + count, metadata, whole: `../briefing-book-${sheet.name}.pdf` };
      output.write(chapterPdfPath(id, sheet.name), finished.saveCut(sheet, cut), count);
    }
  }
}
