import type { Book } from "../../book/book.ts";
import { coverEdition, describeCoverLines, drawCoverLines } from "../../book/cover-drawing.ts";
import { fitTitle } from "../../book/cover-title.ts";
import { html, type Html } from "../../lib/html.ts";

/** Width and height in points of what every sheet shows of the cover with a margin: 170 by 251 mm. */
const area = { width: 481.9, height: 711.5 } as const;
const titleRoom = { width: area.width, height: 310, largest: 108 } as const;

/** Of the drawing; it is stretched to the height that the words leave. */
const drawing = { left: 0, top: 0, width: 481.9, height: 270 } as const;
const colors = { line: "#1a1a1a", peak: "#7a1f5e" } as const;

/** The front of the book, as the e-book has it: the title, and one of the charts reduced to its values. */
export function renderCover(book: Book): Html {
  const { title, subtitle, authors } = book.metadata;
  const { style } = fitTitle(title, titleRoom);
  const below = subtitle === "" ? undefined : html`<p class="cover-subtitle">${subtitle}</p>`;
  return html`<section class="cover" id="cover"><p class="cover-title" style="font-size:${style.size}pt">${title}</p>${below}${drawingOf(book)}<p class="cover-authors">${authors.join(", ")}</p><p class="cover-edition">${coverEdition(book.metadata)}</p></section>`;
}

function drawingOf(book: Book): Html {
  const { width, height } = drawing;
  const words = describeCoverLines(book);
  if (words === "") return html`<div class="cover-drawing"></div>`;
  return html`<div class="cover-drawing"><svg role="img" aria-label="On the cover: ${words}." viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">${drawCoverLines(book, drawing, colors)}</svg></div>`;
}

/** The leaf behind the cover: the title alone. */
export function renderHalfTitle({ metadata }: Pick<Book, "metadata">): Html {
  return html`<section class="half-title" id="half-title"><p>${metadata.title}</p></section>`;
}
