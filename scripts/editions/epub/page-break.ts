import { html, joinHtml } from "../../lib/html.ts";
import type { PageText } from "../paginate.ts";
import { findOpening, readLetters } from "./letters.ts";

/** Where in the package a page of the print edition begins. */
export interface PageMark {
  /** As the reader of the print edition knows it, e.g. `iv`, `41`. */
  readonly folio: string;
  /** Document that holds the mark. */
  readonly path: string;
}

/** Documents of the package by path, with the marks of pages in them. */
export interface MarkedDocuments {
  readonly documents: ReadonlyMap<string, string>;
  /** In reading order. */
  readonly marks: readonly PageMark[];
}

/**
 * Marks in every document where the pages of the print edition begin, to the letter: both are set from one book, so the
 * first words of a page are looked for in the text. Pages that have no text here go with the page that follows.
 */
export function markPages(
  documents: ReadonlyMap<string, string>,
  pages: readonly PageText[],
  pathOf: (flow: string) => string,
): MarkedDocuments {
  const marked = new Map(documents);
  const marks: PageMark[] = [];
  for (const [path, own] of groupPages(documents, pages, pathOf)) {
    marked.set(path, insertMarks(documents.get(path) ?? "", own));
    marks.push(...own.map(({ folio }) => ({ folio, path })));
  }
  return { documents: marked, marks };
}

/** The id of a page's mark, in the document that holds it; no heading has one like it. */
export function pageId(folio: string): string {
  return `page_${folio}`;
}

function groupPages(
  documents: ReadonlyMap<string, string>,
  pages: readonly PageText[],
  pathOf: (flow: string) => string,
): ReadonlyMap<string, readonly PageText[]> {
  const groups = new Map<string, PageText[]>();
  let waiting: PageText[] = [];
  let last: PageText[] | undefined;
  for (const page of pages) {
    const path = pathOf(page.flow);
    if (!documents.has(path)) {
      waiting.push({ ...page, markup: "" });
      continue;
    }
    last = groups.get(path) ?? [];
    groups.set(path, last);
    last.push(...waiting, page);
    waiting = [];
  }
  last?.push(...waiting);
  return groups;
}

function insertMarks(document: string, pages: readonly PageText[]): string {
  const body = /<body\b[^>]*>\n?/.exec(document);
  const start = body === null ? 0 : body.index + body[0].length;
  const places = placesOf(document, { start, pages });
  let marked = document;
  // From the last to the first, so that the places before stay right.
  for (const place of new Set(places.toReversed())) {
    const here = pages.filter((_, index) => places[index] === place);
    marked = marked.slice(0, place) + marksOf(here) + marked.slice(place);
  }
  return marked;
}

function marksOf(pages: readonly PageText[]): string {
  const marks = pages.map(
    ({ folio }) =>
      html`<span epub:type="pagebreak" role="doc-pagebreak" id="${pageId(folio)}" aria-label="Page ${folio}"></span>`,
  );
  return joinHtml(marks).markup;
}

/** Offsets at which the pages begin: the first at the document's, one without words at that of the next. */
function placesOf(
  document: string,
  { start, pages }: { readonly start: number; readonly pages: readonly PageText[] },
): number[] {
  const notes = document.indexOf('<section class="notes"');
  const whole = readLetters(document, start, notes === -1 ? document.length : notes);
  let from = 0;
  let isFirst = true;
  const found = pages.map(({ markup }) => {
    const letters = readLetters(markup).text;
    if (letters === "") return undefined;
    const at = isFirst ? 0 : openingOf(markup, whole.text, from);
    const place = isFirst ? start : at === undefined ? undefined : whole.places[at];
    isFirst = false;
    if (at !== undefined) from = at + 1;
    return place === undefined || place === start ? place : beforeBlock(document, place);
  });
  const end = found.findLast(isKnown) ?? start;
  return found.map((_, index) => found.slice(index).find(isKnown) ?? end);
}

/** How many letters of a page are taken for its own when they stand in the text. */
const sure = 48;

/** A figure that moved to the head of a page may stand before it in the text: the words below then tell where it begins. */
function openingOf(markup: string, text: string, from: number): number | undefined {
  const at = text.indexOf(readLetters(markup).text.slice(0, sure), from);
  if (at !== -1) return at;
  const below = readLetters(markup.replace(/<figure\b[\s\S]*?<\/figure>/g, "")).text;
  return below === "" ? undefined : findOpening(below, text, from);
}

function isKnown(place: number | undefined): place is number {
  return place !== undefined;
}

/** Elements before which a mark may stand, as their parents take it. */
const landings = new Set(
  "a abbr b blockquote cite code data div dl em figure h2 h3 h4 h5 h6 header i nav ol p pre q section span strong sub sup table ul".split(
    " ",
  ),
);
/** Elements a mark may only stand before if it may stand before what they are in. */
const passed = new Set("caption dd dt figcaption li tbody td th thead tr".split(" "));

/** A page that begins with the first letter of a block begins before that block, not in its heading or cell. */
function beforeBlock(document: string, letter: number): number {
  let best = letter;
  let at = letter;
  for (;;) {
    const before = document.slice(0, at).trimEnd();
    const open = before.endsWith(">") ? before.lastIndexOf("<") : -1;
    const name =
      /^<([a-z][a-z0-9]*)(?:\s[^>]*)?(?<!\/)>$/.exec(before.slice(Math.max(0, open)))?.[1] ?? "";
    if (open === -1 || !(landings.has(name) || passed.has(name))) return best;
    at = open;
    if (landings.has(name)) best = open;
  }
}
