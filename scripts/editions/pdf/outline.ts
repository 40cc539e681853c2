import { PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument } from "@cantoo/pdf-lib";

/**
 * Sets the titles of bookmarks again: Chromium drops the space where a heading wraps to the next line. A title may say
 * more than its heading in front, e.g. `3 Money` for `Money`; one that fits no heading is passed over.
 */
export function mendOutline(document: PDFDocument, titles: readonly string[]): void {
  const rest = [...titles];
  for (const item of itemsOf(document.catalog.lookup(PDFName.of("Outlines")))) {
    const found = item.lookup(PDFName.of("Title"));
    if (!(found instanceof PDFString || found instanceof PDFHexString)) continue;
    const heading = withoutSpaces(found.decodeText());
    const index = rest.findIndex((title) => withoutSpaces(title).endsWith(heading));
    const [title] = index < 0 ? [] : rest.splice(0, index + 1).slice(-1);
    if (title !== undefined) item.set(PDFName.of("Title"), PDFHexString.fromText(title));
  }
}

/** All bookmarks in order of the text. */
function* itemsOf(parent: unknown): Generator<PDFDict> {
  if (!(parent instanceof PDFDict)) return;
  let item = parent.lookup(PDFName.of("First"));
  while (item instanceof PDFDict) {
    yield item;
    yield* itemsOf(item);
    item = item.lookup(PDFName.of("Next"));
  }
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, "");
}
