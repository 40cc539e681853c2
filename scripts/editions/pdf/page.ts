import { deflateSync } from "node:zlib";
import { formatContent, readContent, type Piece } from "./content.ts";
import { dictAt, flate, follow, inflate, pagesOf, type PdfFile, type PdfObject } from "./file.ts";
import { openFonts } from "./font.ts";
import { packText } from "./text.ts";
import { isDict, isNamed, isReference } from "./value.ts";

/** What a page paints. */
export interface PageContent {
  readonly pieces: readonly Piece[];
  /** Drawings of their own that stood in no mark, by their objects, with the marks that have been put around them. */
  readonly drawings: ReadonlyMap<number, number>;
}

/** What each page of a file paints; by the index of the page. */
export function readPageContents(file: PdfFile): PageContent[] {
  return pagesOf(file).map((page) => {
    const pieces = readContent(contentOf(contentObject(file, page.object)));
    const marks = pieces.map(({ mark = -1 }) => mark);
    let next = Math.max(-1, ...marks) + 1;
    const drawings = new Map<number, number>();
    const marked = pieces.map((piece): Piece => {
      const name = piece.mark === undefined ? /^\/(\S+) Do\n$/.exec(piece.body)?.[1] : undefined;
      const drawing = name === undefined ? undefined : taggedDrawing(file, page.object, name);
      if (drawing === undefined) return piece;
      drawings.set(drawing, next);
      next += 1;
      return { ...piece, mark: next - 1, paints: "text" };
    });
    return { pieces: marked, drawings };
  });
}

/** A drawing that has marks of its own. */
function taggedDrawing(file: PdfFile, page: number, drawing: string): number | undefined {
  const resources = dictAt(file, dictAt(file, { object: page }).get("Resources"));
  const place = dictAt(file, resources.get("XObject")).get(drawing);
  const value = follow(file, place);
  return isReference(place) && isDict(value) && value.has("StructParents")
    ? place.object
    : undefined;
}

/** Writes the content of every page anew: tagged, artifact or neither, and with its glyphs in runs. */
export function writePageContents(
  file: PdfFile,
  contents: readonly PageContent[],
  isTagged: (page: number, mark: number) => boolean,
): void {
  const fontOf = openFonts(file);
  pagesOf(file).forEach((page, index) => {
    const resources = dictAt(file, page).get("Resources");
    const content = formatContent(contents[index]?.pieces ?? [], (mark) => isTagged(index, mark));
    const packed = packText(content, (font) => fontOf(resources, font));
    setContent(contentObject(file, page.object), packed);
  });
  for (const object of file.objects.values()) {
    if (isDict(object.value) && isNamed(object.value.get("Subtype"), "Form")) clearForm(object);
  }
}

/** A drawing within a drawing belongs to the mark around it and has none of its own. */
function clearForm(form: PdfObject): void {
  if (!isDict(form.value) || !form.value.delete("StructParents")) return;
  const pieces = readContent(contentOf(form));
  setContent(form, pieces.map(({ body }) => body).join(""));
}

function contentObject(file: PdfFile, page: number): PdfObject {
  const place = dictAt(file, { object: page }).get("Contents");
  const object = isReference(place) ? file.objects.get(place.object) : undefined;
  if (object === undefined) throw new Error("a page of the PDF has no content");
  return object;
}

function contentOf(object: PdfObject): string {
  return Buffer.from(inflate(object)).toString("latin1");
}

function setContent(object: PdfObject, content: string): void {
  object.stream = deflateSync(Buffer.from(content, "latin1"), { level: 9 });
  if (isDict(object.value)) object.value.set("Filter", flate);
}
