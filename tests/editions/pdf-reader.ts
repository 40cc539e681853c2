import { createCanvas } from "@napi-rs/canvas";
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from "pdfjs-dist/legacy/build/pdf.mjs";

/** Opens a PDF for tests; the caller destroys it. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

/** The text of each page, in the order it is painted. */
export async function readPages(bytes: Uint8Array): Promise<string[]> {
  const pdf = await openPdf(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const words = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""));
    pages.push(words.join("").replace(/\s+/g, " ").trim());
  }
  await pdf.loadingTask.destroy();
  return pages;
}

/** A page, and how finely it is painted. */
interface Painting {
  readonly page: number;
  readonly dotsPerInch: number;
}

/** What a page looks like, pixel by pixel: red, green, blue and opacity. */
export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Paints a page as a grey laser printer would, e.g. at 300 dots per inch. */
export async function renderGrey(bytes: Uint8Array, painting: Painting): Promise<Picture> {
  return makeGrey(await renderPage(bytes, painting));
}

/** The same for a page of a file that is open. */
export async function paintGrey(page: PDFPageProxy, dotsPerInch: number): Promise<Picture> {
  return makeGrey(await paint(page, dotsPerInch));
}

/** How light each part of a color is, from 0 to 255. */
const lightness = Array.from({ length: 256 }, (_, part) => luminanceOfGrey(part));

/** The light of a grey, from 0 to 1. */
export function luminanceOfGrey(grey: number): number {
  const part = grey / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** A grey is as light as the color it stands for. */
function makeGrey(picture: Picture): Picture {
  const { data } = picture;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    if (red === green && green === blue) continue;
    const light =
      0.2126 * (lightness[red] ?? 0) +
      0.7152 * (lightness[green] ?? 0) +
      0.0722 * (lightness[blue] ?? 0);
    const part = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
    data.fill(Math.round(part * 255), at, at + 3);
  }
  return picture;
}

/** A picture whose pixels have names, e.g. `#7a1f5e`; they are counted from the top left. */
export interface ColorPicture extends Picture {
  colorAt(x: number, y: number): string;
}

/** Paints a page in color. */
export async function renderColor(bytes: Uint8Array, painting: Painting): Promise<ColorPicture> {
  const picture = await renderPage(bytes, painting);
  return {
    ...picture,
    colorAt(x, y) {
      const at = (y * picture.width + x) * 4;
      return `#${Buffer.from(picture.data.subarray(at, at + 3)).toString("hex")}`;
    },
  };
}

async function renderPage(bytes: Uint8Array, { page, dotsPerInch }: Painting): Promise<Picture> {
  const pdf = await openPdf(bytes);
  const picture = await paint(await pdf.getPage(page), dotsPerInch);
  await pdf.loadingTask.destroy();
  return picture;
}

async function paint(page: PDFPageProxy, dotsPerInch: number): Promise<Picture> {
  const viewport = page.getViewport({ scale: dotsPerInch / 72 });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  return { data, width, height };
}
