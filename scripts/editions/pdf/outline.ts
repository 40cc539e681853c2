import type { PlacedHeading } from "../paged/places.ts";
import { dictAt, pagesOf, type PdfFile } from "./file.ts";
import { viewOf } from "./destination.ts";
import { dict, text, type Reference } from "./value.ts";

interface Bookmark {
  readonly heading: PlacedHeading;
  readonly kids: Bookmark[];
}

/** Makes the bookmarks: every heading, under the one above it. */
export function setOutline(file: PdfFile, headings: readonly PlacedHeading[]): void {
  if (headings.length === 0) return;
  const root = file.add(null);
  const kids = nest(headings);
  const written = writeBookmarks(kids, root, { file, pages: pagesOf(file) });
  const value = dict({ First: written[0], Last: written.at(-1), Count: kids.length });
  file.objects.set(root.object, { value });
  dictAt(file, file.root).set("Outlines", root);
}

function nest(headings: readonly PlacedHeading[]): Bookmark[] {
  const top: Bookmark[] = [];
  const open: Bookmark[] = [];
  for (const heading of headings) {
    while ((open.at(-1)?.heading.level ?? 0) >= heading.level) open.pop();
    const bookmark = { heading, kids: [] };
    (open.at(-1)?.kids ?? top).push(bookmark);
    open.push(bookmark);
  }
  return top;
}

/** Writes bookmarks that follow each other; those below them are closed at first. */
function writeBookmarks(
  bookmarks: readonly Bookmark[],
  parent: Reference,
  into: { readonly file: PdfFile; readonly pages: readonly Reference[] },
): Reference[] {
  const { file, pages } = into;
  const places = bookmarks.map(() => file.add(null));
  bookmarks.forEach(({ heading, kids }, index) => {
    const own = places[index];
    if (own === undefined) return;
    const inner = writeBookmarks(kids, own, into);
    const value = dict({
      Title: text(heading.text),
      Parent: parent,
      Prev: places[index - 1],
      Next: places[index + 1],
      Dest: viewOf(pages, heading),
      First: inner[0],
      Last: inner.at(-1),
      Count: kids.length === 0 ? undefined : -kids.length,
    });
    file.objects.set(own.object, { value });
  });
  return places;
}
