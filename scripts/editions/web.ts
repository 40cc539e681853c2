import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { basename, join } from "node:path";
import Eleventy from "@11ty/eleventy";
import { fontFaces } from "../figures/font.ts";
import { chartStyles } from "../figures/theme.ts";
import type { Job } from "./edition.ts";
import type { EleventyConfig, EleventyPage } from "./eleventy.ts";
import type { Site } from "./site.ts";
import { configureSite, type SiteFolders } from "./wiring.ts";

/** Publishes the static site: chapters, landing page, styles and fonts. */
export async function publishWeb(job: Job): Promise<void> {
  const { book, output, drawChart } = job;
  const site: Site = {
    book,
    drawChart,
    downloads: downloadsOf(job),
    hasFigureFiles: job.editions.includes("data"),
    problems: [],
  };
  const folders = { input: join(job.root, "chapters"), layouts: job.layouts };
  const pages = await renderPages(site, folders);
  for (const { url, content } of pages) {
    if (url !== false) output.write(pathOf(url), content);
  }
  publishAssets(job, pages.map(({ content }) => content).join(""));
}

async function renderPages(site: Site, folders: SiteFolders): Promise<readonly EleventyPage[]> {
  const eleventy = new Eleventy(folders.input, join(folders.input, "../.no-output"), {
    quietMode: true,
    configPath: "",
    config: (config: EleventyConfig) => configureSite(config, folders, () => site),
  });
  return await eleventy.toJSON();
}

function pathOf(url: string): string {
  const path = url.replace(/^\//, "");
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** One style sheet and the fonts it names; the same files serve every page. */
function publishAssets({ output, layouts }: Job, text: string): void {
  for (const { path, content } of siteAssets(layouts, text)) output.write(path, content);
}

/** A file of the site. */
interface Asset {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The files every page uses, with the fonts the text needs; with all of them while the text is being written. */
export function siteAssets(layouts: string, text?: string): Asset[] {
  const faces = fontFaces(text);
  const read = (name: string): string => readFileSync(join(layouts, "styles", name), "utf8");
  const fontRules = faces.map(
    ({ family, weight, style, file, unicodeRange }) =>
      `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; font-display: swap; src: url("fonts/${basename(file)}") format("woff2"); unicode-range: ${unicodeRange}; }`,
  );
  const styles = [...fontRules, chartStyles, read("tokens.css"), read("web.css")].join("\n");
  return [
    ...faces.map(({ file }) => ({
      path: `assets/fonts/${basename(file)}`,
      content: readFileSync(file),
    })),
    { path: "assets/site.css", content: styles },
    { path: "assets/sort.js", content: readScript(layouts, "sort") },
  ];
}

/** A script of the pages: written in TypeScript, served with the types blanked out. */
function readScript(layouts: string, name: string): string {
  const written = readFileSync(join(layouts, "scripts", `${name}.ts`), "utf8");
  return stripTypeScriptTypes(written);
}

const takeaways = [
  {
    edition: "print",
    title: "PDF, A4",
    detail: "the whole book, for printing",
    path: "print/briefing-book-a4.pdf",
  },
  {
    edition: "print",
    title: "PDF, Letter",
    detail: "the same pages on US paper",
    path: "print/briefing-book-letter.pdf",
  },
  {
    edition: "brief",
    title: "Two-page brief, A4",
    detail: "one sheet to leave behind",
    path: "print/brief-a4.pdf",
  },
  {
    edition: "brief",
    title: "Two-page brief, Letter",
    detail: "the same on US paper",
    path: "print/brief-letter.pdf",
  },
  {
    edition: "epub",
    title: "EPUB",
    detail: "for e-readers and phones",
    path: "epub/briefing-book.epub",
  },
  {
    edition: "data",
    title: "Data",
    detail: "every number, as CSV with its source",
    path: "data/briefing-book-data.zip",
  },
  {
    edition: "data",
    title: "Data for Excel",
    detail: "the same rows, a sheet for each dataset",
    path: "data/briefing-book-data.xlsx",
  },
] as const;

function downloadsOf({ editions }: Job): Site["downloads"] {
  return takeaways.filter(({ edition }) => editions.includes(edition));
}
