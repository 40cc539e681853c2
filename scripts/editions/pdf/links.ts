import { PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument } from "@cantoo/pdf-lib";

/** Says of every link where it leads, for those who hear it: `Page 41`, or the address. Folios are by element id. */
export function describeLinks(document: PDFDocument, folios: ReadonlyMap<string, string>): void {
  for (const [, link] of document.context.enumerateIndirectObjects()) {
    if (!(link instanceof PDFDict) || link.get(PDFName.of("Subtype")) !== PDFName.of("Link"))
      continue;
    const text = addressOf(link) ?? pageOf(link, folios);
    link.set(PDFName.of("Contents"), PDFHexString.fromText(text));
  }
}

function addressOf(link: PDFDict): string | undefined {
  const action = link.lookup(PDFName.of("A"));
  const address = action instanceof PDFDict ? action.lookup(PDFName.of("URI")) : undefined;
  if (!(address instanceof PDFString || address instanceof PDFHexString)) return undefined;
  return address.decodeText();
}

function pageOf(link: PDFDict, folios: ReadonlyMap<string, string>): string {
  const goal = link.get(PDFName.of("Dest"));
  const folio = goal instanceof PDFName ? folios.get(goal.decodeText()) : undefined;
  return folio === undefined ? "Another place in this document" : `Page ${folio}`;
}
