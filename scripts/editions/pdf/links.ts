import { dictAt, follow, pagesOf, type PdfFile } from "./file.ts";
import {
  decodeText,
  dict,
  isDict,
  isNamed,
  isReference,
  isText,
  name,
  text,
  type Dict,
} from "./value.ts";

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

/** Leads links whose goal is not among these ids to the file that has it, a path from where this one will be. */
export function leadOut(file: PdfFile, within: ReadonlySet<string>, whole: string): void {
  for (const { annotation, goal } of linksOf(file)) {
    if (goal === undefined || within.has(goal)) continue;
    annotation.delete("Dest");
    const remote = dict({ S: name("GoToR"), F: text(whole), D: text(goal) });
    annotation.set("A", remote);
    const said = annotation.get("Contents");
    if (isText(said)) annotation.set("Contents", text(`${decodeText(said)} of the whole book`));
  }
}

function addressOf(file: PdfFile, annotation: Dict): string | undefined {
  const action = follow(file, annotation.get("A"));
  const address = isDict(action) ? action.get("URI") : undefined;
  return isText(address) ? decodeText(address) : undefined;
}
