import type { Book } from "../../book/book.ts";
import { coverEdition, drawCoverLines } from "../../book/cover-drawing.ts";
import { fitTitle } from "../../book/cover-title.ts";
import { wrapText, type TextStyle } from "../../figures/font.ts";
import { renderPng } from "../../figures/png.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import type { Memory } from "../../lib/memory.ts";

/** Size in px of the drawing; the picture has twice as many pixels each way, as bookshops want it. */
const sheet = { width: 800, height: 1280, margin: 72 } as const;

/** The book's own colors: warm paper, ink, and the accent for what stands out. */
const colors = { paper: "#fdfbf7", ink: "#14181d", soft: "#4d565f", accent: "#7a1f5e" } as const;

/** The largest type that fits is taken, for a thumbnail's sake. */
const titleRoom = { width: sheet.width - 2 * sheet.margin, height: 400, largest: 148 } as const;

const textWidth = sheet.width - 2 * sheet.margin;
const sans = { family: "Source Sans 3", weight: 400, size: 36 } as const;

/** Draws the cover: the title, and one of the book's charts reduced to its values. */
export function drawCover(book: Book, memory: Memory): Promise<Uint8Array> {
  return renderPng(coverSvg(book).markup, { scale: 2, background: colors.paper }, memory);
}

function coverSvg(book: Book): Html {
  const { title, subtitle, authors } = book.metadata;
  const { width, height, margin } = sheet;
  const heading = fitTitle(title, titleRoom);
  const titleEnd = 150 + heading.lines.length * heading.step;
  const subtitleLines = wrapEvenly(subtitle);
  const subtitleEnd = titleEnd + 36 + subtitleLines.length * 48;
  const foot = { ...sans, weight: 600, size: 30 } as const;
  const authorLines = wrapText(authors.join(", "), textWidth, foot);
  const footTop = height - margin - 44 - authorLines.length * 40;
  const edition = coverEdition(book.metadata);
  const small = { ...sans, size: 26 } as const;
  const top = Math.max(subtitleEnd + 60, 560);
  const box = { left: margin, top, width: textWidth, height: footTop - 56 - top };
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${colors.paper}"/><rect x="${margin}" y="${margin}" width="96" height="8" fill="${colors.accent}"/>${textLines(heading.lines, { top: 136, step: heading.step, style: heading.style })}${textLines(subtitleLines, { top: titleEnd + 36, step: 48, style: sans, color: colors.soft })}${drawCoverLines(book, box, { line: colors.ink, peak: colors.accent })}<rect x="${margin}" y="${footTop - 44}" width="${textWidth}" height="1.5" fill="${colors.ink}"/>${textLines(authorLines, { top: footTop - 10, step: 40, style: foot })}${textLines(wrapText(edition, textWidth, small).slice(0, 1), { top: height - margin - 32, step: 36, style: small, color: colors.soft })}</svg>`;
}

/** Lines of about equal length: as few as fit, and no wider than they need to be. */
function wrapEvenly(text: string): string[] {
  const lines = wrapText(text, textWidth, sans);
  let width = textWidth;
  while (width > 100 && wrapText(text, width - 10, sans).length === lines.length) width -= 10;
  return wrapText(text, width, sans);
}

interface Block {
  /** Upper edge in px. */
  readonly top: number;
  /** From line to line in px. */
  readonly step: number;
  readonly style: TextStyle;
  /** Ink when absent. */
  readonly color?: string;
}

function textLines(
  lines: readonly string[],
  { top, step, style, color = colors.ink }: Block,
): Html {
  const { family, weight, size } = style;
  const rows = lines.map(
    (line, index) =>
      html`<text x="${sheet.margin}" y="${top + index * step + size}">${line}</text>`,
  );
  return html`<g fill="${color}" font-family="${family}" font-weight="${weight}" font-size="${size}">${joinHtml(rows)}</g>`;
}
