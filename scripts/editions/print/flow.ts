import type { Book } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";
import { chartWidth } from "../../book/draw.ts";
import { chapterName } from "../../book/naming.ts";
import type { Policy } from "../../book/policy.ts";
import { renderChapter } from "../../book/render.ts";
import { findTarget } from "../../book/target.ts";
import { html, type Html } from "../../lib/html.ts";
import type { Job } from "../edition.ts";
import type { Flow } from "../paginate.ts";
import { renderCover, renderHalfTitle } from "./cover.ts";
import { qrLinkTo } from "./qr-link.ts";

/** The cover, the half title and every chapter, each to be laid out by itself. */
export function flowsOf({ book, drawChart }: Pick<Job, "book" | "drawChart">): Flow[] {
  const policy = printPolicy(book);
  const chapters = book.spine.map((chapter): Flow => {
    const text = renderChapter({ book, chapter, policy, drawChart });
    return {
      id: chapter.id,
      html: sectionOf(chapter, book, text).markup,
      numbering: chapter.matter === "front" ? "roman" : "arabic",
      title: chapter.title,
      number: chapter.number,
      startsOn: chapter.number === 1 ? "recto" : undefined,
    };
  });
  return [...openingOf(book), ...chapters];
}

/** Cover and half title: counted, but without folio. */
function openingOf(book: Book): Flow[] {
  const { title } = book.metadata;
  const shared = { numbering: "none", title } as const;
  return [
    { ...shared, id: "cover", html: renderCover(book).markup, isSheet: true },
    { ...shared, id: "half-title", html: renderHalfTitle(book).markup, startsOn: "recto" },
  ];
}

function sectionOf(chapter: Chapter, book: Book, text: Html): Html {
  const { id, matter, title, number } = chapter;
  const label =
    number === undefined ? undefined : html`<p class="chapter-number">${chapterName(book, id)}</p>`;
  const qrLink = number === undefined ? undefined : qrLinkTo(book, { kind: "chapter", id });
  return html`<section class="chapter" id="chapter-${id}" data-matter="${matter}"><header class="chapter-head">${label}<h1>${title}</h1>${qrLink?.code}${qrLink?.words}</header>${text}</section>`;
}

/** How a chapter is rendered for print: one document holds all, so ids carry their chapter's. */
export function printPolicy(book: Book): Policy {
  return {
    markup: "html",
    notes: "float",
    sections: false,
    chartTables: "none",
    figureRole: "group",
    scrollTables: false,
    noteAddresses: false,
    pageReferences: true,
    dataPages: false,
    paragraphIds: false,
    chartWidths: [chartWidth],
    chartColors: "literals",
    anchor: (chapter, local) => `${chapter}--${local}`,
    href(target) {
      const found = findTarget(book, target);
      if (found === undefined) return "#cover";
      if (found.anchor === undefined) return `#chapter-${found.chapter}`;
      return target.kind === "chapter" ? `#${found.chapter}--${found.anchor}` : `#${found.anchor}`;
    },
    farTable: () => undefined,
    exploration: () => "",
    qrLinkTo: (target) => qrLinkTo(book, target),
    download: () => undefined,
    dataFile: () => undefined,
  };
}
