import type { Pagination } from "../paginate.ts";
import { sheets } from "../paged/sheet.ts";
import type { FinishedPdf } from "../pdf.ts";
import { imposePages } from "../pdf/booklet.ts";
import type { Binding, BindingOutput } from "./bind.ts";
import { pdfMetadata } from "./metadata.ts";
import { chapterPdfPath, hasOwnPdf } from "./path.ts";

/** Writes every numbered chapter as a file of its own, its pages as they stand in the book; on request as a booklet too. */
export function writeChapters(
  finished: FinishedPdf,
  { flows }: Pick<Pagination, "flows">,
  { metadata: whole, chapters, options, output }: Omit<Binding, "pages" | "parts"> & BindingOutput,
): void {
  for (const { id, from, count } of flows) {
    const chapter = chapters.find((each) => each.id === id);
    if (chapter === undefined || !hasOwnPdf(chapter)) continue;
    const { title, description } = chapter;
    const own = pdfMetadata({ metadata: whole });
    const metadata = {
      ...own,
      title: `${title} · ${whole.title}`,
      subject: description || own.subject,
      // That of the whole book is not its own.
      identifier: undefined,
    };
    for (const sheet of sheets) {
      const cut = { from, to: from + count, metadata, whole: `../briefing-book-${sheet.name}.pdf` };
      output.write(chapterPdfPath(id, sheet.name), finished.saveCut(sheet, cut), count);
      if (options.hasBooklet !== true) continue;
      const path = `print/booklet/chapters/${id}-${sheet.double}.pdf`;
      output.write(path, finished.saveBooklet(sheet, cut), imposePages(count).length);
    }
  }
}
