import { canvas } from "../paged/sheet.ts";
import type { PlaceOnPage } from "../paged/places.ts";
import { dictAt, pagesOf, type PdfFile } from "./file.ts";
import { dict, name, text, type Reference, type Value } from "./value.ts";

/** Height of the canvas in points: PDF counts from the foot. */
const height = (canvas.height / 25.4) * 72;

/** The view of a place: its page, scrolled to it. */
export function viewOf(pages: readonly Reference[], { page, left, top }: PlaceOnPage): Value {
  return [pages[page] ?? null, name("XYZ"), round(left), round(height - top), null];
}

/** Makes every element with an id a place that can be linked to, from within and from outside. */
export function setDestinations(
  file: PdfFile,
  places: readonly (readonly [string, PlaceOnPage])[],
): void {
  const pages = pagesOf(file);
  const named = places.map(([id, place]) => [text(id), viewOf(pages, place)] as const);
  const sorted = named.toSorted(([a], [b]) => (a.bytes < b.bytes ? -1 : 1));
  const names = dict({ Names: sorted.flatMap(([id, view]): Value[] => [id, view]) });
  dictAt(file, file.root).set("Names", dict({ Dests: file.add(names) }));
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
