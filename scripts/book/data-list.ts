import { html, joinHtml, type Html } from "../lib/html.ts";
import { compareTexts } from "../lib/order.ts";
import { buildDictionary, type DatasetEntry, type Measure } from "./dictionary.ts";
import { formatCount, sourceBody } from "./dictionary/words.ts";
import { nameOf } from "./naming.ts";
import type { DirectiveContext } from "./render.ts";

/** Names of sources in a list; a dataset's page has them all. */
const namedSources = 5;

/** `::list[data]`: every dataset with what it holds; where datasets have pages of their own, the way to them. */
export function dataList(context: DirectiveContext): Html {
  const { entries } = buildDictionary(context.book);
  const items = entries.map((entry) => listItem(entry, context));
  return html`${wholeData(context)}<dl class="datasets">${joinHtml(items, "\n")}</dl>\n`;
}

const wholes = [
  ["briefing-book-data.zip", "everything (ZIP)"],
  ["briefing-book-data.xlsx", "one workbook (Excel)"],
  ["datapackage.json", "description (Data Package)"],
  ["sources.json", "sources (CSL-JSON)"],
] as const;

function wholeData({ policy, chapter }: DirectiveContext): Html | undefined {
  const links = wholes.flatMap(([file, name]) => {
    const href = policy.dataFile(file, chapter.id);
    return href === undefined ? [] : [html`<a href="${href}" download>${name}</a>`];
  });
  if (links.length === 0) return undefined;
  return html`<p class="dataset-downloads">All data: ${joinHtml(links, " · ")}</p>\n`;
}

function listItem(entry: DatasetEntry, context: DirectiveContext): Html {
  const { policy, chapter } = context;
  const { id, title, description } = entry.dataset;
  const name = policy.dataPages
    ? html`<a href="${policy.href({ kind: "dataset", id }, chapter.id)}">${title}</a>`
    : html`${title}`;
  return html`<dt id="dataset-${id}">${name}</dt><dd>${description}</dd><dd class="dataset-line">${extentOf(entry)}${sourcesOf(entry)}${figuresOf(entry, context)}</dd>`;
}

function extentOf(entry: DatasetEntry): Html {
  const { dataset, coverage, next, grades } = entry;
  const span = coverage === "" ? "" : `, ${coverage}`;
  const due = next === "" ? "" : ` Next value due: ${next}${next.endsWith(".") ? "" : "."}`;
  const counts = [...grades]
    .toSorted(([a], [b]) => compareTexts(a, b))
    .map(([grade, count]) => `${grade} ${formatCount(count, "row")}`);
  const graded = counts.length === 0 ? "" : ` Grades: ${counts.join(", ")}.`;
  return html`${formatCount(dataset.rows.length, "row")}${span}.${due}${graded}`;
}

/** Who stands behind most rows; editions of one report count as one. */
function sourcesOf({ sources }: DatasetEntry): string {
  const rows = new Map<string, number>();
  for (const { source, primary } of sources) {
    const name = sourceBody(source.item);
    if (primary > 0) rows.set(name, (rows.get(name) ?? 0) + primary);
  }
  if (rows.size === 0) return "";
  const names = [...rows].toSorted(([, one], [, other]) => other - one).map(([name]) => name);
  const more = names.length - namedSources;
  const rest = more > 0 ? `; and ${formatCount(more, "other")}` : "";
  const listed = `${names.slice(0, namedSources).join("; ")}${rest}`;
  return ` Sources: ${listed}${listed.endsWith(".") ? "" : "."}`;
}

function figuresOf(
  { usage }: DatasetEntry,
  { policy, chapter }: DirectiveContext,
): Html | undefined {
  const links = usage.placements.map((placement) => {
    const href = policy.href({ kind: "figure", id: placement.figure.id }, chapter.id);
    return html`<a href="${href}">${nameOf(placement)}</a>`;
  });
  return links.length === 0 ? undefined : html` Used in ${joinHtml(links, ", ")}.`;
}

/** `::list[measures]`: what is counted, in alphabetical order, with unit and dataset; without pages to lead to, their number. */
export function measureList(context: DirectiveContext): Html {
  const { measures } = buildDictionary(context.book);
  if (measures.length === 0) return html`<p>There are none.</p>\n`;
  if (!context.policy.dataPages) {
    const count = formatCount(measures.length, "measure");
    return html`<p>The data have ${count}; the file README.md, published with them, is their index.</p>\n`;
  }
  const items = measures.map((measure) => measureItem(measure, context));
  return html`<ul class="measures">${joinHtml(items, "\n")}</ul>\n`;
}

function measureItem({ text, uses }: Measure, { policy, chapter }: DirectiveContext): Html {
  const places = uses.map(({ dataset, units, rows }) => {
    const href = policy.href({ kind: "dataset", id: dataset.id }, chapter.id);
    const unit = units.map(({ label }) => label).join(", ");
    return html`<a href="${href}">${dataset.title}</a>, ${unit}, ${formatCount(rows, "row")}`;
  });
  return html`<li>${text} <span>${joinHtml(places, "; ")}</span></li>`;
}
