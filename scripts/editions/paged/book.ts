import { html, unsafeHtml } from "../../lib/html.ts";
import { innerAddress } from "../pdf/links.ts";
import type { PlacedPage } from "./folio.ts";
import { canvas } from "./sheet.ts";

/** Width and height of the text block, in millimeters: what fits both A4 and Letter. */
export const block = { width: 170, height: 235 } as const;

/**
 * Rules that layout and printing share: what stands where on a page is the engine's, how it looks is print.css. What
 * shall reach the edge of the paper goes on to that of the canvas, by these distances from the block.
 */
const frame = `
*, ::before, ::after { box-sizing: border-box; }
html, body { margin: 0; padding: 0; }
:root { --block-height: ${block.height}mm; --to-side: ${(canvas.width - block.width) / 2}mm; --to-top: ${(canvas.height - block.height) / 2}mm; }
.page-block { width: ${block.width}mm; }
.pagedjs_pagebox > .pagedjs_area > .pagedjs_page_content > div { height: auto !important; }
[data-split-to] { margin-bottom: 0 !important; padding-bottom: 0 !important; }
[data-split-from] { text-indent: 0 !important; margin-top: 0 !important; padding-top: 0 !important; }
li[data-split-from] { list-style: none; }
.turned.turned { width: ${block.height}mm; height: ${block.height - 1}mm; margin: 0; padding-bottom: ${block.height - block.width - 1}mm; transform: translateY(${block.height}mm) rotate(-90deg); transform-origin: 0 0; break-inside: avoid; }
section[data-split-from] > :first-child, .page-text > .figure:first-child, .page-text > .table-figure:first-child, .pagedjs_page_content > .figure:first-child, .pagedjs_page_content > .table-figure:first-child { margin-top: 0 !important; }
`;

/** The only rules Paged.js needs to read; the browser's own column layout does the rest. */
export const pagedRules = `
@page { size: ${block.width}mm ${block.height}mm; margin: 0; }
.new-page { break-before: page; }
`;

/** The document flows are laid out in. Fonts and styles are marked for Paged.js to leave alone. */
export function buildLayoutDocument(language: string, styles: string, script: string): string {
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Layout</title><style data-pagedjs-ignore>${unsafeHtml(frame + styles)}</style><script>${unsafeHtml(script)}</script></head><body></body></html>`
    .markup;
}

/** What the whole book is printed from. */
export interface BookDocument {
  readonly title: string;
  readonly language: string;
  readonly styles: string;
  readonly pages: readonly PlacedPage[];
  /** What links within the book begin with; the one the PDF knows when absent. */
  readonly address?: string;
}

/** Puts some of the pages into a document, with heads, folios and page references filled in. */
export function buildBookDocument(book: BookDocument, from = 0, to = book.pages.length): string {
  const folios = indexFolios(book.pages);
  const pages = book.pages
    .slice(from, to)
    .map((page) => buildPage(page, book.language))
    .join("\n");
  const filled = pages.replace(/\uE000([^\uE001]*)\uE001/g, (_, id: string) => {
    const folio = folios.get(id);
    if (folio === undefined)
      throw new Error(`a page number points to “${id}”, which is on no page`);
    return folio;
  });
  const linked = filled.replaceAll(' href="#', ` href="${book.address ?? innerAddress}`);
  const styles = `${frame}${canvasRules}${book.styles}`;
  return html`<!doctype html><html lang="${book.language}"><head><meta charset="utf-8"><title>${book.title}</title><style>${unsafeHtml(styles)}</style></head><body>${unsafeHtml(linked)}</body></html>`
    .markup;
}

/** Folio by element id, for page references and for the page list of other editions. */
export function indexFolios(pages: readonly PlacedPage[]): Map<string, string> {
  return new Map(pages.flatMap(({ laid, folio }) => (laid?.ids ?? []).map((id) => [id, folio])));
}

function buildPage(page: PlacedPage, language: string): string {
  const side = page.position % 2 === 0 ? "verso" : "recto";
  const head = page.head !== "" && page.head;
  const { laid, flowNumber } = page;
  const hint = laid && html` lang="${language}-x-p${flowNumber}"`;
  if (page.isSheet === true)
    return html`<div class="page ${side}"${hint}><div class="page-sheet">${unsafeHtml(laid?.text ?? "")}</div></div>`
      .markup;
  return html`<div class="page ${side}"${hint}>${head && html`<div class="page-head" aria-hidden="true">${head}</div>`}<div class="page-block"><div class="page-text">${unsafeHtml((laid?.floats ?? "") + (laid?.text ?? ""))}</div>${laid?.notes ? html`<div class="page-notes">${unsafeHtml(laid.notes)}</div>` : false}</div>${page.isNumbered && html`<div class="page-folio" aria-hidden="true">${page.folio}</div>`}</div>`
    .markup;
}

/** The block stands in the middle of the canvas. */
const canvasRules = `
@page { size: ${canvas.width}mm ${canvas.height}mm; margin: 0; }
.page { position: relative; width: ${canvas.width}mm; height: ${canvas.height}mm; overflow: hidden; break-after: page; }
.page:last-child { break-after: auto; }
.page-block { position: absolute; left: ${(canvas.width - block.width) / 2}mm; top: ${(canvas.height - block.height) / 2}mm; height: ${block.height}mm; }
.page-sheet { display: grid; place-items: center; height: 100%; }
.page-text { display: flow-root; }
.page-notes { position: absolute; left: 0; right: 0; bottom: 0; }
.page-head, .page-folio { position: absolute; left: ${(canvas.width - block.width) / 2}mm; width: ${block.width}mm; }
.page-head { bottom: ${(canvas.height + block.height) / 2 + 5}mm; }
.page-folio { top: ${(canvas.height + block.height) / 2 + 6}mm; }
.page.recto > .page-head, .page.recto > .page-folio { text-align: right; }
`;
