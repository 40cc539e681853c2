import { readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Book } from "../book/book.ts";
import type { Chapter } from "../book/chapter.ts";
import { wholeWork } from "../book/cite.ts";
import { renderNotes, renderText, type RenderContext } from "../book/render.ts";
import type { EleventyConfig } from "./eleventy.ts";
import { bookView, chapterView, sitePolicy, type Site } from "./site.ts";
import { chapterFiles } from "./site/download.ts";
import { madePages } from "./site/made.ts";
import { citeBox } from "./site/cite.ts";
import { footLinksOf } from "./site/foot.ts";
import { renderHead, type PageAbout } from "./site/head.ts";
import { firstFonts } from "./site/fonts.ts";
import { countsOf, findingsOf, partsOf, shortOf, startOf } from "./site/landing.ts";
import type { MadePage } from "./site/page.ts";
import { bundleScript, hashSource, scriptFile } from "./site/script.ts";
import { metaPolicy } from "./site/security.ts";

/** Where a site's sources stand. */
export interface SiteFolders {
  /** Folder of the chapters. */
  readonly input: string;
  readonly layouts: string;
}

/** What Eleventy knows of the page it is making. */
interface PageContext {
  readonly page: { readonly inputPath: string };
  /** On a page the site makes by itself only. */
  readonly listed?: MadePage;
}

/**
 * Wires a book into Eleventy, which gives chapters addresses and layouts and does nothing else. The site is asked for
 * anew at each build, so that a live one can change underneath.
 */
export function configureSite(
  config: EleventyConfig,
  folders: SiteFolders,
  read: () => Site,
): void {
  const chapterOf = ({ page }: PageContext): Chapter | undefined => {
    const at = positionsOf(read().book).get(basename(page.inputPath, ".md"));
    return at === undefined ? undefined : read().book.spine[at];
  };
  setFolders(config, folders);
  for (const { id } of read().book.apart)
    config.ignores.add(relative("", join(folders.input, `${id}.md`)));
  config.setLibrary("md", {
    render: (_text, data) => {
      const chapter = chapterOf(data);
      return chapter ? renderText(renderContext(chapter, read())).markup : "";
    },
  });
  const data = { ...globalData(read), ...headData(folders.layouts, read) };
  for (const [name, value] of Object.entries(data)) config.addGlobalData(name, value);
  config.addGlobalData("eleventyComputed", computedData(read, chapterOf));
  const index = readFileSync(join(folders.layouts, "index.njk"), "utf8");
  config.addTemplate("index.njk", index, { layout: "base.njk" });
  const missing = readFileSync(join(folders.layouts, "404.njk"), "utf8");
  config.addTemplate("404.njk", missing, { layout: "base.njk" });
  config.addTemplate("made.njk", "{{ made.content | safe }}", {
    layout: "made.njk",
    pagination: { data: "madePages", size: 1, alias: "listed" },
  });
}

function renderContext(chapter: Chapter, site: Site): RenderContext {
  return { book: site.book, chapter, policy: sitePolicy(site), drawChart: site.drawChart };
}

const positions = new WeakMap<Book, ReadonlyMap<string, number>>();

/** Where each chapter stands in the spine; made once a book, since every page asks. */
function positionsOf(book: Book): ReadonlyMap<string, number> {
  const known = positions.get(book) ?? new Map(book.spine.map(({ id }, index) => [id, index]));
  positions.set(book, known);
  return known;
}

/** Eleventy wants its folders relative to the input, and no data of its own. */
function setFolders(config: EleventyConfig, { input, layouts }: SiteFolders): void {
  const fromInput = relative(input, layouts);
  config.setQuietMode(true);
  config.setUseGitIgnore(false);
  config.setTemplateFormats(["md", "njk"]);
  config.setIncludesDirectory(fromInput);
  config.setLayoutsDirectory(fromInput);
  config.setDataDirectory("../.no-data-cascade");
  config.setNunjucksEnvironmentOptions({ throwOnUndefined: true, autoescape: true });
}

/** What every layout is given; functions are called once a build. */
function globalData(read: () => Site): Record<string, unknown> {
  return {
    layout: "chapter.njk",
    book: () => bookView(read().book.metadata),
    madePages: () => madePages(read()),
    chapters: () => read().book.spine.map((chapter) => chapterView(chapter, read().book)),
    downloads: () => read().downloads,
    findings: () => findingsOf(read()),
    start: () => startOf(read().book),
    short: () => shortOf(read().book),
    parts: () => partsOf(read().book),
    cite: () => citeBox(wholeWork(read().book)).markup,
    counts: () => countsOf(read().book),
    problems: () => read().problems,
  };
}

/** What stands in the head of every page besides its own words. */
function headData(layouts: string, read: () => Site): Record<string, unknown> {
  const early = (): string => bundleScript(scriptFile(layouts, "early"));
  return {
    early,
    firstFonts: firstFonts().join(" "),
    footLinks: () => footLinksOf(read().book),
    security: () => (read().isLive ? null : metaPolicy(hashSource(early()))),
  };
}

/** The page that stands for pages that are not there. */
function isMissing({ page }: PageContext): boolean {
  return page.inputPath.endsWith("404.njk");
}

/** What machines are told the page is about. */
function aboutOf(
  { listed, page }: PageContext,
  chapter: Chapter | undefined,
  { book }: Site,
): PageAbout {
  const { title, description } = book.metadata;
  if (chapter)
    return {
      subject: { kind: "chapter", chapter },
      path: `${chapter.id}/index.html`,
      title: chapter.title,
      description: chapter.description || description,
    };
  if (listed) {
    // Spelled out: to see what is read of a page, Eleventy first asks with one that cannot be copied.
    const { subject, href: path, title: own, description: words } = listed;
    return { subject, path, title: own, description: words };
  }
  if (isMissing({ page }))
    return { subject: { kind: "missing" }, path: "404.html", title: "404", description };
  return { subject: { kind: "book" }, path: "index.html", title, description };
}

type Computed = (data: PageContext) => unknown;

/** What Eleventy asks for each page: where it goes, and what its layout shows. */
function computedData(
  read: () => Site,
  chapterOf: (data: PageContext) => Chapter | undefined,
): Record<string, Computed> {
  const neighbor =
    (step: number): Computed =>
    (data) => {
      const { book } = read();
      const chapter = chapterOf(data);
      const at = chapter && positionsOf(book).get(chapter.id);
      const other = at === undefined ? undefined : book.spine[at + step];
      return other ? chapterView(other, book) : null;
    };
  return {
    permalink: (data) => {
      const chapter = chapterOf(data);
      if (chapter) return `${chapter.id}/index.html`;
      if (data.listed) return data.listed.href;
      return data.page.inputPath.endsWith(".njk")
        ? `${basename(data.page.inputPath, ".njk")}.html`
        : false;
    },
    chapter: (data) => {
      const chapter = chapterOf(data);
      return chapter ? chapterView(chapter, read().book) : null;
    },
    chapterFiles: (data) => {
      const chapter = chapterOf(data);
      return chapter ? chapterFiles(chapter, read().downloads) : [];
    },
    notes: (data) => {
      const chapter = chapterOf(data);
      return chapter ? (renderNotes(renderContext(chapter, read()))?.markup ?? null) : null;
    },
    root: (data) => data.listed?.root ?? (chapterOf(data) ? "../" : "./"),
    made: (data) => data.listed ?? null,
    // A host shows this page at any address, so its links count from where the book is known to stand.
    base: (data) => {
      const { site } = read().book.metadata;
      return isMissing(data) && site !== undefined ? new URL(site).pathname : null;
    },
    missing: isMissing,
    head: (data) => renderHead(aboutOf(data, chapterOf(data), read()), read()).markup,
    previous: neighbor(-1),
    next: neighbor(1),
  };
}
