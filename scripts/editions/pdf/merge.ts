import {
  dictAt,
  lastNumber,
  openFile,
  pagesOf,
  readPdf,
  type PdfFile,
  type PdfObject,
} from "./file.ts";
import { dict, isDict, isReference, name, refer, type Reference, type Value } from "./value.ts";

/** Puts PDFs that Chromium printed behind each other into one, with one tag tree over them. */
export function mergePdfs(parts: readonly Uint8Array[]): PdfFile {
  const files = parts.map(readPdf);
  const [first] = files;
  if (first === undefined) throw new Error("there is no PDF to put together");
  const objects = new Map<number, PdfObject>();
  const pages: Reference[] = [];
  const documents: Value[] = [];
  for (const file of files) {
    const offset = lastNumber(objects);
    pages.push(...pagesOf(file).map(({ object }) => refer(object + offset)));
    documents.push(...documentsOf(file).map((document) => move(document, offset)));
    for (const [number, { value, stream }] of file.objects) {
      const own = offset === 0 ? value : move(value, offset);
      objects.set(number + offset, stream === undefined ? { value: own } : { value: own, stream });
    }
  }
  return joinPages(openFile(objects, first.root), pages, documents);
}

/** Makes one tree of all pages, and one root of all tags. */
function joinPages(
  file: PdfFile,
  pages: readonly Reference[],
  documents: readonly Value[],
): PdfFile {
  const tree = file.add(dict({ Type: name("Pages"), Kids: [...pages], Count: pages.length }));
  for (const page of pages) dictAt(file, page).set("Parent", tree);
  const catalog = dictAt(file, file.root);
  for (const key of ["Dests", "Outlines", "Names"]) catalog.delete(key);
  catalog.set("Pages", tree);
  catalog.set("StructTreeRoot", file.add(dict({ K: [...documents] })));
  return file;
}

function documentsOf(file: PdfFile): Value[] {
  const kids = dictAt(file, dictAt(file, file.root).get("StructTreeRoot")).get("K");
  return Array.isArray(kids) ? [...kids] : kids === undefined ? [] : [kids];
}

/** The same value in a file where all numbers are higher. */
function move(value: Value, offset: number): Value {
  if (isReference(value)) return refer(value.object + offset);
  if (Array.isArray(value)) return value.map((own) => move(own, offset));
  if (!isDict(value)) return value;
  return new Map([...value].map(([key, own]) => [key, move(own, offset)]));
}
