import { deflateSync } from "node:zlib";
import type { Sheet } from "../paged/sheet.ts";
import { boxOf, formatBox, point } from "./box.ts";
import { describeFile } from "./catalog.ts";
import { dictAt, flate, openFile, pagesOf, type PdfFile } from "./file.ts";
import {
  dict,
  formatNumber,
  isDict,
  isReference,
  name,
  type Reference,
  type Value,
} from "./value.ts";
import type { PdfMetadata } from "./xmp.ts";

/** One side of a folded sheet: the pages left and right of the fold, counted from 0; undefined for an empty one. */
export type Spread = readonly [left: number | undefined, right: number | undefined];

/**
 * Which pages stand side by side so that sheets printed on both sides, laid on one another and folded once, are a book:
 * front and back of the outermost sheet first. Four pages to a sheet, so up to three at the end are empty.
 */
export function imposePages(count: number): Spread[] {
  const last = Math.ceil(count / 4) * 4 - 1;
  const page = (number: number): number | undefined => (number < count ? number : undefined);
  return Array.from({ length: (last + 1) / 2 }, (_, side): Spread => {
    const [low, high] = [page(side), page(last - side)];
    return side % 2 === 0 ? [high, low] : [low, high];
  });
}

/**
 * The pages of a file two by two on paper twice as wide, to be folded and stitched; each page is drawn as a whole. Such
 * sheets are read by a printer only: they have no tags, links and bookmarks.
 */
export function makeBooklet(file: PdfFile, sheet: Sheet, metadata: PdfMetadata): PdfFile {
  const objects = new Map(file.objects);
  const catalog = dict({ Type: name("Catalog") });
  const own = openFile(objects, openFile(objects, file.root).add(catalog));
  const drawings = pagesOf(file).map((page) => drawingOf(own, page, sheet));
  const tree = own.add(null);
  const sides = imposePages(drawings.length).map(([left, right]) =>
    addSide(own, sheet, { tree, pages: [drawings[left ?? -1], drawings[right ?? -1]] }),
  );
  const pages = dict({ Type: name("Pages"), Kids: sides, Count: sides.length });
  own.objects.set(tree.object, { value: pages });
  catalog.set("Pages", tree);
  describeFile(own, { ...metadata, isAccessible: false });
  // The paper lies on its side: turned about its short edge, the backs stand upright.
  catalog.set(
    "ViewerPreferences",
    dict({ DisplayDocTitle: true, Duplex: name("DuplexFlipShortEdge") }),
  );
  return own;
}

/** A page as a drawing that can be placed anywhere, cut at the edges of its sheet. */
function drawingOf(file: PdfFile, place: Reference, sheet: Sheet): Reference {
  const page = dictAt(file, place);
  const contents = page.get("Contents");
  const content = isReference(contents) ? file.objects.get(contents.object) : undefined;
  if (content === undefined || !isDict(content.value))
    throw new Error("a page of the PDF has no content");
  const form = dict({
    Type: name("XObject"),
    Subtype: name("Form"),
    BBox: formatBox(boxOf(sheet)),
    Resources: page.get("Resources"),
    Group: page.get("Group"),
    Filter: content.value.get("Filter"),
  });
  return file.add(form, content.stream);
}

interface Side {
  readonly tree: Reference;
  /** The drawings to the left and to the right. */
  readonly pages: readonly [Reference | undefined, Reference | undefined];
}

function addSide(file: PdfFile, sheet: Sheet, { tree, pages }: Side): Reference {
  const [width, height] = [sheet.width * point, sheet.height * point];
  const { left, bottom } = boxOf(sheet);
  const drawings: [string, Value][] = pages.flatMap((page, half): [string, Value][] =>
    page === undefined ? [] : [[half === 0 ? "Left" : "Right", page]],
  );
  const content = drawings.map(([half]) => {
    const across = (half === "Left" ? 0 : width) - left;
    return `q\n1 0 0 1 ${formatNumber(across)} ${formatNumber(-bottom)} cm\n/${half} Do\nQ\n`;
  });
  const stream = deflateSync(Buffer.from(content.join(""), "latin1"), { level: 9 });
  const page = dict({
    Type: name("Page"),
    Parent: tree,
    MediaBox: [0, 0, 2 * width, height],
    Resources: dict({ XObject: new Map(drawings) }),
    Contents: file.add(dict({ Filter: flate }), stream),
  });
  return file.add(page);
}
