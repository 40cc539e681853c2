import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Book } from "../book/book.ts";
import { chartStyles } from "../figures/theme.ts";
import { borrowBrowser } from "./borrow.ts";
import type { Job } from "./edition.ts";
import { buildFontFaces } from "./paged/fonts.ts";
import { sheets } from "./paged/sheet.ts";
import { paginate, type Pagination } from "./paginate.ts";
import { finishPdf } from "./pdf.ts";
import { flowsOf } from "./print/flow.ts";
import { pdfMetadata } from "./print/metadata.ts";
import { reportUnfit, reportUnsaid } from "./print/report.ts";
import { findUnsaid } from "./witness/check.ts";

/** Publishes the book as PDF, on A4 and on Letter with the same page breaks. */
export async function publishPrint(job: Job): Promise<void> {
  const pagination = await job.paginate(job.report);
  reportUnfit(pagination, job);
  writeSheets(pagination, job);
}

/** Lays the book out and prints it: what `Job.paginate` does once for every edition. */
export async function paginateBook(
  job: Pick<Job, "book" | "drawChart" | "layouts" | "report">,
): Promise<Pagination> {
  const { book, layouts, report } = job;
  const styles = printStyles(layouts, await buildFontFaces());
  const { browser, close } = await borrowBrowser();
  try {
    return await paginate(browser, {
      title: book.metadata.title,
      language: book.metadata.language,
      flows: flowsOf(job),
      styles,
      onPage: (done) => report(`${done} pages`),
    });
  } finally {
    await close();
  }
}

function writeSheets({ pdf, folios, pages, filled }: Pagination, job: Job): void {
  const { book, output } = job;
  if (pdf === undefined) return;
  const known = { folios, pages, headings: headingsOf(book) };
  const finished = finishPdf(pdf, pdfMetadata(book), known);
  const files = sheets.map(({ name, ...size }) => ({
    name,
    bytes: finished.saveFor({ name, ...size }),
  }));
  for (const { name, bytes } of files)
    output.write(`print/briefing-book-${name}.pdf`, bytes, folios.length);
  // The sheets differ in their edges only, so one of them speaks for all.
  const [first] = files;
  if (first) reportUnsaid(findUnsaid(first.bytes, filled), job);
}

/** Headings as the book words them: Chromium drops spaces where a heading wraps. */
function headingsOf({ spine }: Book): string[] {
  return spine.flatMap(({ title, headings }) => [title, ...headings.map(({ text }) => text)]);
}

/** The style sheet of the pages. */
export function printStyles(layouts: string, fontRules: string): string {
  const read = (name: string): string => readFileSync(join(layouts, "styles", name), "utf8");
  return [fontRules, chartStyles, read("tokens.css"), read("print.css")].join("\n");
}
