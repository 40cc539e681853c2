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
  /** Those before it, back to the last mark; empty at the start of a document. */
  readonly before: string;
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

/**
 * Pages that do not begin where the EPUB says: the words behind the mark must stand on the page, and those before it on
 * the page before. A head, or a figure that moved to the top, may come first on paper.
 */
export function findStrayPages(pairs: readonly PagePair[]): string[] {
  return pairs.flatMap(({ folio, printed, read, before }, index) => {
    // A page of figures alone may stand between, whose text goes on before them.
    const last = [2, 1].map((back) => pairs[index - back]?.printed ?? "").join(" ");
    // A page with a few words or none, such as a half title or its back, is the beginning of what follows.
    const isShort = printed.length < 12 && read.startsWith(printed);
    const isHere = read === "" || isShort || shares(read.slice(0, 60), printed);
    const isThere = before === "" || shares(before.slice(-60), last);
    return isHere && isThere
      ? []
      : [`${folio}: ${printed.slice(0, 60)} | ${before.slice(-30)} > ${read.slice(0, 60)}`];
  });
}

/** Marks of notes stand between words on paper only, so that one unbroken dozen is enough. */
function shares(words: string, page: string): boolean {
  const length = Math.min(12, words.length);
  return Array.from({ length: words.length - length + 1 }, (_, at) => at).some((at) =>
    page.includes(words.slice(at, at + length)),
  );
}

/** Every page that has text, with the text that stands at its number in the EPUB: found by the addresses of the list alone. */
export async function pairPages(publication: Tree): Promise<PagePair[]> {
  const texts = await readPages(new Uint8Array(fileOf(publication, "print/briefing-book-a4.pdf")));
  return pageList(publication).map(({ label, href }, index) => {
    const [path = "", id = ""] = href.split("#");
    const document = epubFile(publication, `EPUB/${path}`);
    const at = document.indexOf(` id="${id}"`);
    const last = document.lastIndexOf("doc-pagebreak", document.lastIndexOf("<", at));
    return {
      folio: label,
      printed: lettersOf(texts[index] ?? ""),
      read: lettersOf(plain(document.slice(at))),
      before:
        last === -1
          ? ""
          : lettersOf(
              plain(
                document
                  .slice(last, document.lastIndexOf("<", at))
                  .replace(/<figure\b.*?<\/figure>/gs, ""),
              ),
            ),
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
