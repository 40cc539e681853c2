import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chartStyles } from "../figures/theme.ts";
import { useBrowser } from "./borrow.ts";
import type { Job } from "./edition.ts";
import { buildFontFaces } from "./paged/fonts.ts";
import { sheets } from "./paged/sheet.ts";
import { paginate, type Pagination, type PrintJob } from "./paginate.ts";
import { finishPdf } from "./pdf.ts";
import { writeChapters } from "./print/chapter.ts";
import { flowsOf } from "./print/flow.ts";
import { pdfMetadata } from "./print/metadata.ts";
import { reportForeignGlyphs, reportUnfit, reportUnsaid } from "./print/report.ts";
import { writeVariants } from "./print/variant.ts";
import { findUnsaid } from "./witness/check.ts";
import { findForeignGlyphs } from "./witness/glyph.ts";

/** Publishes the book as PDF, on A4 and on Letter with the same page breaks. */
export async function publishPrint(job: Job): Promise<void> {
  const pagination = await job.paginate(job.report);
  reportUnfit(pagination, job);
  writeSheets(pagination, job);
}

/** Lays the book out and prints it: what `Job.paginate` does once for every edition. */
export async function paginateBook(
  job: Pick<Job, "book" | "drawChart" | "layouts" | "memory" | "report">,
): Promise<Pagination> {
  const { book, layouts, memory, report } = job;
  const styles = printStyles(layouts, await buildFontFaces());
  const printJob: PrintJob = {
    title: book.metadata.title,
    language: book.metadata.language,
    flows: flowsOf(job),
    styles,
    memory,
    onPage: (done) => report(`${done} pages`),
  };
  return await useBrowser((browser) => paginate(browser, printJob));
}

function writeSheets(pagination: Pagination, job: Job): void {
  const { parts, folios, pages, places, filled } = pagination;
  const { book, output } = job;
  if (parts === undefined) return;
  const finished = finishPdf(parts, pdfMetadata(book), { folios, pages, places });
  const files = sheets.map((sheet) => ({ name: sheet.name, bytes: finished.saveFor(sheet) }));
  for (const { name, bytes } of files)
    output.write(`print/briefing-book-${name}.pdf`, bytes, folios.length);
  writeChapters(finished, pagination, job);
  writeVariants(finished, folios.length, job);
  // The sheets differ in their edges only, so one of them speaks for all.
  const [first] = files;
  if (first === undefined) return;
  reportUnsaid(findUnsaid(first.bytes, filled), job);
  reportForeignGlyphs(findForeignGlyphs(first.bytes, filled), job);
}

const printSheets = [
  "tokens.css",
  "print.css",
  "print-lists.css",
  "print-cover.css",
  "print-code.css",
];

/** The style sheet of the pages. */
export function printStyles(layouts: string, fontRules: string): string {
  const read = (name: string): string => readFileSync(join(layouts, "styles", name), "utf8");
  return [fontRules, chartStyles, ...printSheets.map(read)].join("\n");
}
