import type { Metadata } from "../../book/metadata.ts";
import { formatPeriod } from "../../data/period.ts";
import { measureText, wrapText, type TextStyle } from "../../figures/font.ts";
import { renderPng } from "../../figures/png.ts";
import { seriesColors } from "../../figures/theme.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";

/** Size in px of the drawing; the picture has twice as many pixels each way, as bookshops want it. */
const sheet = { width: 800, height: 1280, margin: 72 } as const;

const paper = seriesColors.dark[0];
const ground = seriesColors.light[0];

/** Sizes of type a title may have, in px: the largest that fits is taken, for a thumbnail's sake. */
const titleSizes = [148, 132, 116, 104, 92, 80, 70, 60, 52, 44];
const most = { titleLines: 5, titleHeight: 560 } as const;

/** Draws the cover: words on a ground of the charts' ink, with the ladder of their colors. Made from the metadata alone. */
export function drawCover(metadata: Metadata): Promise<Uint8Array> {
  return renderPng(coverSvg(metadata).markup, { scale: 2, background: ground });
}

function coverSvg({ title, subtitle, authors, issued, publisher }: Metadata): Html {
  const { width, height, margin } = sheet;
  const heading = fitTitle(title);
  const lower = { family: "Source Sans 3", weight: 400, size: 40 } as const;
  const subtitleLines = wrapText(subtitle, width - 2 * margin, lower);
  const titleTop = 190;
  const titleEnd = titleTop + heading.lines.length * heading.step;
  const foot = { family: "Source Sans 3", weight: 600, size: 34 } as const;
  const authorLines = wrapText(authors.join(", "), width - 2 * margin, foot);
  const footTop = height - margin - 48 - authorLines.length * 44;
  const date = `${publisher} · ${formatPeriod(issued)}`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${ground}"/>${ladder()}${textLines(heading.lines, { top: titleTop, step: heading.step, style: heading.style })}${textLines(subtitleLines, { top: titleEnd + 56, step: 52, style: lower })}${textLines(authorLines, { top: footTop, step: 44, style: foot })}${textLines(wrapText(date, width - 2 * margin, { ...foot, weight: 400, size: 28 }).slice(0, 1), { top: height - margin - 36, step: 36, style: { ...foot, weight: 400, size: 28 } })}</svg>`;
}

interface Heading {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly step: number;
}

function fitTitle(title: string): Heading {
  const width = sheet.width - 2 * sheet.margin;
  const fits = ({ lines, style, step }: Heading): boolean =>
    lines.length <= most.titleLines &&
    lines.length * step <= most.titleHeight &&
    lines.every((line) => measureText(line, style) <= width);
  const settings = titleSizes.map((size): Heading => {
    const style = { family: "Source Serif 4", weight: 600, size } as const;
    return { lines: wrapText(title, width, style), style, step: Math.round(size * 1.08) };
  });
  return (
    settings.find(fits) ?? settings.at(-1) ?? { lines: [title], style: { size: 44 }, step: 48 }
  );
}

/** The four colors of the charts as a band along the upper edge. */
function ladder(): Html {
  const step = (sheet.width - 2 * sheet.margin) / seriesColors.dark.length;
  const bars = seriesColors.dark.map(
    (color, index) =>
      html`<rect x="${sheet.margin + index * step}" y="${sheet.margin}" width="${step}" height="18" fill="${color}"/>`,
  );
  return joinHtml(bars);
}

interface Block {
  /** Upper edge in px. */
  readonly top: number;
  /** From line to line in px. */
  readonly step: number;
  readonly style: TextStyle;
}

function textLines(lines: readonly string[], { top, step, style }: Block): Html {
  const { family, weight, size } = style;
  const rows = lines.map(
    (line, index) =>
      html`<text x="${sheet.margin}" y="${top + index * step + size}">${line}</text>`,
  );
  return html`<g fill="${paper}" font-family="${family}" font-weight="${weight}" font-size="${size}">${joinHtml(rows)}</g>`;
}
