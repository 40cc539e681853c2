import type { Book } from "../book/book.ts";
import type { Chapter } from "../book/chapter.ts";
import { citedSources } from "../book/cited.ts";
import { fullTitle } from "../book/cite.ts";
import type { DrawChart } from "../book/draw.ts";
import { chartWidth, phoneWidth } from "../book/draw.ts";
import type { Metadata } from "../book/metadata.ts";
import { chapterName } from "../book/naming.ts";
import type { Policy, Target } from "../book/policy.ts";
import { datasetOf, findRecord, findTarget } from "../book/target.ts";
import { formatPeriod } from "../data/period.ts";
import type { Memory } from "../lib/memory.ts";
import { chapterWork, citeBox } from "./site/cite.ts";
import type { Takeaway } from "./site/download.ts";
import { explorationOf } from "./site/explore.ts";
import { pageTitleOf, rootFrom } from "./site/page.ts";

/** Everything the site's templates are given. */
export interface Site {
  readonly book: Book;
  readonly drawChart: DrawChart;
  readonly memory: Memory;
  /** What can be taken along; only what is in this publication. */
  readonly downloads: readonly Takeaway[];
  /** Whether the figures' files are in this publication. */
  readonly hasFigureFiles: boolean;
  /** What is wrong with the book, as lines, while it is being written; empty in a publication. */
  readonly problems: readonly string[];
  /** Whether it is being written: the server that reloads pages puts a script of its own into them. */
  readonly isLive: boolean;
}

/** A chapter as the layouts show it. */
export interface ChapterView {
  readonly id: string;
  readonly title: string;
  /** For the browser: with the book's title where both are short. */
  readonly pageTitle: string;
  readonly label: string;
  readonly description: string;
  readonly matter: Chapter["matter"];
  readonly number: number | null;
  readonly href: string;
  readonly minutes: number;
  /** How to cite it, as markup; null for chapters without a number. */
  readonly cite: string | null;
  /** Whether a list long enough to be filtered stands in it. */
  readonly hasList: boolean;
  readonly headings: readonly {
    readonly text: string;
    readonly slug: string;
    readonly level: number;
  }[];
}

/** Entries of the lists that a reader may want to narrow down. */
const listLengths: Readonly<Record<string, (book: Book) => number>> = {
  ledger: ({ listed }) => listed.ledger.length,
  timeline: ({ listed }) => listed.timeline.length,
  people: ({ listed }) => listed.people.length,
  glossary: ({ glossary }) => glossary.size,
  bibliography: (book) => citedSources(book).size,
  data: ({ data }) => data.datasets.length,
};

/** A list or table of fewer entries is seen at once; the scripts take the same measure. */
export const fewestFiltered = 8;

const wordsPerMinute = 230;

/** Prepares a chapter for the layouts. */
export function chapterView(chapter: Chapter, book: Book): ChapterView {
  const { id, title, description, matter, number, headings, words, references } = chapter;
  const lists = references.filter(({ kind }) => kind === "list").map(({ id: list }) => list);
  return {
    id,
    title,
    description,
    matter,
    number: number ?? null,
    label: number === undefined ? "" : chapterName(book, id),
    href: `${id}/index.html`,
    cite: number === undefined ? null : citeBox(chapterWork(chapter, book)).markup,
    hasList: lists.some((list) => (listLengths[list]?.(book) ?? 0) >= fewestFiltered),
    minutes: Math.max(1, Math.round(words / wordsPerMinute)),
    pageTitle: pageTitleOf(title, book),
    headings: headings.filter(({ level }) => level === 2),
  };
}

/** The book as the layouts show it: what it says of itself, and its date in words. */
export function bookView(
  metadata: Metadata,
): Metadata & { readonly issuedText: string; readonly fullTitle: string } {
  return { ...metadata, issuedText: formatPeriod(metadata.issued), fullTitle: fullTitle(metadata) };
}

/** How a chapter is rendered for the site: every link is relative and names its file, so that a folder on a disk works. */
export function sitePolicy({
  book,
  hasFigureFiles,
}: Pick<Site, "book" | "hasFigureFiles">): Policy {
  return {
    markup: "html",
    notes: "list",
    sections: false,
    chartTables: "toggle",
    figureRole: undefined,
    scrollTables: true,
    noteAddresses: "host",
    pageReferences: false,
    dataPages: true,
    paragraphIds: true,
    chartWidths: [chartWidth, phoneWidth],
    chartColors: "properties",
    anchor: (_chapter, local) => local,
    href(target, from) {
      const found = findPage(book, target);
      if (found === undefined) return "#";
      const fragment = found.anchor === undefined ? "" : `#${found.anchor}`;
      if (found.page === from && fragment !== "") return fragment;
      return `${rootFrom(from)}${found.page}/index.html${fragment}`;
    },
    farTable: () => undefined,
    exploration: explorationOf,
    download(figure, format, from) {
      const isDrawn = book.placements.get(figure)?.figure.kind === "figure";
      const isThere = hasFigureFiles && (isDrawn || format === "csv");
      return isThere ? `${rootFrom(from)}figures/${figure}.${format}` : undefined;
    },
    // The figures' files and the data are published together.
    dataFile: (name, from) => (hasFigureFiles ? `${rootFrom(from)}data/${name}` : undefined),
  };
}

/** The page of a dataset, as a folder of the site. */
export function datasetPath(id: string): string {
  return `data/${id}`;
}

/** The page that shows what each computed number and each claim rests on. */
export const factsPath = "facts";

/** What was observed stands in its row; what was computed, with its formula, among the facts. */
function findFact(book: Book, id: string): ReturnType<typeof findPage> {
  const fact = book.facts.get(id);
  const [row, ...others] = fact?.from ?? [];
  return fact?.basis === "observed" && row !== undefined && others.length === 0
    ? findPage(book, { kind: "row", id: row.id })
    : { page: factsPath, anchor: `fact_${id}` };
}

/** Chapters and datasets have pages; a record stands in its list, any other row on the page of its dataset under its id. */
function findPage(
  book: Book,
  target: Target,
): { readonly page: string; readonly anchor?: string | undefined } | undefined {
  if (target.kind === "exhibit") return { page: `figures/${target.id}` };
  if (target.kind === "fact") return findFact(book, target.id);
  if (target.kind === "claim") return { page: factsPath, anchor: `claim_${target.id}` };
  if (target.kind === "dataset") return { page: datasetPath(target.id) };
  if (target.kind === "row") {
    const listed = findRecord(book, target.id);
    if (listed !== undefined) return { page: listed.chapter, anchor: listed.anchor };
    const dataset = datasetOf(book, target.id);
    return dataset === undefined ? undefined : { page: datasetPath(dataset), anchor: target.id };
  }
  const found = findTarget(book, target);
  return found && { page: found.chapter, anchor: found.anchor };
}
