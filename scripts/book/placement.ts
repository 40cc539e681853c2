import { describeFigure } from "../figures/description.ts";
import { flattenColors } from "../figures/theme.ts";
import { renderTable } from "../figures/table.ts";
import { html, joinHtml, unsafeHtml, type Html } from "../lib/html.ts";
import type { Placement } from "./book.ts";
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

function renderChartFigure(placement: Placement, context: RenderContext): Html {
  const { figure } = placement;
  const { policy, drawChart } = context;
  const drawings = policy.chartWidths.map((width) => {
    const svg = drawChart(figure, width);
    const shown = policy.chartColors === "literals" ? flattenColors(svg) : svg;
    return html`<div class="figure-chart" data-width="${width}">${unsafeHtml(shown)}</div>`;
  });
  const anchor = placementAnchor(figure);
  return html`<figure${policy.figureRole && html` role="${policy.figureRole}"`} class="figure" id="${anchor}" aria-labelledby="${anchor}-caption"><figcaption id="${anchor}-caption">${captionOf(placement)}</figcaption>${drawings}${notesOf(placement, context)}${chartTable(placement, context)}</figure> `;
}

function renderTableFigure(placement: Placement, context: RenderContext): Html {
  const { figure } = placement;
  return html`<div class="table-figure" id="${placementAnchor(figure)}">${scrollable(renderTable(figure, captionOf(placement)), placement, context)}${notesOf(placement, context)}</div>\n`;
}

function captionOf(placement: Placement): Html {
  const { title, subtitle } = placement.figure;
  const below =
    subtitle === "" ? undefined : html` <span class="figure-subtitle">${subtitle}</span>`;
  return html`<span class="figure-number">${nameOf(placement)}</span> <span class="figure-title">${title}</span>${below}`;
}

function notesOf({ figure }: Placement, { book, chapter, policy }: RenderContext): Html {
  const linked = figure.sources.map((id) => {
    const item = book.sources.get(id)?.item;
    const name = `${item?.publisher ?? item?.author?.[0]?.literal ?? item?.author?.[0]?.family ?? ""}`;
    const title = item?.["title-short"] ?? item?.title ?? id;
    const words = name === "" ? title : `${name}, ${title}`;
    return html`<a href="${policy.href({ kind: "source", id }, chapter.id)}">${words}</a>`;
  });
  // Records that name no source of their own, such as proposals, rest on what their dataset says of itself.
  const names =
    linked.length > 0
      ? linked
      : (figure.dataset.resource.sources ?? []).map(({ title }) => html`${title}`);
  const note =
    figure.note === "" ? undefined : html`<p class="figure-note">Note: ${figure.note}</p>`;
  return html`<div class="figure-notes">${note}<p class="figure-source">${names.length > 1 ? "Sources" : "Source"}: ${joinHtml(names, "; ")}.</p>${downloadsOf(figure.id, { chapter, policy })}</div>\n`;
}

const formats = [
  ["csv", "Data (CSV)"],
  ["svg", "Chart (SVG)"],
  ["png", "Chart (PNG)"],
  ["json", "Spec (JSON)"],
] as const;

function downloadsOf(
  id: string,
  { chapter, policy }: Pick<RenderContext, "chapter" | "policy">,
): Html | undefined {
  const links = formats.flatMap(([format, name]) => {
    const href = policy.download(id, format, chapter.id);
    return href === undefined ? [] : [html`<a href="${href}" download>${name}</a>`];
  });
  return links.length === 0
    ? undefined
    : html`<p class="figure-downloads">Download: ${joinHtml(links, " · ")}</p>`;
}

function chartTable(placement: Placement, context: RenderContext): Html | undefined {
  const { policy } = context;
  if (policy.chartTables === "none") return undefined;
  const { figure } = placement;
  const description = html`<p class="figure-description">${describeFigure(figure)}</p>`;
  const far = policy.farTable(figure);
  if (far !== undefined)
    return html`<div class="figure-data">${description}<p class="figure-table"><a href="${far}">The data of ${nameOf(placement)}</a></p></div>`;
  const table = html`${description}${scrollable(renderTable(figure, html`The data of ${nameOf(placement)}`), placement, context)}`;
  if (policy.chartTables === "full") return html`<div class="figure-data">${table}</div>`;
  return html`<details class="figure-data"><summary>Description and table of the data</summary>${table}</details>`;
}

/** A box that scrolls must be reachable by keyboard and named; one that does not must not be a tab stop. */
function scrollable(table: Html, placement: Placement, { policy }: RenderContext): Html {
  const region = html` role="region" aria-label="${nameOf(placement)}, table" tabindex="0"`;
  return html`<div class="table-scroll"${policy.scrollTables && region}>${table}</div>`;
}
