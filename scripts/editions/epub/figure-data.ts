import type { Book, Placement } from "../../book/book.ts";
import { nameOf } from "../../book/naming.ts";
import { placementAnchor } from "../../book/placement.ts";
import { renderTable } from "../../figures/table.ts";
import { html, joinHtml } from "../../lib/html.ts";
import { renderPage } from "./page.ts";

/** Where tables too long to stand in the text lie in the package; no chapter's name has an underscore. */
export const figureDataPath = "text/figure_data.xhtml";

/** Rows that a table in the text may have: about one screen of a phone. */
const shortTable = 24;

/** The charts whose tables stand apart, in the order of the book. */
export function farTables({ placements }: Pick<Book, "placements">): readonly Placement[] {
  return [...placements.values()].filter(({ figure }) => isFar(figure));
}

/** The address of a chart's table, seen from a chapter, where it stands apart. */
export function farTableHref(figure: Placement["figure"]): string | undefined {
  return isFar(figure) ? `figure_data.xhtml#${tableId(figure)}` : undefined;
}

function isFar({ kind, rows }: Placement["figure"]): boolean {
  return kind === "figure" && rows.length > shortTable;
}

function tableId(figure: Placement["figure"]): string {
  return `${placementAnchor(figure)}-data`;
}

/** The document of the long tables, each with a way back to its chart. Undefined when the book has none. */
export function renderFigureData(book: Book): string | undefined {
  const far = farTables(book);
  if (far.length === 0) return undefined;
  const tables = far.map((placement) => {
    const { figure, chapter } = placement;
    const back = html`<a href="${chapter}.xhtml#${placementAnchor(figure)}">${nameOf(placement)}</a>`;
    const caption = html`The data of ${nameOf(placement)}`;
    return html`<section id="${tableId(figure)}">
<h2>${nameOf(placement)}: ${figure.title}</h2>
<p>Back to ${back}.</p>
<div class="figure-data">${renderTable(figure, caption)}</div>
</section>`;
  });
  return renderPage({
    title: figureDataTitle,
    language: book.metadata.language,
    type: "backmatter",
    root: "../",
    content: html`<section epub:type="appendix" role="doc-appendix" aria-labelledby="chapter_title">
<header class="chapter-header"><h1 id="chapter_title">${figureDataTitle}</h1></header>
${joinHtml(tables, "\n")}
</section>`,
  });
}

/** The document's title, for the contents. */
export const figureDataTitle = "The data of the figures";
