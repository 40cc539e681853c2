import { createHash } from "node:crypto";
import {
  ParseSpeeds,
  PDFDict,
  PDFHexString,
  PDFDocument,
  PDFName,
  type PDFPage,
} from "@cantoo/pdf-lib";
import { canvas, type Sheet } from "./paged/sheet.ts";
import { describeLinks } from "./pdf/links.ts";
import { renumberIds } from "./pdf/ids.ts";
import { setPageLabels } from "./pdf/labels.ts";
import { mendOutline } from "./pdf/outline.ts";
import { mendTags } from "./pdf/tags.ts";
import { buildXmp, producer, type PdfMetadata } from "./pdf/xmp.ts";

export type { PdfMetadata } from "./pdf/xmp.ts";

/** What is known of the pages that a PDF does not say of itself. */
export interface PdfPages {
  /** Folio of each page from first to last. */
  readonly folios: readonly string[];
  /** Folio by element id: what links are described with. */
  readonly pages: ReadonlyMap<string, string>;
  /** All headings in order of the text, as the bookmarks shall have them, e.g. `3 Money`. */
  readonly headings: readonly string[];
}

const zeros = "0".repeat(32);

/** A PDF that can be put on paper of several sizes. */
export interface FinishedPdf {
  /** Cuts the canvas to a sheet, about its middle, and gives the file. */
  saveFor(sheet: Sheet): Promise<Uint8Array>;
}

/**
 * Finishes a PDF that Chromium printed on the canvas: metadata, page labels, bookmark titles, tags, and everything that
 * came from the clock. `pages` is left out for a document without folios. The same pages and metadata give the same bytes.
 */
export async function finishPdf(
  bytes: Uint8Array,
  metadata: PdfMetadata,
  pages?: PdfPages,
): Promise<FinishedPdf> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  });
  setInfo(document, metadata);
  setXmp(document, metadata);
  if (pages) setPageLabels(document, pages.folios);
  mendOutline(document, pages?.headings ?? []);
  mendTags(document);
  renumberIds(document);
  describeLinks(document, pages?.pages ?? new Map());
  const id = PDFHexString.of(zeros);
  document.context.trailerInfo.ID = document.context.obj([id, id]);
  return {
    async saveFor(sheet) {
      for (const page of document.getPages()) cutTo(page, sheet);
      return setId(await save(document));
    },
  };
}

async function save(document: PDFDocument): Promise<Uint8Array> {
  return await document.save({
    addDefaultPage: false,
    useObjectStreams: true,
    // Without it the old file, with its dates, stays inside the new one.
    rewrite: true,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

/** Millimeters to points of a PDF. */
const point = 72 / 25.4;

/** The content stays where it is; only the edges of the paper move, so that pages break alike on every sheet. */
function cutTo(page: PDFPage, sheet: Sheet): void {
  const [width, height] = [sheet.width * point, sheet.height * point];
  const left = (canvas.width * point - width) / 2;
  const bottom = (canvas.height * point - height) / 2;
  page.setMediaBox(left, bottom, width, height);
}

function setInfo(document: PDFDocument, metadata: PdfMetadata): void {
  const date = new Date(`${metadata.issued}T00:00:00Z`);
  document.setTitle(metadata.title, { showInWindowTitleBar: true });
  document.setAuthor(metadata.authors.join(", "));
  document.setSubject(metadata.subject);
  document.setKeywords([metadata.keywords.join(", ")]);
  document.setLanguage(metadata.language);
  document.setCreator(producer);
  document.setProducer(producer);
  document.setCreationDate(date);
  document.setModificationDate(date);
}

function setXmp(document: PDFDocument, metadata: PdfMetadata): void {
  const text = new TextEncoder().encode(buildXmp(metadata));
  const stream = document.context.stream(text, { Type: "Metadata", Subtype: "XML" });
  document.catalog.set(PDFName.of("Metadata"), document.context.register(stream));
  const info = document.catalog.lookup(PDFName.of("MarkInfo"));
  if (!(info instanceof PDFDict)) {
    document.catalog.set(PDFName.of("MarkInfo"), document.context.obj({ Marked: true }));
  }
}

/** The id of a file is the hash of all its bytes, with zeros in the id's own place. */
function setId(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes);
  const hash = createHash("sha256").update(buffer).digest("hex").slice(0, 32);
  const second = buffer.lastIndexOf(zeros);
  const first = second < 0 ? -1 : buffer.lastIndexOf(zeros, second - 32);
  if (first < 0) throw new Error("the PDF has no place for its id");
  buffer.write(hash, first, "latin1");
  buffer.write(hash, second, "latin1");
  return new Uint8Array(buffer);
}
