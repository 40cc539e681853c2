import type { Metadata } from "../../book/metadata.ts";
import { formatPeriod } from "../../data/period.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { pageId, type PageMark } from "./page-break.ts";

/** The list of pages, by which a page cited from the print edition is found. Empty without marks. */
export function renderPageList(marks: readonly PageMark[]): Html | undefined {
  if (marks.length === 0) return undefined;
  const entries = marks.map(
    ({ folio, path }) => html`<li><a href="${path}#${pageId(folio)}">${folio}</a></li>`,
  );
  return html`<nav epub:type="page-list" role="doc-pagelist" id="page-list" aria-labelledby="page-list-title">
<h2 id="page-list-title">Pages of the print edition</h2>
<ol>
${joinHtml(entries, "\n")}
</ol>
</nav>`;
}

/** Names the publication whose pages are marked: its address where it has one, else its words. */
export function nameOfPages({ title, revision, issued, site }: Metadata): string {
  const words = `${title}, print edition (PDF), revision ${revision}, ${formatPeriod(issued)}`;
  return site === undefined ? words : `${site}print/briefing-book-a4.pdf`;
}
