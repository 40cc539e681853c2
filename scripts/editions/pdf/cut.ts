import type { Places } from "../paged/places.ts";
import type { Sheet } from "../paged/sheet.ts";
import { boxOf, formatBox } from "./box.ts";
import { describeFile } from "./catalog.ts";
import { setDestinations } from "./destination.ts";
import { dictAt, follow, openFile, pagesOf, type PdfFile } from "./file.ts";
import { setPageLabels } from "./labels.ts";
import { leadOut } from "./links.ts";
import { setOutline } from "./outline.ts";
import { isElement, type Element, type Kid } from "./structure/element.ts";
import { writeStructure } from "./structure/write.ts";
import { dict, isDict, isReference, name } from "./value.ts";
import type { PdfMetadata } from "./xmp.ts";

/** A finished book that pages can be taken from. */
export interface WholePdf {
  readonly file: PdfFile;
  /** The tag tree as it stands in the file. */
  readonly tree: Element;
  readonly folios: readonly string[];
  readonly places: Places;
}

/** The pages to take, and what they are then. */
export interface Cut {
  /** Counting from 0. */
  readonly from: number;
  /** The page after the last. */
  readonly to: number;
  readonly metadata: PdfMetadata;
  /** Where the whole book is, from where this file will be: what leads out of the pages leads there. */
  readonly whole: string;
}

/** Makes a file of some pages of a book, with their tags, folios, bookmarks and links; nothing is laid out again. */
export function cutPages(book: WholePdf, sheet: Sheet, cut: Cut): PdfFile {
  const { from, to } = cut;
  const objects = new Map(book.file.objects);
  const catalog = dict({ Type: name("Catalog"), MarkInfo: dict({ Marked: true }) });
  const file = openFile(objects, openFile(objects, book.file.root).add(catalog));
  const pages = pagesOf(book.file).slice(from, to);
  const tree = file.add(dict({ Type: name("Pages"), Kids: [...pages], Count: pages.length }));
  for (const page of pages) {
    const own = new Map(dictAt(file, page));
    objects.set(page.object, { value: own });
    own.set("Parent", tree).set("MediaBox", formatBox(boxOf(sheet)));
    copyAnnotations(file, own.get("Annots"));
  }
  catalog.set("Pages", tree);
  const isWithin = ({ page }: { readonly page: number }): boolean => page >= from && page < to;
  const shift = <T extends { readonly page: number }>(place: T): T => ({
    ...place,
    page: place.page - from,
  });
  writeStructure(file, { ...book.tree, kids: kidsWithin(book.tree.kids, isWithin, shift) });
  const ids = book.places.ids.filter(([, place]) => isWithin(place));
  leadOut(file, new Set(ids.map(([id]) => id)), cut.whole);
  setPageLabels(file, book.folios.slice(from, to));
  setDestinations(
    file,
    ids.map(([id, place]) => [id, shift(place)]),
  );
  setOutline(file, book.places.headings.filter(isWithin).map(shift));
  describeFile(file, cut.metadata);
  return file;
}

/** Links say which element they belong to, and that differs between the book and a part of it. */
function copyAnnotations(file: PdfFile, list: ReturnType<typeof follow>): void {
  const places = follow(file, list);
  for (const place of Array.isArray(places) ? places : []) {
    const value = follow(file, place);
    if (isReference(place) && isDict(value))
      file.objects.set(place.object, { value: new Map(value) });
  }
}

/** The elements that stand on some pages, with these counted anew. */
function kidsWithin(
  kids: readonly Kid[],
  isWithin: (place: { readonly page: number }) => boolean,
  shift: <T extends { readonly page: number }>(place: T) => T,
): Kid[] {
  return kids.flatMap((kid): Kid[] => {
    if (!isElement(kid)) return isWithin(kid) ? [shift(kid)] : [];
    const own = kidsWithin(kid.kids, isWithin, shift);
    return own.length > 0 || kid.kids.length === 0 ? [{ ...kid, kids: own }] : [];
  });
}
