import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Book } from "../book/book.ts";
import { findList } from "../book/target.ts";
import { packFiles } from "./epub/archive.ts";
import { chapterPath, packagePolicy, renderChapterPage } from "./epub/chapter.ts";
import { drawCover } from "./epub/cover.ts";
import { catalogCover, catalogPath, renderCatalog } from "./epub/catalog.ts";
import { renderNightRules } from "./epub/drawing.ts";
import { farTables, figureDataPath, renderFigureData } from "./epub/figure-data.ts";
import { licensePath, readFonts, readLicense, renderFontRules } from "./epub/fonts.ts";
import { coverPath, renderCoverPage, renderTitlePage } from "./epub/front.ts";
import { renderNavigation } from "./epub/navigation.ts";
import { containerFile, renderPackage, type Item } from "./epub/package.ts";
import { markPages, type MarkedDocuments } from "./epub/page-break.ts";
import { stylePath } from "./epub/page.ts";
import type { Job } from "./edition.ts";

/** Where the EPUB lies in a publication. */
export const epubPath = "epub/briefing-book.epub";

/** Publishes the book as EPUB 3.3: one file that holds pages, drawings, style, fonts and cover; and a catalog entry for it. */
export async function publishEpub(job: Job): Promise<void> {
  const { book, layouts, output, editions, memory } = job;
  const cover = await drawCover(book, memory);
  const { documents, marks } = await renderDocuments(job);
  const fonts = await readFonts([...documents.values()], memory);
  const style = readFileSync(join(layouts, "styles/epub.css"), "utf8");
  const content = new Map<string, string | Uint8Array>([
    ...documents,
    [coverPath, cover],
    [stylePath, [renderFontRules(fonts), style, renderNightRules()].join("\n")],
    ...fonts.map(({ path, bytes }): [string, Uint8Array] => [path, bytes]),
  ]);
  const items = [...content].map(([path, file]) => itemOf(path, file));
  const files = new Map([...content].map(([path, file]) => [`EPUB/${path}`, file]));
  const contents = { items, readingOrder: readingOrder(book), hasPages: marks.length > 0 };
  files.set(`EPUB/${licensePath}`, readLicense(fonts));
  files.set("EPUB/package.opf", renderPackage(book, contents));
  files.set("META-INF/container.xml", containerFile);
  output.write(epubPath, await packFiles(files, book.metadata.issued));
  output.write(catalogPath, renderCatalog(book.metadata, editions));
  output.write(catalogCover, cover);
}

/**
 * Every XHTML document by its path in the package. Where the publication has a print edition its pages are marked; an
 * EPUB built alone has no pages to be true to, and says that it marks none.
 */
async function renderDocuments(job: Job): Promise<MarkedDocuments> {
  const { book, editions } = job;
  const pages = renderPages(job);
  const { texts } = editions.includes("print") ? await job.paginate(job.report) : { texts: [] };
  const { documents, marks } = markPages(pages, texts, pathOfFlow);
  return {
    documents: new Map([...documents, ["nav.xhtml", renderNavigation(book, marks)]]),
    marks,
  };
}

/** The document that holds the text of a flow of the print edition. */
function pathOfFlow(flow: string): string {
  if (flow === "cover") return coverPage;
  return flow === "title-page" || flow === "half-title" ? titlePage : chapterPath(flow);
}

const coverPage = "cover.xhtml";
const titlePage = "title-page.xhtml";

function renderPages(job: Job): Map<string, string> {
  const { book, drawChart } = job;
  const context = { book, drawChart, policy: packagePolicy(book) };
  const pages = new Map([
    [coverPage, renderCoverPage(book)],
    [titlePage, renderTitlePage(book.metadata)],
  ]);
  book.spine.forEach((chapter, index) => {
    pages.set(chapterPath(chapter.id), renderChapterPage(chapter, context));
    job.report(`${index + 1} of ${book.spine.length} chapters`);
  });
  const tables = renderFigureData(book);
  if (tables !== undefined) pages.set(figureDataPath, tables);
  return pages;
}

/** A book that has its own page of contents needs no second one among the pages. */
function readingOrder(book: Book): string[] {
  const contents = findList(book, "contents") === undefined ? ["nav.xhtml"] : [];
  const chapters = book.spine.map(({ id }) => chapterPath(id));
  const tables = farTables(book).length === 0 ? [] : [figureDataPath];
  return [coverPage, titlePage, ...contents, ...chapters, ...tables];
}

function itemOf(path: string, file: string | Uint8Array): Item {
  if (path === coverPath) return { path, properties: "cover-image" };
  if (path === "nav.xhtml") return { path, properties: "nav" };
  const hasDrawing = typeof file === "string" && file.includes("<svg ");
  return { path, properties: hasDrawing ? "svg" : "" };
}
