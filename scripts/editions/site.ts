import { readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Book } from "../book/book.ts";
import type { Chapter } from "../book/chapter.ts";
import type { DrawChart } from "../book/draw.ts";
import { chapterName } from "../book/naming.ts";
import { chartWidth } from "../book/draw.ts";
import type { Policy } from "../book/policy.ts";
import { renderChapter } from "../book/render.ts";
import { findTarget } from "../book/target.ts";
import type { EleventyConfig } from "./eleventy.ts";

/** Everything the site's templates are given. */
export interface Site {
  readonly book: Book;
  readonly drawChart: DrawChart;
  /** Folder of the chapters. */
  readonly input: string;
  readonly layouts: string;
  /** Addresses of what can be taken along, relative to the site's root; only what is in this publication. */
  readonly downloads: readonly {
    readonly title: string;
    readonly detail: string;
    readonly path: string;
  }[];
  /** Whether the figures' files are in this publication. */
  readonly hasFigureFiles: boolean;
}

/** Width of the second drawing of each chart, for phones, in CSS px. */
const phoneWidth = 343;

/** Wires a book into Eleventy, which gives chapters addresses and layouts and does nothing else. */
export function configureSite(config: EleventyConfig, site: Site): void {
  const byPath = new Map(site.book.spine.map((chapter) => [`${chapter.id}.md`, chapter]));
  const policy = sitePolicy(site);
  config.setQuietMode(true);
  config.setUseGitIgnore(false);
  config.setTemplateFormats(["md", "njk"]);
  const fromInput = (path: string): string => relative(site.input, path) || ".";
  config.setIncludesDirectory(fromInput(site.layouts));
  config.setLayoutsDirectory(fromInput(site.layouts));
  config.setDataDirectory("../.no-data-cascade");
  config.setNunjucksEnvironmentOptions({ throwOnUndefined: true, autoescape: true });
  config.setLibrary("md", {
    render: (_text, { page }) => {
      const chapter = byPath.get(basename(page.inputPath));
      return chapter
        ? renderChapter({ book: site.book, chapter, policy, drawChart: site.drawChart }).markup
        : "";
    },
  });
  config.addGlobalData("book", site.book.metadata);
  config.addGlobalData("downloads", site.downloads);
  config.addGlobalData(
    "chapters",
    site.book.spine.map((chapter) => chapterView(chapter, site.book)),
  );
  config.addGlobalData("findings", findingsOf(site.book));
  config.addGlobalData("layout", "chapter.njk");
  config.addGlobalData("eleventyComputed", computedData(site, byPath));
  for (const page of ["index"]) {
    config.addTemplate(`${page}.njk`, readFileSync(join(site.layouts, `${page}.njk`), "utf8"), {
      layout: "base.njk",
    });
  }
}

/** What Eleventy asks for each page: where it goes, and what its layout shows. */
function computedData(
  { book }: Site,
  byPath: ReadonlyMap<string, Chapter>,
): Record<string, (data: { page: { inputPath: string } }) => unknown> {
  const chapterOf = (data: { page: { inputPath: string } }): Chapter | undefined =>
    byPath.get(basename(data.page.inputPath));
  const neighbor =
    (step: number) =>
    (data: { page: { inputPath: string } }): unknown => {
      const chapter = chapterOf(data);
      const other = chapter && book.spine[book.spine.indexOf(chapter) + step];
      return other ? chapterView(other, book) : null;
    };
  return {
    permalink: (data) => {
      const chapter = chapterOf(data);
      const name = basename(data.page.inputPath, ".njk");
      return chapter ? `${chapter.id}/index.html` : `${name}.html`;
    },
    chapter: (data) => {
      const chapter = chapterOf(data);
      return chapter ? chapterView(chapter, book) : null;
    },
    root: (data) => (chapterOf(data) ? "../" : "./"),
    previous: neighbor(-1),
    next: neighbor(1),
  };
}

interface ChapterView {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly description: string;
  readonly matter: Chapter["matter"];
  readonly number: number | null;
  readonly href: string;
  readonly minutes: number;
  readonly headings: readonly {
    readonly text: string;
    readonly slug: string;
    readonly level: number;
  }[];
}

const wordsPerMinute = 230;

function chapterView(chapter: Chapter, book: Book): ChapterView {
  const { id, title, description, matter, number, headings, words } = chapter;
  return {
    id,
    title,
    description,
    matter,
    number: number ?? null,
    label: number === undefined ? "" : chapterName(book, id),
    href: `${id}/index.html`,
    minutes: Math.max(1, Math.round(words / wordsPerMinute)),
    headings: headings.filter(({ level }) => level === 2),
  };
}

/** The findings a reader meets first: each placed chart's title, with the way to it. */
function findingsOf({ placements }: Book): { title: string; href: string }[] {
  return [...placements.values()]
    .filter(({ figure }) => figure.kind === "figure")
    .map(({ figure, chapter }) => ({
      title: figure.title,
      href: `${chapter}/index.html#figure-${figure.id}`,
    }));
}

/** How a chapter is rendered for the site: every link is relative and names its file, so that a folder on a disk works. */
export function sitePolicy({
  book,
  hasFigureFiles,
}: Pick<Site, "book" | "hasFigureFiles">): Policy {
  return {
    markup: "html",
    notes: "list",
    chartTables: "toggle",
    pageReferences: false,
    chartWidths: [chartWidth, phoneWidth],
    chartColors: "properties",
    anchor: (_chapter, local) => local,
    href(target, from) {
      const found = findTarget(book, target);
      if (found === undefined) return "#";
      const fragment = found.anchor === undefined ? "" : `#${found.anchor}`;
      if (found.chapter === from && fragment !== "") return fragment;
      return `../${found.chapter}/index.html${fragment}`;
    },
    download: (figure, format) => (hasFigureFiles ? `../figures/${figure}.${format}` : undefined),
  };
}
