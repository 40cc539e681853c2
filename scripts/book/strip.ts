import { textOf, type Row } from "../data/cell.ts";
import type { Dataset } from "../data/dataset.ts";
import { isRecords } from "../data/descriptor.ts";
import { formatPeriod } from "../data/period.ts";
import { html, joinHtml, type Html } from "../lib/html.ts";

/** The events named in `::strip[…]`, in the order written. */
export function stripIds(text: string): string[] {
  return text
    .split(",")
    .map((id) => id.trim())
    .filter(Boolean);
}

/** Every record that has a date and a title, by its id: what a strip can show. */
export function findEvents(datasets: readonly Dataset[]): ReadonlyMap<string, Row> {
  const records = datasets.filter(({ resource }) => isRecords(resource));
  const all = records.flatMap(({ rows }) => rows);
  const events = all.filter(({ date, title }) => date?.text && title?.text);
  return new Map(events.map((row) => [textOf(row, "id"), row]));
}

/** Renders events as a list that style sheets draw as a line of time. */
export function renderStrip(ids: readonly string[], events: ReadonlyMap<string, Row>): Html {
  const items = ids.flatMap((id) => {
    const row = events.get(id);
    const date = row?.["date"]?.text ?? "";
    if (row === undefined) return [];
    return html`<li><span class="strip-date">${formatPeriod(date)}</span> <span class="strip-title">${row["title"]?.text}</span></li>`;
  });
  return html`<ol class="strip">${joinHtml(items, "\n")}</ol>\n`;
}
