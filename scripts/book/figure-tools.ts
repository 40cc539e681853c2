import { describeFigure } from "../figures/description.ts";
import { renderTable } from "../figures/table.ts";
import { html, joinHtml, type Html } from "../lib/html.ts";
import type { Placement } from "./book.ts";
import { formatCitation, partWork, type Work } from "./cite.ts";
import { nameOf } from "./naming.ts";
import type { RenderContext } from "./render.ts";

/** What a reader can do with a figure below its sources: its table, its files, its citation, the way to its own page. */
export function figureTools(placement: Placement, context: RenderContext): Html | undefined {
  const { policy } = context;
  const { kind } = placement.figure;
  if (policy.chartTables === "none") return undefined;
  if (policy.chartTables === "full")
    return kind === "table"
      ? undefined
      : html`<div class="figure-data">${describedTable(placement, context)}</div>`;
  const table = kind === "figure" && panel("table", describedTable(placement, context));
  const files = panel("files", filesOf(placement, context));
  const cite = panel("cite", html`<p>${formatCitation(figureWork(placement, context))}</p>`);
  const title = kind === "figure" ? "Table, files and citation" : "Files and citation";
  return html`<div class="figure-tools"${motionOf(placement.figure, context)}><details><summary>${title}</summary>${table}${files}${cite}</details></div>`;
}

/** Tells the page's script what the chart can do when it is put in motion. */
export function motionOf(
  figure: Placement["figure"],
  { policy }: Pick<RenderContext, "policy">,
): Html | undefined {
  const words = policy.exploration(figure);
  return words === "" ? undefined : html` data-explore="${words}"`;
}

/** A figure or table as others cite it. */
export function figureWork(
  { figure, number }: Placement,
  { book }: Pick<RenderContext, "book">,
): Work {
  const { id, kind, title } = figure;
  return partWork(book, {
    kind: kind === "figure" ? "figure" : "dataset",
    title,
    part: `${kind} ${number}`,
    path: `figures/${id}/index.html`,
  });
}

function panel(name: string, content: Html): Html {
  return html`<div class="figure-panel" data-panel="${name}">${content}</div>`;
}

function describedTable(placement: Placement, context: RenderContext): Html {
  const { figure } = placement;
  const description = html`<p class="figure-description">${describeFigure(figure)}</p>`;
  const far = context.policy.farTable(figure);
  if (far !== undefined)
    return html`${description}<p class="figure-table"><a href="${far}">The data of ${nameOf(placement)}</a></p>`;
  return html`${description}${scrollable(renderTable(figure, html`The data of ${nameOf(placement)}`), placement, context)}`;
}

/** A box that scrolls must be reachable by keyboard and named; one that does not must not be a tab stop. */
export function scrollable(
  table: Html,
  placement: Placement,
  { policy }: Pick<RenderContext, "policy">,
): Html {
  const region = html` role="region" aria-label="${nameOf(placement)}, table" tabindex="0"`;
  return html`<div class="table-scroll"${policy.scrollTables && region}>${table}</div>`;
}

const formats = [
  ["csv", "Data (CSV)"],
  ["svg", "Chart (SVG)"],
  ["png", "Chart (PNG)"],
  ["json", "Spec (Vega-Lite)"],
] as const;

function filesOf({ figure }: Placement, { chapter, policy }: RenderContext): Html {
  const links = formats.flatMap(([format, name]) => {
    const href = policy.download(figure.id, format, chapter.id);
    return href === undefined ? [] : [html`<li><a href="${href}" download>${name}</a></li>`];
  });
  const page = policy.href({ kind: "exhibit", id: figure.id }, chapter.id);
  const own = html`<li><a href="${page}">Page of this ${figure.kind}</a></li>`;
  return html`<ul class="figure-files">${joinHtml([own, ...links], "\n")}</ul>`;
}
