import { createCanvas } from "@napi-rs/canvas";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

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

/** Paints a page as a grey laser printer would, e.g. at 300 dots per inch. */
export async function renderGrey(
  bytes: Uint8Array,
  { page: number, dotsPerInch }: { readonly page: number; readonly dotsPerInch: number },
): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
  const pdf = await openPdf(bytes);
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: dotsPerInch / 72 });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    data.fill(Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue), at, at + 3);
  }
  await pdf.loadingTask.destroy();
  return { data, width, height };
}
