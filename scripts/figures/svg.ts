import { escapeText } from "../lib/html.ts";

/** What turns a bare drawing into an accessible picture that can stand anywhere. */
export interface Picture {
  /** Unique on the page; every id inside begins with it, e.g. `fig-losses-640`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** Position of the drawing's upper left corner in its own coordinates. */
  readonly left: number;
  readonly top: number;
}

/** Wraps a drawing made of SVG elements in a root element with name, description and size. */
export function renderPicture(drawing: string, picture: Picture): string {
  const { id, width, height } = picture;
  const box = [picture.left, picture.top, width, height].map(formatCoordinate).join(" ");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img"` +
    ` aria-labelledby="${id}-title ${id}-desc" viewBox="${box}"` +
    ` width="${formatCoordinate(width)}" height="${formatCoordinate(height)}" font-family="${fontStack}">` +
    `<title id="${id}-title">${escapeText(picture.title)}</title>` +
    `<desc id="${id}-desc">${escapeText(picture.description)}</desc>` +
    `${drawing}</svg>`
  );
}

/** Families for all chart text, in order of preference; set once on the root. */
export const fontStack = "Source Sans 3, Helvetica, Arial, sans-serif";

/** Takes the elements out of a complete SVG, e.g. to put them into another. */
export function drawingOf(svg: string): string {
  return svg
    .replace(/^[^]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/<title\b[^>]*>[^]*?<\/title>|<desc\b[^>]*>[^]*?<\/desc>/g, "");
}

/**
 * Cleans a drawing made by Vega: no per-mark ARIA, classes or fonts, coordinates to a hundredth of a px,
 * no empty elements. What is drawn stays the same to the eye.
 */
export function cleanDrawing(drawing: string): string {
  const cleaned = drawing.replace(/<[a-z][^>]*>/gi, (tag) =>
    roundCoordinates(tag.replace(noise, "")).replace(/\s+(?=\/?>)/g, ""),
  );
  return dropEmpty(cleaned);
}

const noise =
  /\s(?:aria-[a-z]+|role|pointer-events|class|font-family|xmlns:xlink|version|stroke-miterlimit)="[^"]*"|\s(?:opacity|fill-opacity|stroke-opacity)="1"|\sfill="transparent"(?=[^>]*\sstroke="transparent")/g;

const coordinates = /\s(?:d|transform|x|y|x1|x2|y1|y2|width|height|cx|cy|r|dx|dy)="[^"]*"/g;

/** Rounds the coordinates of one tag; numbers elsewhere, such as colors, are left alone. */
export function roundCoordinates(tag: string): string {
  return tag.replace(coordinates, (attribute) =>
    attribute.replace(/-?\d*\.\d+(?:e-?\d+)?|-?\d+e-\d+/gi, (number) =>
      formatCoordinate(Number(number)),
    ),
  );
}

function formatCoordinate(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** Removes text without words or that is not seen, as of labels with no room; invisible backgrounds and groups left without content. */
function dropEmpty(drawing: string): string {
  let before = "";
  let after = drawing
    .replace(/<text[^>]*><\/text>|<g[^>]*\/>/g, "")
    .replace(/<text(?=[^>]*\sopacity="0")[^>]*>[^]*?<\/text>/g, "")
    .replace(/<path(?=[^>]*\sd="[^"]*")(?![^>]*\s(?:fill|stroke)=)[^>]*\/?>(?:<\/path>)?/g, "")
    .replace(/<path[^>]*\sd=""[^>]*>(?:<\/path>)?/g, "");
  while (after !== before) {
    before = after;
    after = after.replace(/<g[^>]*><\/g>/g, "").replace(/<g>((?:(?!<\/?g\b)[^])*)<\/g>/g, "$1");
  }
  return after;
}

/** Leaves out what only a page with scripts needs: which series a mark is of. */
export function withoutSeries(svg: string): string {
  return svg.replaceAll(/\sdata-series="\d+"/g, "");
}

/** Prefixes every id and every reference to one, so that many pictures can share a page. */
export function prefixIds(markup: string, prefix: string): string {
  return markup
    .replace(/\sid="([^"]+)"/g, (_, id: string) => ` id="${prefix}-${id}"`)
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${prefix}-${id})`)
    .replace(
      /\s(xlink:href|href)="#([^"]+)"/g,
      (_, name: string, id: string) => ` ${name}="#${prefix}-${id}"`,
    );
}
