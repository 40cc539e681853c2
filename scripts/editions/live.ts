import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readBook, type Book } from "../book/book.ts";
import { checkDrawings, openDrawing } from "../book/draw.ts";
import { layoutsOf } from "../book/folder.ts";
import { html } from "../lib/html.ts";
import { collectProblems, formatProblems } from "../lib/problem.ts";
import type { EleventyConfig } from "./eleventy.ts";
import { buildFontFaces } from "./paged/fonts.ts";
import { flowsOf, printStyles } from "./print.ts";
import type { Site } from "./site.ts";
import { siteAssets } from "./site/asset.ts";
import { siteFiles } from "./site/file.ts";
import { wholeFonts } from "./site/fonts.ts";
import { configureSite } from "./wiring.ts";

/**
 * Wires a book into Eleventy's own server: chapters, data and layouts are watched, the book is read again at each change,
 * mistakes show in the terminal and on the page, and /print/ shows the pages as Paged.js makes them.
 */
export function configureLiveSite(config: EleventyConfig, root: string, output: string): void {
  const layouts = layoutsOf(root);
  let site = readSite(root, undefined);
  configureSite(config, { input: join(root, "chapters"), layouts }, () => site);
  for (const folder of [join(root, "data"), layouts]) config.addWatchTarget(folder);
  config.on("eleventy.before", () => {
    site = readSite(root, site);
  });
  config.on("eleventy.after", async () => {
    const files = [
      ...siteAssets(layouts, wholeFonts()),
      ...siteFiles(site),
      ...(await printPreview(site, layouts)),
    ];
    for (const { path, content } of files) writeLive(join(output, path), content);
  });
}

/** Reads the book as it stands; while it cannot be read, the last sound one stays with the problems on top. */
function readSite(root: string, last: Site | undefined): Site {
  const problems = collectProblems();
  const book: Book | undefined = readBook(root, problems) ?? last?.book;
  const text = formatProblems(problems.list);
  if (text !== "") process.stderr.write(`\n${text}\n`);
  if (book === undefined)
    throw new Error("The book cannot be read; mend the problems above and start again.");
  const drawChart = openDrawing(problems);
  checkDrawings(book, drawChart);
  return {
    book,
    drawChart,
    downloads: [],
    hasFigureFiles: false,
    problems: formatProblems(problems.list).split("\n").filter(Boolean),
    isLive: true,
  };
}

/** One page that Paged.js sets into pages in the reader's own browser, with page numbers filled in at the end. */
async function printPreview(
  { book, drawChart }: Site,
  layouts: string,
): Promise<{ path: string; content: string }[]> {
  const flows = flowsOf({ book, drawChart }).map((flow) => flow.html);
  const styles = printStyles(layouts, await buildFontFaces());
  const page = html`<!doctype html><html lang="${book.metadata.language}"><head><meta charset="utf-8"><title>${book.metadata.title} · print preview</title><link rel="stylesheet" href="print.css"><script src="numbers.js"></script><script src="paged.js"></script></head><body>`;
  const entry = createRequire(import.meta.url).resolve("pagedjs-cli");
  return [
    { path: "print/index.html", content: `${page.markup}${flows.join("\n")}</body></html>` },
    { path: "print/print.css", content: styles },
    { path: "print/numbers.js", content: numberScript },
    {
      path: "print/paged.js",
      content: readFileSync(join(dirname(entry), "../dist/browser.js"), "utf8"),
    },
  ];
}

const numberScript = `window.PagedConfig = { after() {
  for (const mark of document.querySelectorAll("[data-target]")) {
    const page = document.getElementById(mark.dataset.target)?.closest(".pagedjs_page");
    if (page) mark.textContent = (mark.className === "page-ref" ? "p. " : "") + page.dataset.pageNumber;
  }
} };
`;

function writeLive(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
