import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { luminanceOfGrey, openPdf, paintGrey, type Picture } from "./pdf-reader.ts";

/** A word or a run of words, with its place in a picture. */
interface Run {
  readonly words: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a reader of a grey print must be able to make out: contrast of text as WCAG measures it. */
export const leastContrast = 4.5;

/** Fine enough that the stems of the smallest letters fill a pixel. */
const dotsPerInch = 200;

/** What a reader cannot read in a grey print, `page: words (contrast)`, and how many runs of text were looked at. */
export async function findFaintText(
  bytes: Uint8Array,
): Promise<{ readonly faint: readonly string[]; readonly looked: number }> {
  const pdf = await openPdf(bytes);
  const faint: string[] = [];
  let looked = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const picture = await paintGrey(page, dotsPerInch);
    for (const run of await runsOf(page)) {
      const contrast = contrastIn(picture, run);
      looked += 1;
      if (contrast < leastContrast) faint.push(`${number}: ${run.words} (${contrast.toFixed(1)})`);
    }
    page.cleanup();
  }
  await pdf.loadingTask.destroy();
  return { faint, looked };
}

async function runsOf(page: PDFPageProxy): Promise<Run[]> {
  const { items } = await page.getTextContent();
  const scale = dotsPerInch / 72;
  const [x = 0, , , y = 0] = page.view;
  return items.flatMap((item): Run[] => {
    if (!("str" in item) || item.width === 0 || !/[\p{L}\p{N}]/u.test(item.str)) return [];
    const [, , across, up, left, baseline] = item.transform as number[] as Six;
    const size = Math.hypot(across, up);
    const box = {
      left: (left - x) * scale,
      right: (left + item.width - x) * scale,
      top: (y - baseline - size * 0.6) * scale,
      bottom: (y - baseline) * scale,
    };
    return [{ words: item.str.slice(0, 60), ...box }];
  });
}

type Six = [number, number, number, number, number, number];

/** Between what most of a run's place is, its ground, and what is farthest from that, its letters. */
function contrastIn({ data, width, height }: Picture, { left, top, right, bottom }: Run): number {
  const counts = Array.from({ length: 256 }, () => 0);
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y += 1)
    for (let x = Math.max(0, Math.ceil(left) + 1); x < Math.min(width, right - 1); x += 1) {
      const grey = data[(y * width + x) * 4] ?? 255;
      counts[grey] = (counts[grey] ?? 0) + 1;
    }
  const ground = counts.indexOf(Math.max(...counts));
  const seen = [counts.findIndex((count) => count > 0), counts.findLastIndex((count) => count > 0)];
  return Math.max(...seen.map((grey) => contrastOf(grey, ground)));
}

function contrastOf(one: number, other: number): number {
  const [low = 0, high = 0] = [one, other].map(luminanceOfGrey).toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Pages with ink nearer to an edge than a laser printer reaches, with the distance in millimeters. */
export async function findInkAtEdges(bytes: Uint8Array, clear: number): Promise<string[]> {
  const coarse = 100;
  const pdf = await openPdf(bytes);
  const found: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const distance = (distanceToEdge(await paintGrey(page, coarse)) / coarse) * 25.4;
    if (distance < clear) found.push(`${number}: ${distance.toFixed(1)}`);
    page.cleanup();
  }
  await pdf.loadingTask.destroy();
  return found;
}

/** In pixels. */
function distanceToEdge({ data, width, height }: Picture): number {
  let least = Number.POSITIVE_INFINITY;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if ((data[(y * width + x) * 4] ?? 255) > 250) continue;
      least = Math.min(least, x, y, width - 1 - x, height - 1 - y);
    }
  return least;
}
