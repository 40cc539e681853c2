import { dictAt, follow, pagesOf, type PdfFile } from "./file.ts";
import { decodeText, isDict, isNamed, isReference, isText, text, type Dict } from "./value.ts";

/** Links within the book lead to this address with the id behind `#`, so that Chromium leaves their goals to us. */
export const innerAddress = "http://book.invalid/to#";

/** A link on a page, and where it leads to in this document: the id of an element. */
export interface Link {
  readonly object: number;
  readonly annotation: Dict;
  readonly goal: string | undefined;
}

/** All links, page by page. */
export function linksOf(file: PdfFile): Link[] {
  return pagesOf(file).flatMap((page) => {
    const annotations = follow(file, dictAt(file, page).get("Annots"));
    return (Array.isArray(annotations) ? annotations : []).flatMap((place): Link[] => {
      const annotation = follow(file, place);
      if (!isReference(place) || !isDict(annotation)) return [];
      if (!isNamed(annotation.get("Subtype"), "Link")) return [];
      const goal = annotation.get("Dest");
      const address = addressOf(file, annotation);
      const isInner = address?.startsWith(innerAddress) === true;
      const inner = isInner ? decodeURIComponent(address.slice(innerAddress.length)) : undefined;
      const known = isText(goal) ? decodeText(goal) : inner;
      return [{ object: place.object, annotation, goal: known }];
    });
  });
}

/** Leads every link to its goal, and says where that is for those who hear it: `Page 41`, or the address. */
export function describeLinks(file: PdfFile, folios: ReadonlyMap<string, string>): void {
  for (const { annotation, goal } of linksOf(file)) {
    const folio = goal === undefined ? undefined : folios.get(goal);
    const place = folio === undefined ? "Another place in this document" : `Page ${folio}`;
    const outer = goal === undefined ? addressOf(file, annotation) : undefined;
    annotation.set("Contents", text(outer ?? place));
    if (goal === undefined) continue;
    annotation.delete("A");
    annotation.set("Dest", text(goal));
  }
}

function addressOf(file: PdfFile, annotation: Dict): string | undefined {
  const action = follow(file, annotation.get("A"));
  const address = isDict(action) ? action.get("URI") : undefined;
  return isText(address) ? decodeText(address) : undefined;
}
