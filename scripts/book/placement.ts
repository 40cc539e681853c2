import { withoutSeries } from "../figures/svg.ts";
import { flattenColors } from "../figures/theme.ts";
import { renderTable } from "../figures/table.ts";
import { html, joinHtml, unsafeHtml, type Html } from "../lib/html.ts";
import type { Placement } from "./book.ts";
import { figureTools, scrollable } from "./figure-tools.ts";
import { nameOf } from "./naming.ts";
import type { RenderContext } from "./render.ts";

/** Renders a chart or a table in its place: number, finding, measure, drawing, note, sources, downloads, table. */
export function renderFigure(placement: Placement, context: RenderContext): Html {
  return placement.figure.kind === "figure"
    ? renderChartFigure(placement, context)
    : renderTableFigure(placement, context);
}

/** The id of a figure or table wherever it is placed; unique over the book. */
export function placementAnchor({ kind, id }: Placement["figure"]): string {
  return `${kind}-${id}`;
}

/** A chart at each width the edition wants; style sheets show one. */
export function renderDrawings(
  { figure }: Placement,
  { policy, drawChart }: Pick<RenderContext, "policy" | "drawChart">,
): Html {
  const drawings = policy.chartWidths.map((width) => {
    const svg = drawChart(figure, width);
    const shown = policy.chartColors === "literals" ? withoutSeries(flattenColors(svg)) : svg;
    return html`<div class="figure-chart" data-width="${width}">${unsafeHtml(shown)}</div>`;
  });
  return joinHtml(drawings);
}

function renderChartFigure(placement: Placement, context: RenderContext): Html {
  const { figure } = placement;
  const { policy } = context;
  const anchor = placementAnchor(figure);
  return html`<figure${policy.figureRole && html` role="${policy.figureRole}"`} class="figure" id="${anchor}" aria-labelledby="${anchor}-caption"><figcaption id="${anchor}-caption">${captionOf(placement)}</figcaption>${renderDrawings(placement, context)}${renderNotes(placement, context)}${figureTools(placement, context)}</figure>\n`;
}

function renderTableFigure(placement: Placement, context: RenderContext): Html {
  const { figure } = placement;
  return html`<div class="table-figure" id="${placementAnchor(figure)}">${scrollable(renderTable(figure, captionOf(placement)), placement, context)}${renderNotes(placement, context)}${figureTools(placement, context)}</div>\n`;
}

function captionOf(placement: Placement): Html {
  const { title, subtitle } = placement.figure;
  const below =
    subtitle === "" ? undefined : html` <span class="figure-subtitle">${subtitle}</span>`;
  return html`<span class="figure-number">${nameOf(placement)}</span> <span class="figure-title">${title}</span>${below}`;
}

/** What is to be minded, and whose numbers they are. */
export function renderNotes(
  { figure }: Placement,
  { book, chapter, policy }: Pick<RenderContext, "book" | "chapter" | "policy">,
): Html {
  let before = "";
  const linked = figure.sources.map((id) => {
    const item = book.sources.get(id)?.item;
    const author = item?.author?.[0]?.literal ?? item?.author?.[0]?.family;
    const name = item?.publisher ?? author ?? item?.["container-title"] ?? "";
    const title = item?.["title-short"] ?? item?.title ?? id;
    // Who stands behind several sources in a row is named once.
    const words = name === "" || name === before ? title : `${name}, ${title}`;
    before = name;
    return html`<a href="${policy.href({ kind: "source", id }, chapter.id)}">${words}</a>`;
  });
  // Records that name no source of their own, such as proposals, rest on what their dataset says of itself.
  const names =
    linked.length > 0
      ? linked
      : (figure.dataset.resource.sources ?? []).map(({ title }) => html`${title}`);
  const note =
    figure.note === "" ? undefined : html`<p class="figure-note">Note: ${figure.note}</p>`;
  const qrLink =
    figure.kind === "figure" ? policy.qrLinkTo?.({ kind: "exhibit", id: figure.id }) : undefined;
  return html`<div class="figure-notes">${qrLink?.code}${note}<p class="figure-source">${names.length > 1 ? "Sources" : "Source"}: ${joinHtml(names, "; ")}.</p>${qrLink?.words}</div>\n`;
}
