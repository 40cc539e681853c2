import type { Book } from "../../book/book.ts";
import type { Chapter, Matter } from "../../book/chapter.ts";
import type { DrawChart } from "../../book/draw.ts";
import { phoneWidth } from "../../book/draw.ts";
import { chapterName } from "../../book/naming.ts";
import type { Policy } from "../../book/policy.ts";
import { renderChapter } from "../../book/render.ts";
import { findList, findTarget } from "../../book/target.ts";
import { html, type Html } from "../../lib/html.ts";
import { readyDrawings } from "./drawing.ts";
import { farTableHref } from "./figure-data.ts";
import { renderPage } from "./page.ts";
import { partOf } from "./part.ts";
import { nameParts } from "./semantics.ts";

/** Where a chapter lies in the package. */
export function chapterPath(id: string): string {
  return `text/${id}.xhtml`;
}

/** How a chapter is rendered here: all in one file that can do without a network, a script or color names. */
export function packagePolicy(book: Book): Policy {
  return {
    markup: "xhtml",
    notes: "popup",
    sections: true,
    chartTables: "full",
    // A pop-up is small, and the bibliography has the addresses.
    figureRole: undefined,
    scrollTables: false,
    noteAddresses: findList(book, "bibliography") === undefined,
    pageReferences: false,
    dataPages: false,
    paragraphIds: false,
    // Drawn for a phone, the narrowest of readers: on wider ones it is as large as its type, or a little larger.
    chartWidths: [phoneWidth],
    chartColors: "literals",
    anchor: (_chapter, local) => local,
    href(target, from) {
      const { chapter, anchor } = findTarget(book, target) ?? { chapter: from, anchor: undefined };
      const fragment = anchor === undefined ? "" : `#${anchor}`;
      return chapter === from && anchor !== undefined ? fragment : `${chapter}.xhtml${fragment}`;
    },
    farTable: farTableHref,
    exploration: () => "",
    download: () => undefined,
    dataFile: () => undefined,
  };
}

const matterTypes: Readonly<Record<Matter, string>> = {
  front: "frontmatter",
  body: "bodymatter",
  back: "backmatter",
  // No text that stands apart is in an EPUB.
  apart: "",
};

/** What the chapters of one book have in common. */
export interface ChapterContext {
  readonly book: Book;
  readonly policy: Policy;
  readonly drawChart: DrawChart;
}

/** Renders one chapter as a complete document. */
export function renderChapterPage(chapter: Chapter, context: ChapterContext): string {
  const { book } = context;
  const content = html`<section${partAttributes(book, chapter)} aria-labelledby="${titleId}">
<header class="chapter-header"><h1 id="${titleId}">${numberOf(book, chapter)}<span class="chapter-title">${chapter.title}</span></h1></header>
${nameParts(readyDrawings(renderChapter({ ...context, chapter })))}
</section>`;
  const { id, number, title } = chapter;
  return renderPage({
    title: number === undefined ? title : `${chapterName(book, id)}: ${title}`,
    language: book.metadata.language,
    type: matterTypes[chapter.matter],
    root: "../",
    content,
  });
}

/** Cannot be the id of a heading: those are made of letters, digits and hyphens. */
const titleId = "chapter_title";

function partAttributes(book: Book, chapter: Chapter): Html | undefined {
  const part = partOf(book, chapter);
  if (part === undefined) return undefined;
  const role = part.role === undefined ? undefined : html` role="${part.role}"`;
  return html` epub:type="${part.type}"${role}`;
}

function numberOf(book: Book, { id, number }: Chapter): Html | undefined {
  if (number === undefined) return undefined;
  return html`<span class="chapter-number">${chapterName(book, id)}</span> `;
}
