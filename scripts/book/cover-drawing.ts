import { formatPeriod } from "../data/period.ts";
import { html, joinHtml, type Html } from "../lib/html.ts";
import { compareTexts } from "../lib/order.ts";
import type { Book, Placement } from "./book.ts";
import type { Metadata } from "./metadata.ts";
import { nameOf } from "./naming.ts";

/** A place to draw in, in px of the drawing around it. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The colors of the drawing, as the sheet it stands on wants them. */
export interface CoverColors {
  readonly line: string;
  /** For the highest value. */
  readonly peak: string;
}

/** The chart the cover is drawn from: the one with the most values, so that a new edition has a new cover. */
export function coverFigure({ placements }: Pick<Book, "placements">): Placement | undefined {
  const charts = [...placements.values()].filter(({ figure }) => figure.kind === "figure");
  return charts.reduce<Placement | undefined>(
    (most, chart) =>
      most !== undefined && valuesOf(most).length >= valuesOf(chart).length ? most : chart,
    undefined,
  );
}

/** Which edition it is, as a cover says it: publisher, revision, date. */
export function coverEdition({ publisher, revision, issued }: Metadata): string {
  return `${publisher} · Revision ${revision} · ${formatPeriod(issued)}`;
}

/** Says in words what the lines are; empty for a book without charts. */
export function describeCoverLines(book: Pick<Book, "placements">): string {
  const chart = coverFigure(book);
  return chart === undefined ? "" : `the values of ${nameOf(chart)} as upright lines`;
}

/** Draws a chart's values as one upright line each, in order of their periods. Empty for a book without charts. */
export function drawCoverLines(
  book: Pick<Book, "placements">,
  box: Box,
  colors: CoverColors,
): Html {
  const chart = coverFigure(book);
  const values = chart === undefined ? [] : valuesOf(chart);
  const highest = Math.max(0, ...values);
  if (values.length < 2 || highest === 0) return html``;
  const step = box.width / values.length;
  const bottom = box.top + box.height;
  const lines = values.map((value, index) => {
    const x = round(box.left + (index + 0.5) * step);
    const y = round(bottom - (Math.max(0, value) / highest) * box.height);
    const color = value === highest ? html` stroke="${colors.peak}"` : undefined;
    return html`<path d="M${x},${round(bottom)}V${y}"${color}/>`;
  });
  return html`<g stroke="${colors.line}" stroke-width="${round(Math.min(step * 0.5, 12))}">${joinHtml(lines)}</g>`;
}

/** One value for each period, the first where a chart has several series. */
function valuesOf({ figure }: Placement): number[] {
  const rows = figure.rows.toSorted((a, b) => compareTexts(a.period, b.period));
  const seen = new Set<string>();
  return rows.flatMap(({ period, value }) => {
    if (value === undefined || seen.has(period)) return [];
    seen.add(period);
    return [value];
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
