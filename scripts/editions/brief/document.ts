import type { Book } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";
import type { DrawChart } from "../../book/draw.ts";
import type { Token } from "../../book/markdown.ts";
import type { Metadata } from "../../book/metadata.ts";
import type { Policy } from "../../book/policy.ts";
import { renderChapter } from "../../book/render.ts";
import { formatPeriod } from "../../data/period.ts";
import { html, joinHtml, unsafeHtml, type Html } from "../../lib/html.ts";
import { canvas } from "../paged/sheet.ts";
import { drawQr } from "../qr.ts";
import { sitePolicy } from "../site.ts";
import { dividePieces } from "./side.ts";

/** Width of a chart beside its caption, in CSS px: 128 mm, at which its smallest text is 9 points. */
const chartWidth = 484;

/** Width and height of what is printed on a side, in millimeters: it fits A4 and Letter, 12 mm clear of every edge. */
const block = { width: 180, height: 254 } as const;

const frame = `
*, ::before, ::after { box-sizing: border-box; }
html, body { margin: 0; padding: 0; }
@page { size: ${canvas.width}mm ${canvas.height}mm; margin: 0; }
.sheet-side { position: relative; width: ${canvas.width}mm; height: ${canvas.height}mm; overflow: hidden; break-after: page; }
.sheet-side:last-child { break-after: auto; }
.side { position: absolute; left: ${(canvas.width - block.width) / 2}mm; top: ${(canvas.height - block.height) / 2}mm; width: ${block.width}mm; height: ${block.height}mm; }
`;

/** What a brief is made of. */
export interface BriefContext {
  readonly book: Book;
  readonly chapter: Chapter;
  readonly drawChart: DrawChart;
}

/** Puts both sides of the brief into one document, each on a page of its own. */
export function buildBriefDocument(
  sides: readonly (readonly Token[])[],
  styles: string,
  context: BriefContext,
): string {
  const { metadata } = context.book;
  const pages = sides.map((tokens, index) => {
    const isLast = index === sides.length - 1;
    const head =
      index === 0
        ? titleOf(context)
        : html`<p class="series">${metadata.title} · ${context.chapter.title}</p>`;
    const pieces = renderPieces(tokens, context);
    return html`<div class="sheet-side"><section class="side">${head}${pieces}${isLast && footOf(metadata)}</section></div>`;
  });
  return html`<!doctype html><html lang="${metadata.language}"><head><meta charset="utf-8"><title>${context.chapter.title}</title><style>${unsafeHtml(frame + styles)}</style></head><body>${joinHtml(pages, "\n")}</body></html>`
    .markup;
}

function titleOf({ book, chapter }: BriefContext): Html {
  const { title, description } = chapter;
  return html`<header class="brief-head"><p class="series">${book.metadata.title}</p><h1>${title}</h1>${description !== "" && html`<p class="deck">${description}</p>`}</header>`;
}

function renderPieces(tokens: readonly Token[], context: BriefContext): Html {
  const policy = briefPolicy(context.book);
  const render = (own: readonly Token[]): Html =>
    withoutDeadLinks(
      renderChapter({ ...context, policy, chapter: { ...context.chapter, tokens: own } }),
    );
  const pieces = dividePieces(tokens).map(({ kind, heading, body }) =>
    kind === "wide"
      ? html`<div class="wide">${render(heading)}${render(body)}</div>`
      : html`<div class="${kind}">${render(heading)}<div class="piece-text">${render(body)}</div></div>`,
  );
  return joinHtml(pieces, "\n");
}

/** Without a site there is nowhere to lead to, and words that lead nowhere are plain words. */
function withoutDeadLinks({ markup }: Html): Html {
  return unsafeHtml(markup.replace(/<a\b[^>]*\bhref=""[^>]*>([\s\S]*?)<\/a>/g, "$1"));
}

/** What a reader who holds only this sheet must know of it: where the rest is, how to cite it, of what day it is. */
function footOf({ site, issued, revision, ...metadata }: Metadata): Html {
  const { authors, title, subtitle, publisher } = metadata;
  const date = formatPeriod(issued);
  const name = subtitle === "" ? title : `${title.replace(/[^?!]$/, "$&:")} ${subtitle}`;
  const address = site?.replace(/^https:\/\//, "").replace(/\/$/, "");
  const code =
    site !== undefined && html`<div class="brief-code">${drawQr(site, `QR code: ${site}`)}</div>`;
  return html`<footer class="brief-foot">${code}<div>${address !== undefined && html`<p class="address"><a href="${site}">${address}</a></p>`}<p>Edition of ${date}, revision ${revision}. Every number is bound to a row of the book’s data and its source.</p><p>Cite as: ${authors.join(", ")}, <em>${name}</em>, brief, edition of ${date}, revision ${revision} (${publisher}).</p></div></footer>`;
}

function briefPolicy(book: Book): Policy {
  const { site } = book.metadata;
  const pages = sitePolicy({ book, hasFigureFiles: false });
  return {
    markup: "html",
    notes: "none",
    sections: false,
    chartTables: "none",
    figureRole: "group",
    scrollTables: false,
    noteAddresses: false,
    pageReferences: false,
    dataPages: false,
    paragraphIds: false,
    chartWidths: [chartWidth],
    chartColors: "literals",
    anchor: (_chapter, local) => local,
    href: (target, from) =>
      site === undefined ? "" : new URL(pages.href(target, from), `${site}${from}/`).href,
    farTable: () => undefined,
    exploration: () => "",
    download: () => undefined,
    dataFile: () => undefined,
  };
}
