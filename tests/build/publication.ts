import { unzipSync } from "fflate";
import { openPdf, readPages } from "../editions/pdf-reader.ts";
import type { Tree } from "../tree.ts";

/** What a golden tree keeps of each edition: texts, by path, that a person can read and compare. */
export const goldenEditions = ["web", "print", "epub", "data"] as const;
export type GoldenEdition = (typeof goldenEditions)[number];

/** The readable part of one edition: pages and package files as they are, a PDF as the text of its pages. */
export async function readEdition(
  edition: GoldenEdition,
  publication: Tree,
): Promise<ReadonlyMap<string, string>> {
  switch (edition) {
    case "web":
      return textsOf(publication, /\.html$/);
    case "print":
      return await readPdf(fileOf(publication, "print/briefing-book-a4.pdf"));
    case "epub":
      return textsOf(
        readZip(publication, "epub/briefing-book.epub"),
        /\.(xhtml|opf|xml)$|^mimetype$/,
      );
    case "data":
      return textsOf(
        publication,
        /^edition\.json$|^data\/(.*\.json|README\.md)$|^figures\/.*\.(csv|json|svg)$/,
      );
  }
}

/** The files of a zip in a publication. */
export function readZip(publication: Tree, path: string): Tree {
  const files = Object.entries(unzipSync(fileOf(publication, path)));
  return new Map(files.map(([name, bytes]) => [name, Buffer.from(bytes)]));
}

/** One file of a publication that must be there. */
export function fileOf(publication: Tree, path: string): Buffer {
  const bytes = publication.get(path);
  if (bytes === undefined) throw new Error(`The publication has no ${path}.`);
  return bytes;
}

function textsOf(files: Tree, names: RegExp): ReadonlyMap<string, string> {
  const chosen = [...files].filter(([path]) => names.test(path));
  return new Map(chosen.map(([path, bytes]) => [path, bytes.toString("utf8")]));
}

/** Each page's text by its folio, and the bookmarks and page labels. */
async function readPdf(file: Buffer): Promise<ReadonlyMap<string, string>> {
  const bytes = new Uint8Array(file);
  const texts = await readPages(bytes);
  const pdf = await openPdf(bytes);
  const [outline, labels] = [await pdf.getOutline(), await pdf.getPageLabels()];
  const bookmarks = { pages: labels, outline: titlesOf(outline) };
  await pdf.loadingTask.destroy();
  const pages = texts.map((text, index): [string, string] => [
    `page-${String(index + 1).padStart(2, "0")}.txt`,
    `${text}\n`,
  ]);
  return new Map([...pages, ["bookmarks.json", `${JSON.stringify(bookmarks, undefined, 2)}\n`]]);
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

/** Bookmarks without their targets, which are object numbers. */
function titlesOf(outline: readonly Bookmark[] | null): Bookmark[] {
  return (outline ?? []).map(({ title, items }) => ({ title, items: titlesOf(items) }));
}
