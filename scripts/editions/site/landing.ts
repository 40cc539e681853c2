import type { Book, Placement } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";
import { phoneWidth } from "../../book/draw.ts";
import { formatCount } from "../../book/dictionary/words.ts";
import { chapterName, nameOf } from "../../book/naming.ts";
import { findList } from "../../book/target.ts";
import { chapterView, factsPath, type ChapterView, type Site } from "../site.ts";

/** A finding a reader meets first: a chart's title, the chart, and the way to it. */
export interface Finding {
  /** E.g. `Figure 7`. */
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly href: string;
  /** Where the book treats it, e.g. `Chapter 3`. */
  readonly chapter: string;
  /** The chart as SVG, drawn for a narrow column. */
  readonly chart: string;
}

/** How many findings stand on the first page where the book names none. */
const unnamedFindings = 3;

/** The findings of the first page: those the book names, else the first figures it places. */
export function findingsOf({ book, drawChart }: Pick<Site, "book" | "drawChart">): Finding[] {
  const { findings } = book.metadata;
  const charts = [...book.placements.values()].filter(({ figure }) => figure.kind === "figure");
  const chosen =
    findings.length === 0
      ? charts.slice(0, unnamedFindings)
      : findings.flatMap((id) => charts.find(({ figure }) => figure.id === id) ?? []);
  return chosen.map((placement: Placement) => {
    const { figure, chapter } = placement;
    return {
      name: nameOf(placement),
      title: figure.title,
      subtitle: figure.subtitle,
      href: `${chapter}/index.html#figure-${figure.id}`,
      chapter: chapterName(book, chapter),
      chart: drawChart(figure, phoneWidth),
    };
  });
}

/** Something counted, and where it is listed. */
export interface Count {
  /** E.g. `1,762 rows of data in 34 datasets`. */
  readonly text: string;
  /** From the site's root; null where no page lists it. */
  readonly href: string | null;
}

/** What stands behind the book, counted. */
export function countsOf(book: Book): Count[] {
  const { data, sources, claims, placements } = book;
  const listHref = (name: string): string | null => {
    const chapter = findList(book, name);
    return chapter === undefined ? null : `${chapter}/index.html`;
  };
  const tables = [...placements.values()].filter(({ figure }) => figure.kind === "table").length;
  const figures = placements.size - tables;
  const rows = data.datasets.reduce((sum, dataset) => sum + dataset.rows.length, 0);
  return [
    {
      text: `${formatCount(rows, "row")} of data in ${formatCount(data.datasets.length, "dataset")}`,
      href: listHref("data"),
    },
    { text: formatCount(sources.size, "source"), href: listHref("bibliography") },
    {
      text: `${formatCount(figures, "figure")} and ${formatCount(tables, "table")}`,
      href: "figures/index.html",
    },
    {
      text: `${formatCount(claims.size, "claim")} that a formula checks`,
      href: `${factsPath}/index.html`,
    },
  ];
}

/** The chapters of one part of the book. */
export interface ContentsPart {
  readonly matter: Chapter["matter"];
  readonly chapters: readonly ChapterView[];
}

/** The contents as the first page lists them: what stands before, the chapters, what stands behind. */
export function partsOf(book: Book): ContentsPart[] {
  const matters = [...new Set(book.spine.map(({ matter }) => matter))];
  return matters.map((matter) => ({
    matter,
    chapters: book.spine
      .filter((chapter) => chapter.matter === matter)
      .map((chapter) => chapterView(chapter, book))
      .toSorted(isDescribedFirst),
  }));
}

/** Within each part, what says of itself what it is comes first; numbered chapters keep their order. */
function isDescribedFirst(one: ChapterView, other: ChapterView): number {
  if (one.number !== null) return 0;
  return Number(one.description === "") - Number(other.description === "");
}

/** Where reading begins: at the first chapter with a number, else at the first of all. */
export function startOf(book: Book): ChapterView | null {
  const first = book.spine.find(({ number }) => number !== undefined) ?? book.spine[0];
  return first ? chapterView(first, book) : null;
}

/** For readers in haste: what stands before the chapters and says of itself what it is, such as a summary. */
export function shortOf(book: Book): ChapterView | null {
  const found = book.spine.find(
    ({ matter, description }) => matter === "front" && description !== "",
  );
  return found ? chapterView(found, book) : null;
}
