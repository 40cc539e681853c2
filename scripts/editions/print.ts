import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Book } from "../book/book.ts";
import type { Chapter } from "../book/chapter.ts";
import { chartWidth } from "../book/draw.ts";
import { chapterName } from "../book/naming.ts";
import type { Policy } from "../book/policy.ts";
import { renderChapter } from "../book/render.ts";
import { findTarget } from "../book/target.ts";
import { formatPeriod } from "../data/period.ts";
import { chartStyles } from "../figures/theme.ts";
import { html, type Html } from "../lib/html.ts";
import { borrowBrowser } from "./borrow.ts";
import type { Job } from "./edition.ts";
import { buildFontFaces } from "./paged/fonts.ts";
import { sheets } from "./paged/sheet.ts";
import { paginate, type Flow, type Pagination } from "./paginate.ts";
import { finishPdf, type PdfMetadata } from "./pdf.ts";

/** Publishes the book as PDF, on A4 and on Letter with the same page breaks. */
export async function publishPrint(job: Job): Promise<void> {
  const pagination = await job.paginate(job.report);
  reportLoss(pagination, job);
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

function writeSheets({ pdf, folios, pages }: Pagination, { book, output }: Job): void {
  if (pdf === undefined) return;
  const known = { folios, pages, headings: headingsOf(book) };
  const finished = finishPdf(pdf, pdfMetadata(book), known);
  for (const sheet of sheets) {
    const bytes = finished.saveFor(sheet);
    output.write(`print/briefing-book-${sheet.name}.pdf`, bytes, folios.length);
  }
}

/** What the PDFs of a book say about themselves. */
export function pdfMetadata({ metadata }: Pick<Book, "metadata">): PdfMetadata {
  const { title, subtitle, subjects, description, ...rest } = metadata;
  const { authors, language, issued, publisher, rights, identifier } = rest;
  return {
    title: subtitle === "" ? title : `${title} ${subtitle}`,
    authors,
    subject: description,
    keywords: subjects,
    language,
    issued,
    publisher,
    rights,
    identifier,
    // veraPDF judges it at each run of .ci/run, and tests/editions/tags.test.ts what must be so.
    isAccessible: true,
  };
}

/** Headings as the book words them: Chromium drops spaces where a heading wraps. */
function headingsOf({ spine }: Book): string[] {
  return spine.flatMap(({ title, headings }) => [title, ...headings.map(({ text }) => text)]);
}

/** Paged.js can lose words in silence; a book that lacks any is not published. */
function reportLoss({ lost, overfull }: Pagination, { book, problems }: Job): void {
  for (const { flow, words } of lost) {
    const file = book.spine.find(({ id }) => id === flow)?.place.file ?? "data/book.yaml";
    problems.add(
      "print-text-lost",
      { file },
      `The printed pages of “${flow}” lack words, first: “${words.join(" ")}”.`,
      "something there is taller than a page: shorten the note, table or figure before it.",
    );
  }
  for (const folio of overfull) {
    problems.add(
      "print-page-overfull",
      { file: "data/book.yaml" },
      `Page ${folio} of the print edition does not fit its text block.`,
      "look at the page: a table, figure or long word is wider or taller than it.",
    );
  }
}

/** The style sheet of the pages. */
export function printStyles(layouts: string, fontRules: string): string {
  const read = (name: string): string => readFileSync(join(layouts, "styles", name), "utf8");
  return [fontRules, chartStyles, read("tokens.css"), read("print.css")].join("\n");
}

/** The cover and every chapter, each to be laid out by itself. */
export function flowsOf({ book, drawChart }: Pick<Job, "book" | "drawChart">): Flow[] {
  const policy = printPolicy(book);
  const chapters = book.spine.map((chapter): Flow => {
    const text = renderChapter({ book, chapter, policy, drawChart });
    return {
      id: chapter.id,
      html: sectionOf(chapter, book, text).markup,
      numbering: chapter.matter === "front" ? "roman" : "arabic",
      title: chapter.title,
      startsOn: chapter.number === 1 ? "recto" : undefined,
    };
  });
  return [
    { id: "cover", html: coverOf(book).markup, numbering: "none", title: book.metadata.title },
    ...chapters,
  ];
}

function sectionOf(chapter: Chapter, book: Book, text: Html): Html {
  const { id, matter, title, number } = chapter;
  const label =
    number === undefined ? undefined : html`<p class="chapter-number">${chapterName(book, id)}</p>`;
  return html`<section class="chapter" id="chapter-${id}" data-matter="${matter}"><header class="chapter-head">${label}<h1>${title}</h1></header>${text}</section>`;
}

function coverOf({ metadata }: Book): Html {
  const { title, subtitle, authors, publisher, issued } = metadata;
  const below = subtitle === "" ? undefined : html`<p class="cover-subtitle">${subtitle}</p>`;
  return html`<section class="cover" id="cover"><p class="cover-title">${title}</p>${below}<p class="cover-authors">${authors.join(", ")}</p><p class="cover-imprint">${publisher} · ${formatPeriod(issued)}</p></section>`;
}

/** How a chapter is rendered for print: one document holds all, so ids carry their chapter's. */
export function printPolicy(book: Book): Policy {
  return {
    markup: "html",
    notes: "float",
    sections: false,
    chartTables: "none",
    figureRole: "group",
    scrollTables: false,
    noteAddresses: false,
    pageReferences: true,
    dataPages: false,
    paragraphIds: false,
    chartWidths: [chartWidth],
    chartColors: "literals",
    anchor: (chapter, local) => `${chapter}--${local}`,
    href(target) {
      const found = findTarget(book, target);
      if (found === undefined) return "#cover";
      if (found.anchor === undefined) return `#chapter-${found.chapter}`;
      return target.kind === "chapter" ? `#${found.chapter}--${found.anchor}` : `#${found.anchor}`;
    },
    farTable: () => undefined,
    exploration: () => "",
    download: () => undefined,
    dataFile: () => undefined,
  };
}
