import { join } from "node:path";
import Eleventy from "@11ty/eleventy";
import type { Job } from "./edition.ts";
import type { EleventyConfig, EleventyPage } from "./eleventy.ts";
import type { Site } from "./site.ts";
import { siteAssets } from "./site/asset.ts";
import { subsetFonts } from "./site/fonts.ts";
import { configureSite, type SiteFolders } from "./wiring.ts";

/** Publishes the static site: chapters, pages of its own, styles, scripts and fonts. */
export async function publishWeb(job: Job): Promise<void> {
  const { book, output, drawChart } = job;
  const site: Site = {
    book,
    drawChart,
    downloads: downloadsOf(job),
    hasFigureFiles: job.editions.includes("data"),
    problems: [],
    isLive: false,
  };
  const folders = { input: join(job.root, "chapters"), layouts: job.layouts };
  const pages = await renderPages(site, folders);
  for (const { url, content } of pages) {
    if (url !== false) output.write(pathOf(url), content);
  }
  const text = pages.map(({ content }) => content).join("");
  const assets = siteAssets(job.layouts, await subsetFonts(text));
  for (const { path, content } of assets) output.write(path, content);
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
