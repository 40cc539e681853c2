import type { Book, Placement } from "../../book/book.ts";
import { phoneWidth } from "../../book/draw.ts";
import { formatCount } from "../../book/dictionary/words.ts";
import { chapterName, nameOf } from "../../book/naming.ts";
import type { Site } from "../site.ts";

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

/** What stands behind the book, counted, e.g. `1,762 rows of data in 34 datasets`. */
export function countsOf({ data, sources, claims, placements }: Book): string[] {
  const tables = [...placements.values()].filter(({ figure }) => figure.kind === "table").length;
  const figures = placements.size - tables;
  const rows = data.datasets.reduce((sum, dataset) => sum + dataset.rows.length, 0);
  return [
    `${formatCount(rows, "row")} of data in ${formatCount(data.datasets.length, "dataset")}`,
    formatCount(sources.size, "source"),
    `${formatCount(figures, "figure")} and ${formatCount(tables, "table")}`,
    `${formatCount(claims.size, "claim")} that a formula checks`,
  ];
}
