import { join } from "node:path";
import Eleventy from "@11ty/eleventy";
import type { Job } from "./edition.ts";
import type { EleventyConfig, EleventyPage } from "./eleventy.ts";
import type { Site } from "./site.ts";
import { siteAssets } from "./site/asset.ts";
import { downloadsOf } from "./site/download.ts";
import { siteFiles } from "./site/file.ts";
import { sitemapFiles } from "./site/feed.ts";
import { subsetFonts } from "./site/fonts.ts";
import { bundleScript, hashSource, scriptFile } from "./site/script.ts";
import { hostHeaders } from "./site/security.ts";
import { configureSite, type SiteFolders } from "./wiring.ts";

/** Publishes the static site: chapters, pages of its own, styles, scripts and fonts. */
export async function publishWeb(job: Job): Promise<void> {
  const { book, output, drawChart, editions, memory, problems } = job;
  const site: Site = {
    book,
    drawChart,
    memory,
    downloads: downloadsOf(editions),
    hasFigureFiles: editions.includes("data"),
    problems: [],
    isLive: false,
  };
  if (reportTakenNames(book, problems)) return;
  const folders = { input: join(job.root, "chapters"), layouts: job.layouts };
  const pages = await renderPages(site, folders);
  for (const { url, content } of pages) {
    if (url !== false) output.write(pathOf(url), content);
  }
  const text = pages.map(({ content }) => content).join("");
  const assets = siteAssets(job.layouts, await subsetFonts(text, memory));
  const paths = pages.flatMap(({ url }) => (url === false ? [] : [pathOf(url)]));
  const found = paths.filter((path) => path !== "404.html");
  const early = hashSource(bundleScript(scriptFile(job.layouts, "early")));
  const others = [
    ...siteFiles(site),
    ...sitemapFiles(found, book.metadata),
    { path: "_headers", content: hostHeaders(early) },
  ];
  for (const { path, content } of [...assets, ...others]) output.write(path, content);
}

/** Folders of the publication that are no chapter's. The data have theirs in common with the chapter that lists them. */
const ownFolders = new Set([
  "accessibility",
  "assets",
  "epub",
  "facts",
  "figures",
  "print",
  "search",
]);

/** A chapter's folder must not be one the site needs; true when one is. */
function reportTakenNames({ spine }: Job["book"], problems: Job["problems"]): boolean {
  const taken = spine.filter(({ id }) => ownFolders.has(id));
  for (const { id, place } of taken) {
    problems.add(
      "site-name-taken",
      { ...place, line: 1 },
      `A chapter cannot be called “${id}”: the site has a folder of that name.`,
      "rename the file, and the chapter in data/book.yaml.",
    );
  }
  return taken.length > 0;
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
