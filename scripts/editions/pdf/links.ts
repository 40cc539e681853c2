import { dictAt, follow, pagesOf, type PdfFile } from "./file.ts";
import {
  decodeText,
  isDict,
  isName,
  isNamed,
  isReference,
  isText,
  text,
  type Dict,
} from "./value.ts";

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
      return [{ object: place.object, annotation, goal: isName(goal) ? goal.name : undefined }];
    });
  });
}

/** Says of every link where it leads, for those who hear it: `Page 41`, or the address. Folios are by element id. */
export function describeLinks(file: PdfFile, folios: ReadonlyMap<string, string>): void {
  for (const { annotation, goal } of linksOf(file)) {
    const folio = goal === undefined ? undefined : folios.get(decodeName(goal));
    const place = folio === undefined ? "Another place in this document" : `Page ${folio}`;
    annotation.set("Contents", text(addressOf(file, annotation) ?? place));
  }
}

function addressOf(file: PdfFile, annotation: Dict): string | undefined {
  const action = follow(file, annotation.get("A"));
  const address = isDict(action) ? action.get("URI") : undefined;
  return isText(address) ? decodeText(address) : undefined;
}

/** Characters that a name cannot hold are written as `#20`. */
function decodeName(name: string): string {
  const bytes = name.replace(/#([\da-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
