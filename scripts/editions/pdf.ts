import type { Places } from "./paged/places.ts";
import type { Sheet } from "./paged/sheet.ts";
import { makeBooklet } from "./pdf/booklet.ts";
import { boxOf, formatBox } from "./pdf/box.ts";
import { describeFile, infoOf } from "./pdf/catalog.ts";
import { cutPages, type Cut, type WholePdf } from "./pdf/cut.ts";
import { setDestinations } from "./pdf/destination.ts";
import { dictAt, pagesOf, type PdfFile } from "./pdf/file.ts";
import { setPageLabels } from "./pdf/labels.ts";
import { describeLinks, linksOf } from "./pdf/links.ts";
import { mergePdfs } from "./pdf/merge.ts";
import { setOutline } from "./pdf/outline.ts";
import { readPageContents, writePageContents } from "./pdf/page.ts";
import { makePress } from "./pdf/press.ts";
import { isElement, isMark, type Element } from "./pdf/structure/element.ts";
import { mendStructure } from "./pdf/structure/mend.ts";
import { readStructure } from "./pdf/structure/read.ts";
import { tidyStructure } from "./pdf/structure/tidy.ts";
import { writeStructure } from "./pdf/structure/write.ts";
import { dict } from "./pdf/value.ts";
import { openWriter } from "./pdf/write.ts";
import type { PdfMetadata } from "./pdf/xmp.ts";

export type { PdfMetadata } from "./pdf/xmp.ts";

/** What is known of the pages that a PDF does not say of itself. */
export interface PdfPages {
  /** Folio of each page from first to last. */
  readonly folios: readonly string[];
  /** Folio by element id: what links are described with. */
  readonly pages: ReadonlyMap<string, string>;
  /** Places of the pages, counting from 0, that a screen shall turn to be read. */
  readonly turned?: readonly number[];
  /** Where everything stands that can be linked to, and the headings as the bookmarks shall have them. */
  readonly places: Places;
}

/** A PDF that can be put on paper of several sizes. */
export interface FinishedPdf {
  /** Cuts the canvas to a sheet, about its middle, and gives the file. */
  saveFor(sheet: Sheet): Uint8Array;
  /** Some of the pages, as a file of their own. */
  saveCut(sheet: Sheet, cut: Cut): Uint8Array;
  /** The same pages for a print shop, with bleed and marks around them. */
  savePress(sheet: Sheet): Uint8Array;
  /** All pages or some, side by side on paper twice as wide, in the order in which folded sheets need them. */
  saveBooklet(sheet: Sheet, cut?: Cut): Uint8Array;
}

/**
 * Finishes a PDF that Chromium printed on the canvas, in one part or more: tags and artifacts, metadata, page labels, bookmark titles, and
 * nothing that came from the clock. `pages` is left out for a document without folios. The same pages and metadata give
 * the same bytes.
 */
export function finishPdf(
  parts: readonly Uint8Array[],
  metadata: PdfMetadata,
  pages?: PdfPages,
): FinishedPdf {
  const file = mergePdfs(parts);
  const tree = mendTags(file);
  describeLinks(file, pages?.pages ?? new Map());
  if (pages) {
    setPageLabels(file, pages.folios);
    setDestinations(file, pages.places.ids);
    setOutline(file, pages.places.headings);
    turnPages(file, pages.turned ?? []);
  }
  describeFile(file, metadata);
  const write = openWriter();
  const { folios = [], places = { ids: [], headings: [] } } = pages ?? {};
  const whole: WholePdf = { file, tree, folios, places };
  return {
    saveFor(sheet) {
      for (const page of pagesOf(file)) dictAt(file, page).set("MediaBox", formatBox(boxOf(sheet)));
      return write(file, infoOf(metadata));
    },
    saveCut: (sheet, cut) => write(cutPages(whole, sheet, cut), infoOf(cut.metadata)),
    saveBooklet(sheet, cut) {
      const own = cut ? cutPages(whole, sheet, cut) : file;
      const about = cut?.metadata ?? metadata;
      return write(makeBooklet(own, sheet, about), infoOf(about));
    },
    savePress: (sheet) => write(makePress(file, sheet), infoOf(metadata)),
  };
}

/** Says of pages that they are to be shown a quarter turned; on paper they stay as the others are. */
function turnPages(file: PdfFile, turned: readonly number[]): void {
  const pages = pagesOf(file);
  for (const index of turned) dictAt(file, pages[index]).set("Rotate", 90);
}

/** Builds the tag tree anew, and says in the pages what belongs to it and what is an artifact. */
function mendTags(file: PdfFile): Element {
  const contents = readPageContents(file);
  const shapes = contents.map(
    ({ pieces }) =>
      new Set(pieces.filter(({ paints }) => paints === "shapes").map(({ mark }) => mark)),
  );
  const notes = new Map(linksOf(file).map(({ object, goal }) => [object, noteIn(goal)]));
  const tree = mendStructure(
    readStructure(file, (page, drawing) => contents[page]?.drawings.get(drawing)),
    {
      isDecoration: ({ page, mark }) => shapes[page]?.has(mark) ?? false,
      noteOf: (annotation) => notes.get(annotation),
    },
  );
  const tidied = tidyStructure(tree);
  writeStructure(file, tidied);
  dictAt(file, file.root).set("MarkInfo", dict({ Marked: true }));
  const tagged = marksIn(tidied, new Set());
  writePageContents(file, contents, (page, mark) => tagged.has(`${page} ${mark}`));
  return tidied;
}

/** The number at the end of a note's id, e.g. `myanmar--note-4`. */
function noteIn(goal: string | undefined): number | undefined {
  const number = /(?:^|--)note-(\d+)$/.exec(goal ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}

function marksIn(node: Element, found: Set<string>): Set<string> {
  for (const kid of node.kids) {
    if (isElement(kid)) marksIn(kid, found);
    else if (isMark(kid)) found.add(`${kid.page} ${kid.mark}`);
  }
  return found;
}
