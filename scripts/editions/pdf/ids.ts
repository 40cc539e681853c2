import { PDFArray, PDFDict, PDFString, type PDFDocument, type PDFObject } from "@cantoo/pdf-lib";

/** How Chromium names a structure element, from a count that depends on what else the browser was doing. */
const chromiumId = /^node\d{8}$/;

/**
 * Numbers the structure elements anew, from one: Chromium's numbers may differ by a few from one run to the next.
 * Their order is kept, because the tree of ids is searched by it.
 */
export function renumberIds(document: PDFDocument): void {
  const found = new Set<string>();
  eachString(document, (text) => {
    if (chromiumId.test(text)) found.add(text);
    return undefined;
  });
  const names = new Map(
    [...found].toSorted().map((id, index) => [id, `node${String(index + 1).padStart(8, "0")}`]),
  );
  eachString(document, (text) => names.get(text));
}

/** Visits every string outside content streams; one that is given a new text is replaced. */
function eachString(document: PDFDocument, rename: (text: string) => string | undefined): void {
  for (const [, object] of document.context.enumerateIndirectObjects()) visit(object, rename);
}

function visit(object: PDFObject, rename: (text: string) => string | undefined): void {
  const replace = (value: PDFObject, put: (text: PDFString) => void): void => {
    const text = value instanceof PDFString ? rename(value.asString()) : undefined;
    if (text === undefined) visit(value, rename);
    else put(PDFString.of(text));
  };
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) replace(value, (text) => object.set(key, text));
  } else if (object instanceof PDFArray) {
    object.asArray().forEach((value, index) => replace(value, (text) => object.set(index, text)));
  }
}
