import { html, joinHtml, type Html } from "../../lib/html.ts";
import { compareTexts } from "../../lib/order.ts";
import type { IndexEntry } from "../index-entry.ts";
import type { IndexPlace } from "../index-mark.ts";
import type { RenderContext } from "../render.ts";
import { sortKey } from "./sort-key.ts";

/** `::list[index]`: subjects, terms and names by letter, each with the places in the chapters where it is spoken of. */
export function wordIndex(context: RenderContext): Html {
  const { entries, places } = context.book.index;
  const children = childrenOf(entries);
  const shown = (entry: IndexEntry): boolean =>
    entry.see !== undefined || places.has(entry.id) || children.has(entry.id);
  const main = [...entries.values()].filter((entry) => entry.under === undefined && shown(entry));
  const letters = new Map<string, Html[]>();
  for (const entry of main.toSorted(byTitle)) {
    const own = (children.get(entry.id) ?? []).filter(shown).toSorted(byTitle);
    const items = own.map((child) => html`<li>${entryOf(child, context)}</li>`);
    const list = items.length > 0 && html`<ul>${joinHtml(items, "\n")}</ul>`;
    const letter = letterOf(entry);
    letters.set(letter, [
      ...(letters.get(letter) ?? []),
      html`<li>${entryOf(entry, context)}${list}</li>`,
    ]);
  }
  const groups = [...letters].map(
    ([letter, items]) =>
      html`<p class="index-letter">${letter}</p>\n<ul class="index">${joinHtml(items, "\n")}</ul>\n`,
  );
  return html`<div class="index-columns">${joinHtml(groups)}</div>\n`;
}

function childrenOf(
  entries: ReadonlyMap<string, IndexEntry>,
): ReadonlyMap<string, readonly IndexEntry[]> {
  const children = new Map<string, IndexEntry[]>();
  for (const entry of entries.values()) {
    if (entry.under === undefined) continue;
    children.set(entry.under, [...(children.get(entry.under) ?? []), entry]);
  }
  return children;
}

function byTitle(a: IndexEntry, b: IndexEntry): number {
  return compareTexts(sortKey(a.title), sortKey(b.title));
}

/** `A` to `Z`; what begins with a number stands before them. */
function letterOf({ title }: IndexEntry): string {
  const first = sortKey(title).slice(0, 1).toUpperCase();
  return /\p{Letter}/u.test(first) ? first : "0–9";
}

function entryOf(entry: IndexEntry, context: RenderContext): Html {
  const { policy, chapter, book } = context;
  const own = book.index.places.get(entry.id) ?? [];
  const where = policy.pageReferences ? pagesOf(own, context) : sectionsOf(own, context);
  const see =
    entry.see === undefined ? undefined : html` <em>See</em> ${linkTo(entry.see, context)}`;
  const also = entry.also.map((id) => linkTo(id, context));
  const more = also.length > 0 && html`. <em>See also</em> ${joinHtml(also, "; ")}`;
  return html`<span class="index-entry" id="${policy.anchor(chapter.id, `entry-${entry.id}`)}">${entry.title}</span>${see ?? where}${more}`;
}

function linkTo(id: string, { book, chapter, policy }: RenderContext): Html {
  const href = policy.href({ kind: "chapter", id: chapter.id, slug: `entry-${id}` }, chapter.id);
  return html`<a href="${href}">${book.index.entries.get(id)?.title ?? id}</a>`;
}

/** The pages are filled in when they are known. */
function pagesOf(places: readonly IndexPlace[], { policy }: RenderContext): Html | undefined {
  if (places.length === 0) return undefined;
  const ids = places.map(({ chapter, anchor }) => policy.anchor(chapter, anchor));
  return html` <span class="page-list" data-targets="${ids.join(" ")}"></span>`;
}

/** The sections where the entry is spoken of, e.g. `5.4` for the fourth of chapter 5, each once. */
function sectionsOf(places: readonly IndexPlace[], context: RenderContext): Html | undefined {
  if (places.length === 0) return undefined;
  const { policy, chapter: own, book } = context;
  const seen = new Set<string>();
  const links = places.flatMap(({ chapter: id, anchor, section }) => {
    const chapter = book.spine.find((candidate) => candidate.id === id);
    if (chapter === undefined) return [];
    const { number, title: name } = chapter;
    // Front and back matter have no numbers, and are short.
    const label = number === undefined ? name : `${number}${section ? `.${section.number}` : ""}`;
    if (seen.has(label)) return [];
    seen.add(label);
    const href = policy.href({ kind: "chapter", id, slug: anchor }, own.id);
    const title = section && html` title="${section.title}"`;
    return [html`<a href="${href}"${title}>${label}</a>`];
  });
  return html` ${joinHtml(links, ", ")}`;
}
