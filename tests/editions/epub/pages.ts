import { openPdf, readPages } from "../pdf-reader.ts";
import { fileOf, readZip } from "../../build/publication.ts";
import type { Tree } from "../../tree.ts";

/** A page of the print edition beside the place in the EPUB that bears its number. */
export interface PagePair {
  readonly folio: string;
  /** Letters and digits of the printed page, in the order of the text. */
  readonly printed: string;
  /** Letters and digits that follow the mark in its document. */
  readonly read: string;
}

/** The page labels of the PDF: what its pages are called. */
export async function pageLabels(publication: Tree): Promise<readonly string[]> {
  const pdf = await openPdf(new Uint8Array(fileOf(publication, "print/briefing-book-a4.pdf")));
  const labels = (await pdf.getPageLabels()) ?? [];
  await pdf.loadingTask.destroy();
  return labels;
}

/** The page list as a reading system reads it: labels, and the addresses they lead to. */
export function pageList(publication: Tree): readonly { label: string; href: string }[] {
  const nav = epubFile(publication, "EPUB/nav.xhtml");
  const list = /<nav epub:type="page-list".*?<\/nav>/s.exec(nav)?.[0] ?? "";
  return [...list.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href = "", label = ""]) => ({
    label,
    href,
  }));
}

/** Pages whose first words do not stand where the EPUB says that they begin; a head may come before them on the page. */
export function findStrayPages(pairs: readonly PagePair[]): string[] {
  return pairs
    .filter(({ printed, read }) => !printed.slice(0, 200).includes(read.slice(0, 12)))
    .map(({ folio, printed, read }) => `${folio}: ${printed.slice(0, 60)} | ${read.slice(0, 60)}`);
}

/** Every page that has text, with the text that stands at its number in the EPUB: found by the addresses of the list alone. */
export async function pairPages(publication: Tree): Promise<PagePair[]> {
  const texts = await readPages(new Uint8Array(fileOf(publication, "print/briefing-book-a4.pdf")));
  return pageList(publication).map(({ label, href }, index) => {
    const [path = "", id = ""] = href.split("#");
    const document = epubFile(publication, `EPUB/${path}`);
    const at = document.indexOf(` id="${id}"`);
    return {
      folio: label,
      printed: lettersOf(texts[index] ?? ""),
      read: lettersOf(plain(document.slice(at))),
    };
  });
}

function plain(markup: string): string {
  return markup
    .replace(/^[^>]*>/, "")
    .replace(/<sup class="noteref[^"]*">.*?<\/sup>|<svg\b.*?<\/svg>|<[^>]*>/gs, "")
    .replace(/&#?\w+;/g, "");
}

function lettersOf(text: string): string {
  // A raised comma counts as a letter to some fonts and not to others.
  return text
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]|\p{Lm}/gu, "")
    .toLowerCase();
}

function epubFile(publication: Tree, path: string): string {
  return fileOf(readZip(publication, "epub/briefing-book.epub"), path).toString("utf8");
}
