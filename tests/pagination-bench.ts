import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBook } from "../scripts/book/book.ts";
import { openDrawing } from "../scripts/book/draw.ts";
import { layoutsOf } from "../scripts/book/folder.ts";
import { openBrowser, type OpenBrowser } from "../scripts/editions/browser.ts";
import { buildFontFaces } from "../scripts/editions/paged/fonts.ts";
import { paginate, type PrintJob } from "../scripts/editions/paginate.ts";
import { printStyles } from "../scripts/editions/print.ts";
import { flowsOf } from "../scripts/editions/print/flow.ts";
import { collectProblems } from "../scripts/lib/problem.ts";
import { writeSyntheticBook } from "./synthetic.ts";

/** How long a book of some length took, on the clock. */
export interface Timing {
  readonly pages: number;
  readonly seconds: number;
}

const chapter = { words: 1500, tables: 2, notes: 3, charts: 1 };

/** A made-up book of so many chapters as a job for print; nothing of it comes from a cache. */
async function syntheticJob(folder: string, chapters: number): Promise<PrintJob> {
  writeSyntheticBook(folder, { chapters, ...chapter });
  const problems = collectProblems();
  const book = readBook(folder, problems);
  if (book === undefined)
    throw new Error(`The synthetic book of ${chapters} chapters has mistakes.`);
  const drawChart = openDrawing(problems);
  return {
    title: book.metadata.title,
    language: book.metadata.language,
    flows: flowsOf({ book, drawChart }),
    styles: printStyles(layoutsOf(folder), await buildFontFaces()),
  };
}

/** Lays a job out and prints it as a build does, from a browser that runs. */
async function timeOurs({ browser }: OpenBrowser, job: PrintJob): Promise<Timing> {
  const start = performance.now();
  const { total } = await paginate(browser, job);
  return { pages: total, seconds: (performance.now() - start) / 1000 };
}

/**
 * The same flows and styles in one document, for Paged.js as it comes: notes, page numbers and running heads by its own CSS, which
 * are what it is used for.
 */
const stockRules = `
@page { size: 170mm 275mm; margin: 20mm 0; @bottom-center { content: counter(page); } @top-left { content: string(head); } }
:root { --block-height: 235mm; }
.chapter, .cover { break-before: page; }
.chapter-head h1 { string-set: head content(text); }
.footnote { float: footnote; }
a.page-ref::after { content: "p. " target-counter(attr(href), page); }
`;

/** What we use of pagedjs-cli, which declares no types. */
interface StockPrinter {
  browser: OpenBrowser["browser"];
  readonly pages: readonly unknown[];
  pdf(input: string, options: object): Promise<Uint8Array>;
}

type StockPrinterClass = new (options: { allowLocal: boolean; timeout: number }) => StockPrinter;

/** Lets pagedjs-cli print a job, as it comes, in the same browser. */
async function timeStock({ browser }: OpenBrowser, job: PrintJob, folder: string): Promise<Timing> {
  const file = join(folder, "stock.html");
  const flows = job.flows.map(({ html }) => html).join("\n");
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stock</title><style data-pagedjs-ignore>${job.styles}</style><style>${stockRules}</style></head><body>${flows}</body></html>`,
  );
  const module: string = "pagedjs-cli";
  const { default: Printer } = (await import(module)) as { default: StockPrinterClass };
  const printer = new Printer({ allowLocal: true, timeout: 0 });
  printer.browser = browser;
  const start = performance.now();
  await printer.pdf(file, { outlineTags: ["h1", "h2"] });
  return { pages: printer.pages.length, seconds: (performance.now() - start) / 1000 };
}

/** What was measured of one length. */
export interface Comparison {
  readonly chapters: number;
  readonly ours: Timing;
  /** Absent where it was not asked for. */
  readonly stock: Timing | undefined;
}

/** One book after the other, each anew; Paged.js as it comes runs the lengths up to a limit beside ours, in one browser. */
export async function* benchPagination(
  lengths: readonly number[],
  longestForStock: number,
): AsyncGenerator<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), "bench-pages-"));
  const open = await openBrowser();
  try {
    // The first layout of a browser is slower than those that follow.
    await timeOurs(open, await syntheticJob(join(folder, "warm"), 1));
    for (const chapters of lengths) {
      const home = join(folder, String(chapters));
      const job = await syntheticJob(home, chapters);
      const ours = await timeOurs(open, job);
      const stock = chapters <= longestForStock ? await timeStock(open, job, home) : undefined;
      yield { chapters, ours, stock };
    }
  } finally {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
