import type { ColumnEntry } from "../../book/dictionary/column.ts";
import { formatCount } from "../../book/dictionary/words.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import type { DatasetContext } from "./dataset.ts";
import type { PageSection } from "./page.ts";

/** What is counted, in the words that define it, with units and numbers of rows; nothing where no measure is named. */
export function measuresSection({ entry }: DatasetContext): PageSection[] {
  if (entry.measures.length === 0) return [];
  const items = entry.measures.flatMap(({ text, uses }) =>
    uses.map(({ units, rows }) => {
      const unit = units.map(({ label }) => label).join(", ");
      return html`<li>${text} <span>${unit}, ${formatCount(rows, "row")}</span></li>`;
    }),
  );
  return [{ title: "Measures", content: html`<ul class="measures">${joinHtml(items, "\n")}</ul>` }];
}

/** What each column of the file holds. */
export function columnsSection({ entry }: DatasetContext): PageSection {
  const heads = ["Name", "Title", "Type", "Meaning", "Constraints"];
  const head = heads.map((title) => html`<th scope="col">${title}</th>`);
  const rows = entry.columns.map(
    (column) =>
      html`<tr><th scope="row"><code>${column.name}</code></th><td>${column.title}</td><td>${typeOf(column)}</td><td>${column.meaning}</td><td>${column.constraints.join("; ")}</td></tr>`,
  );
  return {
    title: "Columns",
    content: html`<div class="table-scroll columns-table" role="region" aria-label="${entry.dataset.title}, columns" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${joinHtml(rows, "\n")}</tbody></table></div>`,
  };
}

function typeOf({ type, units }: ColumnEntry): Html {
  if (units.length === 0) return html`${type}`;
  return html`${type}, in ${units.map(({ label }) => label).join(", ")}`;
}
