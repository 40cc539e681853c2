import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Book } from "../book/book.ts";
import { findList } from "../book/target.ts";
import { packFiles } from "./epub/archive.ts";
import { chapterPath, packagePolicy, renderChapterPage } from "./epub/chapter.ts";
import { drawCover } from "./epub/cover.ts";
import { readFonts, renderFontRules } from "./epub/fonts.ts";
import { coverPath, renderCoverPage, renderTitlePage } from "./epub/front.ts";
import { renderNavigation } from "./epub/navigation.ts";
import { containerFile, renderPackage, type Item } from "./epub/package.ts";
import { stylePath } from "./epub/page.ts";
import type { Job } from "./edition.ts";

/** Where the EPUB lies in a publication. */
export const epubPath = "epub/briefing-book.epub";

/** Publishes the book as EPUB 3.3: one file that holds pages, drawings, style, fonts and cover. */
export async function publishEpub(job: Job): Promise<void> {
  const { book, layouts, output } = job;
  const pages = renderPages(job);
  const fonts = readFonts([...pages.values()].join(""));
  const style = readFileSync(join(layouts, "styles/epub.css"), "utf8");
  const content = new Map<string, string | Uint8Array>([
    ...pages,
    [coverPath, await drawCover(book.metadata)],
    [stylePath, `${renderFontRules(fonts)}\n${style}`],
    ...fonts.map(({ path, bytes }): [string, Uint8Array] => [path, bytes]),
  ]);
  const items = [...content].map(([path, file]) => itemOf(path, file));
  const files = new Map([...content].map(([path, file]) => [`EPUB/${path}`, file]));
  files.set("EPUB/package.opf", renderPackage(book, items, readingOrder(book)));
  files.set("META-INF/container.xml", containerFile);
  output.write(epubPath, packFiles(files, book.metadata.issued));
}

/** Every XHTML document by its path in the package. */
function renderPages(job: Job): Map<string, string> {
  const { book, drawChart } = job;
  const context = { book, drawChart, policy: packagePolicy(book) };
  const pages = new Map([
    ["cover.xhtml", renderCoverPage(book.metadata)],
    ["title-page.xhtml", renderTitlePage(book.metadata)],
    ["nav.xhtml", renderNavigation(book)],
  ]);
  book.spine.forEach((chapter, index) => {
    pages.set(chapterPath(chapter.id), renderChapterPage(chapter, context));
    job.report(`${index + 1} of ${book.spine.length} chapters`);
  });
  return pages;
}

/** A book that has its own page of contents needs no second one among the pages. */
function readingOrder(book: Book): string[] {
  const contents = findList(book, "contents") === undefined ? ["nav.xhtml"] : [];
  const chapters = book.spine.map(({ id }) => chapterPath(id));
  return ["cover.xhtml", "title-page.xhtml", ...contents, ...chapters];
}

function itemOf(path: string, file: string | Uint8Array): Item {
  if (path === coverPath) return { path, properties: "cover-image" };
  if (path === "nav.xhtml") return { path, properties: "nav" };
  const hasDrawing = typeof file === "string" && file.includes("<svg ");
  return { path, properties: hasDrawing ? "svg" : "" };
}
