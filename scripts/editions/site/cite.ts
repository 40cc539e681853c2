import type { Book } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";
import {
  formatBibtex,
  formatCitation,
  formatCsl,
  formatRis,
  partWork,
  type Work,
} from "../../book/cite.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import type { Asset } from "./asset.ts";
import type { PageSection } from "./page.ts";

const forms = [
  ["BibTeX", "cite.bib", formatBibtex],
  ["RIS", "cite.ris", formatRis],
  ["CSL-JSON", "cite.json", formatCsl],
] as const;

/** A chapter as others cite it. */
export function chapterWork({ id, title, number }: Chapter, book: Book): Work {
  const part = number === undefined ? "" : `chapter ${number}`;
  return partWork(book, { kind: "chapter", title, part, path: `${id}/index.html` });
}

/** How to cite a page: in words, and in the forms of reference managers, each also as a file beside the page. */
export function citeBox(work: Work): Html {
  const folds = forms.map(
    ([name, file, format]) =>
      html`<details><summary>${name}</summary><pre>${shown(format(work))}</pre><p><a href="${file}" download>${name} as a file</a></p></details>`,
  );
  return html`<div class="cite"><p class="cite-words">${formatCitation(work)}</p>${joinHtml(folds)}</div>`;
}

/** As text on a page: without what only a file needs at the ends of its lines. */
function shown(text: string): string {
  return text.replace(/\s+$/gm, "");
}

/** The citation as a section of a made page. */
export function citeSection(work: Work): PageSection {
  return { title: "Cite it", content: citeBox(work) };
}

/** The files of a citation, in the folder of its page; empty for the root. */
export function citeFiles(work: Work, folder: string): Asset[] {
  return forms.map(([, file, format]) => ({
    path: folder === "" ? file : `${folder}/${file}`,
    content: format(work),
  }));
}
