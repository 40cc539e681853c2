import type { Book, Placement } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";
import { nameOf } from "../../book/naming.ts";
import { placementAnchor } from "../../book/placement.ts";
import { findList } from "../../book/target.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { chapterPath } from "./chapter.ts";
import { renderPage } from "./page.ts";

/** The navigation document: what a reading system shows as contents, landmarks and lists of figures and tables. */
export function renderNavigation(book: Book): string {
  return renderPage({
    title: "Contents",
    language: book.metadata.language,
    type: "frontmatter",
    root: "",
    content: joinHtml(
      [
        contents(book),
        landmarks(book),
        placementList(book, { kind: "figure", type: "loi", heading: "Figures" }),
        placementList(book, { kind: "table", type: "lot", heading: "Tables" }),
      ],
      "\n",
    ),
  });
}

function contents({ metadata, spine }: Book): Html {
  const entries = [
    html`<li><a href="title-page.xhtml">${metadata.title}</a></li>`,
    ...spine.map(chapterEntry),
  ];
  return html`<nav epub:type="toc" role="doc-toc" id="toc">
<h1>Contents</h1>
${orderedList(entries)}
</nav>`;
}

function chapterEntry({ id, number, title, headings }: Chapter): Html {
  const path = chapterPath(id);
  const sections = headings
    .filter(({ level }) => level === 2)
    .map(({ slug, text }) => html`<li><a href="${path}#${slug}">${text}</a></li>`);
  const below = sections.length === 0 ? undefined : html`\n${orderedList(sections)}`;
  const before = number === undefined ? "" : `${number}. `;
  return html`<li><a href="${path}">${before}${title}</a>${below}</li>`;
}

function landmarks(book: Book): Html {
  const first = book.spine.find(({ matter }) => matter === "body");
  const entries: [type: string, href: string | undefined, title: string][] = [
    ["cover", "cover.xhtml", "Cover"],
    ["titlepage", "title-page.xhtml", "Title page"],
    ["toc", contentsPath(book), "Contents"],
    ["bodymatter", first && chapterPath(first.id), "Start of the text"],
    ["glossary", listPath(book, "glossary"), "Glossary"],
    ["bibliography", listPath(book, "bibliography"), "Bibliography"],
  ];
  const items = entries.flatMap(([type, href, title]) =>
    href === undefined ? [] : [html`<li><a epub:type="${type}" href="${href}">${title}</a></li>`],
  );
  return html`<nav epub:type="landmarks" id="landmarks" hidden="hidden">
<h2>Landmarks</h2>
${orderedList(items)}
</nav>`;
}

/** The book's own page of contents when it has one: only then is the navigation document left out of the reading order. */
function contentsPath(book: Book): string {
  return listPath(book, "contents") ?? "nav.xhtml#toc";
}

function listPath(book: Book, name: string): string | undefined {
  const chapter = findList(book, name);
  return chapter === undefined ? undefined : chapterPath(chapter);
}

interface ListKind {
  readonly kind: Placement["figure"]["kind"];
  readonly type: "loi" | "lot";
  readonly heading: string;
}

function placementList({ placements }: Book, { kind, type, heading }: ListKind): Html {
  const entries = [...placements.values()]
    .filter(({ figure }) => figure.kind === kind)
    .map((placement) => {
      const { chapter, figure } = placement;
      const href = `${chapterPath(chapter)}#${placementAnchor(figure)}`;
      return html`<li><a href="${href}">${nameOf(placement)}. ${figure.title}</a></li>`;
    });
  if (entries.length === 0) return html``;
  return html`<nav epub:type="${type}" id="${type}">
<h2>${heading}</h2>
${orderedList(entries)}
</nav>`;
}

function orderedList(entries: readonly Html[]): Html {
  return html`<ol>\n${joinHtml(entries, "\n")}\n</ol>`;
}
