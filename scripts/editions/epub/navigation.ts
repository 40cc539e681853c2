import type { Book, Placement } from "../../book/book.ts";
import type { Chapter, Heading } from "../../book/chapter.ts";
import { nameOf } from "../../book/naming.ts";
import { placementAnchor } from "../../book/placement.ts";
import { findList } from "../../book/target.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { chapterPath } from "./chapter.ts";
import { farTables, figureDataPath, figureDataTitle } from "./figure-data.ts";
import type { PageMark } from "./page-break.ts";
import { renderPageList } from "./page-list.ts";
import { renderPage } from "./page.ts";
import { exhibitListIds } from "./semantics.ts";

/** The navigation document: what a reading system shows as contents, landmarks, pages and lists of figures and tables. */
export function renderNavigation(book: Book, marks: readonly PageMark[]): string {
  return renderPage({
    title: "Contents",
    language: book.metadata.language,
    type: "frontmatter",
    root: "",
    content: joinHtml(
      [
        contents(book),
        landmarks(book),
        placementList(book, { kind: "figure", heading: "Figures" }),
        placementList(book, { kind: "table", heading: "Tables" }),
        renderPageList(marks),
      ].filter((part) => part !== undefined),
      "\n",
    ),
  });
}

function contents(book: Book): Html {
  const { metadata, spine } = book;
  const entries = [
    html`<li><a href="title-page.xhtml">${metadata.title}</a></li>`,
    ...spine.map(chapterEntry),
    ...(farTables(book).length === 0
      ? []
      : [html`<li><a href="${figureDataPath}">${figureDataTitle}</a></li>`]),
  ];
  return html`<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">
<h1 id="toc-title">Contents</h1>
${orderedList(entries)}
</nav>`;
}

function chapterEntry({ id, number, title, headings }: Chapter): Html {
  const path = chapterPath(id);
  const before = number === undefined ? "" : `${number}. `;
  return html`<li><a href="${path}">${before}${title}</a>${sectionEntries(path, headings)}</li>`;
}

/** Headings under those of which they are parts. */
function sectionEntries(path: string, headings: readonly Heading[]): Html | undefined {
  const [first] = headings;
  if (first === undefined) return undefined;
  const starts = headings.flatMap(({ level }, index) => (level <= first.level ? [index] : []));
  const entries = starts.flatMap((start, order) => {
    const heading = headings[start];
    if (heading === undefined) return [];
    const below = sectionEntries(path, headings.slice(start + 1, starts[order + 1]));
    return [html`<li><a href="${path}#${heading.slug}">${heading.text}</a>${below}</li>`];
  });
  return html`\n${orderedList(entries)}`;
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
    ["index", listPath(book, "index"), "Index"],
    ["loi", exhibitsPath(book, "figure"), "Figures"],
    ["lot", exhibitsPath(book, "table"), "Tables"],
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

/** Where a reader finds the list of figures or of tables; only a document in the reading order may be named. */
function exhibitsPath(book: Book, kind: ListKind["kind"]): string | undefined {
  if (![...book.placements.values()].some(({ figure }) => figure.kind === kind)) return undefined;
  const own = listPath(book, `${kind}s`);
  if (own !== undefined) return `${own}#${exhibitListIds[kind]}`;
  return findList(book, "contents") === undefined ? `nav.xhtml#${listTypes[kind]}` : undefined;
}

function listPath(book: Book, name: string): string | undefined {
  const chapter = findList(book, name);
  return chapter === undefined ? undefined : chapterPath(chapter);
}

interface ListKind {
  readonly kind: Placement["figure"]["kind"];
  readonly heading: string;
}

const listTypes = { figure: "loi", table: "lot" } as const;

function placementList({ placements }: Book, { kind, heading }: ListKind): Html | undefined {
  const type = listTypes[kind];
  const entries = [...placements.values()]
    .filter(({ figure }) => figure.kind === kind)
    .map((placement) => {
      const { chapter, figure } = placement;
      const href = `${chapterPath(chapter)}#${placementAnchor(figure)}`;
      return html`<li><a href="${href}">${nameOf(placement)}. ${figure.title}</a></li>`;
    });
  if (entries.length === 0) return undefined;
  return html`<nav epub:type="${type}" id="${type}" aria-labelledby="${type}-title">
<h2 id="${type}-title">${heading}</h2>
${orderedList(entries)}
</nav>`;
}

function orderedList(entries: readonly Html[]): Html {
  return html`<ol>\n${joinHtml(entries, "\n")}\n</ol>`;
}
