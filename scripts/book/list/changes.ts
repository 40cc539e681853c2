import { formatPeriod } from "../../data/period.ts";
import { prefixIds } from "../../figures/svg.ts";
import { flattenColors } from "../../figures/theme.ts";
import { html, joinHtml, unsafeHtml, type Html } from "../../lib/html.ts";
import { compareEditions, isUnchanged } from "../change.ts";
import { buildReport, type ReportEntry, type ReportSection } from "../change/report.ts";
import { phoneWidth } from "../draw.ts";
import { editionBefore, type KeptEdition } from "../kept-edition.ts";
import { buildRecord } from "../record.ts";
import type { DirectiveContext } from "../render.ts";

/** What is different from the edition that was published before; says so where there was none. */
export function changes(context: DirectiveContext): Html {
  const { book, drawChart } = context;
  const { revision } = book.metadata;
  const previous = editionBefore(book.editions, revision);
  if (previous === undefined)
    return html`<p>This is the first edition. There is none before it to compare it with; the next will list here what it changed.</p>\n`;
  const { record } = previous;
  const found = compareEditions(record, buildRecord(book, drawChart));
  const since = html`<p>Compared with revision ${record.revision} of ${formatPeriod(record.issued)}.</p>`;
  if (isUnchanged(found)) return html`${since}<p>Nothing changed.</p>\n`;
  const sections = buildReport(found).map((section) => renderSection(section, previous, context));
  return html`${since}\n${joinHtml(sections, "\n")}\n`;
}

function renderSection(
  { title, entries }: ReportSection,
  previous: KeptEdition,
  context: DirectiveContext,
): Html {
  const items = entries.map((entry) => renderEntry(entry, previous, context));
  return html`<section class="changes"><p class="changes-kind">${title}</p><ul>${joinHtml(items, "\n")}</ul></section>`;
}

function renderEntry(
  { head, lines, figure }: ReportEntry,
  previous: KeptEdition,
  context: DirectiveContext,
): Html {
  const words = lines.map(({ mark, text }) => {
    if (mark === "note") return html`<p class="change-note">${text}</p>`;
    const name = mark === "before" ? "Before" : "Now";
    return html`<p class="change-${mark}"><span class="change-mark">${name}:</span> ${text}</p>`;
  });
  const drawings = figure === undefined ? undefined : compareDrawings(figure, previous, context);
  return html`<li><p class="change-head">${head}</p>${words}${drawings}</li>`;
}

/** The chart as it was beside the chart as it is; where the old drawing was not kept, the new one stands in its chapter. */
function compareDrawings(
  id: string,
  previous: KeptEdition,
  { book, drawChart, policy }: DirectiveContext,
): Html | undefined {
  const before = previous.drawing(id);
  const figure = book.figures.get(id);
  if (before === undefined || figure === undefined) return undefined;
  const sides = [
    ["Before", before],
    ["Now", drawChart(figure, phoneWidth)],
  ].map(([name = "", svg = ""]) => {
    const own = renameIds(svg, name.toLowerCase());
    const shown = policy.chartColors === "literals" ? flattenColors(own) : own;
    return html`<div class="change-drawing"><p class="change-mark">${name}</p><div class="figure-chart">${unsafeHtml(shown)}</div></div>`;
  });
  return html`<div class="change-drawings">${sides}</div>`;
}

/** Both drawings, and the one in the chapter, may stand in one document: their ids must differ. */
function renameIds(svg: string, prefix: string): string {
  return prefixIds(svg, prefix).replace(
    /aria-labelledby="([^"]*)"/,
    (_, ids: string) =>
      `aria-labelledby="${ids
        .split(" ")
        .map((id) => `${prefix}-${id}`)
        .join(" ")}"`,
  );
}

/** Errors that were put right, newest first. */
export function corrections({ book }: DirectiveContext): Html {
  if (book.corrections.length === 0) return html`<p>None has been made.</p>\n`;
  const items = book.corrections.map(
    ({ id, date, since, what, effect }) =>
      html`<dt id="correction-${id}">${formatPeriod(date)}, wrong since revision ${since}</dt><dd><p>${what}</p><p>${effect}</p></dd>`,
  );
  return html`<dl class="corrections">${joinHtml(items, "\n")}</dl>\n`;
}

/** This edition and those published before it, newest first. */
export function editions({ book, chapter, policy }: DirectiveContext): Html {
  const { revision, issued } = book.metadata;
  const kept = book.editions.filter(({ record }) => record.revision < revision);
  const items = kept.map(({ record }) => {
    const file = policy.dataFile(`editions/${record.revision}.json`, chapter.id);
    const link = file !== undefined && html`, <a href="${file}">its record (JSON)</a>`;
    return html`<li>Revision ${record.revision}, ${formatPeriod(record.issued)}: ${record.observations.length} rows, ${record.figures.length} figures and tables${link}</li>`;
  });
  return html`<ul class="editions"><li>Revision ${revision}, ${formatPeriod(issued)}: this edition</li>${joinHtml(items, "\n")}</ul>\n`;
}
