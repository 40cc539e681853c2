import type { PagedLayout, PagedWindow } from "./paged.ts";

/**
 * Runs in the page: gives notes their room at the foot. Paged.js has notes of its own, but loses text when one is long,
 * so these take their place through its hook for overflow. A page is filled with as much text as leaves room for the
 * notes it calls; a note that would leave a hole is cut and goes on on the next page.
 */

declare const window: PagedWindow;
declare function findBreak(rendered: HTMLElement, area: HTMLElement): Range | undefined;
declare function cutBeyond(container: HTMLElement): HTMLElement[];

/** Height of a list of notes as they stand at the foot of a page, in px; 0 for none. */
function heightOfNotes(notes: readonly HTMLElement[]): number {
  if (notes.length === 0) return 0;
  const { heights } = window.laying;
  const name = notes.map((note) => note.dataset["key"] ?? "").join(" ");
  const known = heights.get(name);
  if (known !== undefined) return known;
  const foot = openFoot();
  foot.replaceChildren(...notes.map((note) => note.cloneNode(true)));
  const { height } = foot.getBoundingClientRect();
  foot.remove();
  heights.set(name, height);
  return height;
}

/** An empty foot of a page, unseen, as wide as the text block. */
function openFoot(): HTMLElement {
  const foot = document.createElement("div");
  foot.className = "page-notes page-block";
  document.body.append(foot);
  return foot;
}

/** The notes that are called within an element, in order. */
function notesCalledIn(element: ParentNode): HTMLElement[] {
  const calls = [...element.querySelectorAll<HTMLElement>(".note-call")];
  return calls.flatMap((call) => window.laying.notes.get(call.dataset["note"] ?? "") ?? []);
}

/** Lets the text of a page be this high, and gives its bounds. Asking for what is costs no new layout. */
function setTextHeight(area: HTMLElement, height: number): DOMRect {
  const wanted = `${Math.floor(height)}px`;
  if (area.style.height !== wanted) area.style.height = wanted;
  return area.getBoundingClientRect();
}

/** What the text of a page can have at most: all but the room of notes that come from the page before. */
function heightForText(above: number): number {
  const most = pageHeight() - above - textLine() * holeLines;
  return pageHeight() - Math.min(heightOfNotes(window.laying.carried), most);
}

/** Of text: below this a page looks empty, above it a cut note looks forced. */
const holeLines = 5;
/** Of a note that is cut: so many of its lines, at least, stay with its call. */
const cutLines = 4;

/** The hook: says where the text of a page must end so that it and the notes it calls fit. */
function fitNotes(
  _overflow: Range | undefined,
  rendered: HTMLElement,
  _bounds: DOMRect,
  { element: area }: PagedLayout,
): Range | undefined {
  const full = pageHeight();
  const above = (rendered.getClientRects()[0]?.top ?? 0) - area.getBoundingClientRect().top;
  const room = heightForText(above);
  const { top, left, width } = setTextHeight(area, room);
  const calls = [...rendered.querySelectorAll<HTMLElement>(".note-call")].filter(
    (call) => call.getBoundingClientRect().left < left + width,
  );
  const lines = calls.map((call) => lineOf(call, top));
  const heightOf = (count: number): number =>
    count === 0 ? full - room : heightWithNotes(calls.slice(0, count));
  // Lines and notes both grow with every call, so that the last that fits can be found by halves.
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle - 1]?.bottom ?? 0) + heightOf(middle) <= full) low = middle;
    else high = middle - 1;
  }
  setTextHeight(area, limitOf({ full, above, fitting: low, lines, heightOf }));
  return findBreak(rendered, area);
}

/** Height of the notes at the foot of a page when these calls are on it. */
function heightWithNotes(calls: readonly HTMLElement[]): number {
  const { carried, notes } = window.laying;
  const called = calls.flatMap((call) => notes.get(call.dataset["note"] ?? "") ?? []);
  return heightOfNotes([...carried, ...called]);
}

interface Line {
  readonly top: number;
  readonly bottom: number;
}

interface Fit {
  readonly full: number;
  /** Height of what stands above the text. */
  readonly above: number;
  /** How many notes fit together with their lines. */
  readonly fitting: number;
  readonly lines: readonly Line[];
  /** Height of the foot when so many of the calls are on the page. */
  heightOf(count: number): number;
}

/** How far down text may reach. */
function limitOf({ full, above, fitting, lines, heightOf }: Fit): number {
  const foot = heightOf(fitting);
  const next = lines[fitting];
  const room = full - foot;
  if (next === undefined || next.top >= room) return room;
  const cut = cutLines * noteLine();
  const isFirst = next.top <= above + textLine() / 2;
  const isHole = room - next.top > holeLines * textLine();
  const hasRoom = next.bottom + foot + cut <= full;
  const isCut = isFirst || (isHole && hasRoom && heightOf(fitting + 1) - foot > 2 * cut);
  if (!isCut) return next.top;
  const after = lines[fitting + 1]?.top ?? full;
  return Math.min(Math.max(next.bottom, full - foot - cut), Math.max(after, next.bottom));
}

/** The line a call stands in, from the top of the page. The call is raised and small, so its neighbor tells. */
function lineOf(call: HTMLElement, top: number): Line {
  let before = call.previousSibling;
  while (before instanceof HTMLElement && before.matches(".note-call"))
    before = before.previousSibling;
  const range = document.createRange();
  range.selectNodeContents(before ?? call);
  if (before instanceof Text) range.setStart(before, Math.max(0, before.length - 1));
  const rects = [...range.getClientRects()];
  const { top: above, bottom: below } = rects.at(-1) ?? call.getBoundingClientRect();
  const middle = (above + below) / 2 - top;
  const height = lineHeightOf(call.parentElement ?? call);
  return { top: middle - height / 2, bottom: middle + height / 2 };
}

/** Sets the notes of a finished page at its foot; what of them finds no room is carried to the next. */
function placeNotes(area: HTMLElement, textHeight: number): string {
  const { laying } = window;
  const notes = [...laying.carried, ...notesCalledIn(area)];
  laying.carried = [];
  if (notes.length === 0) return "";
  const foot = openFoot();
  foot.replaceChildren(...notes);
  const room = pageHeight() - textHeight;
  if (foot.getBoundingClientRect().height > room + 1) {
    foot.style.height = `${Math.floor(room)}px`;
    foot.style.columnFill = "auto";
    laying.carried = cutBeyond(foot);
  }
  foot.remove();
  return foot.innerHTML;
}

function pageHeight(): number {
  return measure("height");
}

function textLine(): number {
  return measure("text");
}

function noteLine(): number {
  return measure("note");
}

/** The sizes that hold for every page, in px, read once from the styles. */
function measure(what: "height" | "text" | "note"): number {
  const { heights } = window.laying;
  const known = heights.get(what);
  if (known !== undefined) return known;
  const foot = openFoot();
  const height = document.createElement("div");
  height.style.height = "var(--block-height)";
  foot.after(height);
  heights.set("height", height.getBoundingClientRect().height);
  heights.set("text", lineHeightOf(document.body));
  heights.set("note", lineHeightOf(foot));
  foot.remove();
  height.remove();
  return heights.get(what) ?? 0;
}

/** In px; about what browsers take where the styles leave it to them. */
function lineHeightOf(element: Element): number {
  const { lineHeight, fontSize } = getComputedStyle(element);
  return Number.parseFloat(lineHeight) || Number.parseFloat(fontSize) * 1.2;
}

/** The text of the functions above, for the page. */
export const notesScript: string = [
  `const holeLines = ${holeLines}, cutLines = ${cutLines}`,
  heightOfNotes,
  openFoot,
  notesCalledIn,
  setTextHeight,
  heightForText,
  fitNotes,
  heightWithNotes,
  limitOf,
  lineOf,
  placeNotes,
  pageHeight,
  textLine,
  noteLine,
  measure,
  lineHeightOf,
]
  .map(String)
  .join("\n");
