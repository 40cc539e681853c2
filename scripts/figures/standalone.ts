import { escapeText } from "../lib/html.ts";
import { wrapText, type TextStyle } from "./font.ts";
import { drawingOf, renderPicture, withoutSeries } from "./svg.ts";
import { colorVariable, flattenColors, type ChartColor } from "./theme.ts";

/** A chart with the words it needs when it is cut out of the book. All texts are plain, formatted text. */
export interface StandaloneInput {
  /** Unique on a page, e.g. `fig-losses-file`. */
  readonly id: string;
  /** What `renderChart` gave. */
  readonly chart: string;
  /** E.g. `Figure 3`. */
  readonly label: string;
  /** The finding. */
  readonly title: string;
  /** Measure, unit, geography, period. */
  readonly subtitle: string;
  /** Lines beneath: note, source, data as of, name of the book; empty ones are left out. */
  readonly notes: readonly string[];
  /** Short text alternative. */
  readonly description: string;
}

interface Block extends TextStyle {
  readonly text: string;
  readonly color: ChartColor;
  readonly leading: number;
  /** Free px above. */
  readonly above: number;
}

const margin = 20;

/** Sets a chart between its title and its notes, for the downloaded SVG and PNG. Colors are literal: the file stands alone. */
export function renderStandalone(input: StandaloneInput): string {
  const { width, height, viewBox } = sizeOf(input.chart);
  const head = setBlocks(headBlocks(input), width, margin);
  const chartTop = head.bottom + 14;
  const foot = setBlocks(footBlocks(input), width, chartTop + height + 6);
  const size = { width: width + 2 * margin, height: Math.ceil(foot.bottom + margin) };
  const ground = `<rect width="${size.width}" height="${size.height}" fill="${colorVariable("paper")}"/>`;
  const chart = `<svg x="${margin}" y="${chartTop}" width="${width}" height="${height}" viewBox="${viewBox}">${withoutSeries(drawingOf(input.chart))}</svg>`;
  const { id, title, description } = input;
  const picture = { id, title, description, left: 0, top: 0, ...size };
  return flattenColors(renderPicture(ground + head.markup + chart + foot.markup, picture));
}

function sizeOf(svg: string): { width: number; height: number; viewBox: string } {
  const root = /^<svg\b[^>]*>/.exec(svg)?.[0] ?? "";
  const read = (name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(root)?.[1] ?? "";
  return { width: Number(read("width")), height: Number(read("height")), viewBox: read("viewBox") };
}

function headBlocks({ label, title, subtitle }: StandaloneInput): Block[] {
  return [
    { text: label, size: 13, weight: 600, color: "accent", leading: 17, above: 0 },
    { text: title, size: 19, weight: 700, color: "ink", leading: 24, above: 2 },
    { text: subtitle, size: 14, weight: 400, color: "muted", leading: 19, above: 4 },
  ];
}

function footBlocks({ notes }: StandaloneInput): Block[] {
  return notes.map((text) => ({
    text,
    size: 12,
    weight: 400,
    color: "muted",
    leading: 16,
    above: 6,
  }));
}

function setBlocks(
  blocks: readonly Block[],
  width: number,
  top: number,
): { markup: string; bottom: number } {
  let bottom = top;
  let markup = "";
  for (const block of blocks.filter(({ text }) => text !== "")) {
    bottom += block.above;
    for (const line of wrapText(block.text, width, block)) {
      // The letters stand in the middle of their line: half of what is left over goes above.
      const baseline = bottom + (block.leading - block.size) / 2 + block.size * 0.8;
      markup += `<text x="${margin}" y="${Math.round(baseline * 100) / 100}" font-size="${block.size}" font-weight="${block.weight}" fill="${colorVariable(block.color)}">${escapeText(line)}</text>`;
      bottom += block.leading;
    }
  }
  return { markup, bottom };
}
