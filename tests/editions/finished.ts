import { sheets } from "../../scripts/editions/paged/sheet.ts";
import type { Pagination } from "../../scripts/editions/paginate.ts";
import { finishPdf, type FinishedPdf, type PdfMetadata } from "../../scripts/editions/pdf.ts";

/** Of a book whose metadata do not matter. */
export const plainMetadata: PdfMetadata = {
  title: "T",
  authors: ["A"],
  subject: "S",
  keywords: [],
  language: "en-US",
  issued: "2026-11-01",
};

/** The file of a book's pages, finished as a build does; a book that was not printed is a mistake of the test. */
export function finishPages(
  pagination: Pagination,
  metadata: PdfMetadata = plainMetadata,
): FinishedPdf {
  const { parts, folios, pages, places, turned } = pagination;
  if (parts === undefined) throw new Error("Nothing was printed.");
  return finishPdf(parts, metadata, { folios, pages, places, turned });
}

/** The file for one sheet, e.g. `a4`. */
export function saveFor(pdf: FinishedPdf, name = "a4"): Uint8Array {
  const sheet = sheets.find((each) => each.name === name);
  if (sheet === undefined) throw new Error(`There is no sheet ${name}.`);
  return pdf.saveFor(sheet);
}
