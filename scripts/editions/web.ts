import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Eleventy from "@11ty/eleventy";
import { fontFaces } from "../figures/font.ts";
import { chartStyles } from "../figures/theme.ts";
import type { Job } from "./edition.ts";
import type { EleventyConfig, EleventyPage } from "./eleventy.ts";
import { configureSite, type Site } from "./site.ts";

/** Publishes the static site: chapters, landing page, styles and fonts. */
export async function publishWeb(job: Job): Promise<void> {
  const { book, output, drawChart } = job;
  const site: Site = {
    book,
    drawChart,
    input: join(job.root, "chapters"),
    layouts: job.layouts,
    downloads: downloadsOf(job),
    hasFigureFiles: job.editions.includes("data"),
  };
  for (const { url, content } of await renderPages(site)) {
    if (url !== false) output.write(pathOf(url), content);
  }
  publishAssets(job);
}

async function renderPages(site: Site): Promise<readonly EleventyPage[]> {
  const eleventy = new Eleventy(site.input, join(site.input, "../.no-output"), {
    quietMode: true,
    configPath: "",
    config: (config: EleventyConfig) => configureSite(config, site),
  });
  return await eleventy.toJSON();
}

function pathOf(url: string): string {
  const path = url.replace(/^\//, "");
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** One style sheet and the fonts it names; the same files serve every page. */
function publishAssets({ output, layouts }: Job): void {
  const faces = fontFaces();
  for (const { file } of faces) output.write(`assets/fonts/${basename(file)}`, readFileSync(file));
  const read = (name: string): string => readFileSync(join(layouts, "styles", name), "utf8");
  const fontRules = faces.map(
    ({ family, weight, style, file, unicodeRange }) =>
      `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; font-display: swap; src: url("fonts/${basename(file)}") format("woff2"); unicode-range: ${unicodeRange}; }`,
  );
  output.write(
    "assets/site.css",
    [...fontRules, chartStyles, read("tokens.css"), read("web.css")].join("\n"),
  );
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
] as const;

function downloadsOf({ editions }: Job): Site["downloads"] {
  return takeaways.filter(({ edition }) => editions.includes(edition));
}
