import { join } from "node:path";
import Eleventy from "@11ty/eleventy";
import type { Job } from "./edition.ts";
import type { EleventyConfig, EleventyPage } from "./eleventy.ts";
import type { Site } from "./site.ts";
import { siteAssets } from "./site/asset.ts";
import { downloadsOf } from "./site/download.ts";
import { siteFiles } from "./site/file.ts";
import { subsetFonts } from "./site/fonts.ts";
import { configureSite, type SiteFolders } from "./wiring.ts";

/** Publishes the static site: chapters, pages of its own, styles, scripts and fonts. */
export async function publishWeb(job: Job): Promise<void> {
  const { book, output, drawChart, editions } = job;
  const site: Site = {
    book,
    drawChart,
    downloads: downloadsOf(editions),
    hasFigureFiles: editions.includes("data"),
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
  for (const { path, content } of [...assets, ...siteFiles(site)]) output.write(path, content);
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
