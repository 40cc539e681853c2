import type { LaidPage } from "./layout.ts";

/**
 * Runs in the page, after Paged.js: takes the finished pages out as clean markup and counts their words. These
 * functions are sent to the page as text, so they may only name each other.
 */

/** Takes one page: drawings back in their slots, notes and calls with their own ids, the marks of Paged.js removed. */
function harvestPage(
  page: { element: HTMLElement; wrapper: HTMLElement },
  drawings: readonly Element[],
): LaidPage {
  const area = page.element.querySelector<HTMLElement>(".pagedjs_footnote_inner_content");
  const parts = area ? [page.wrapper, area] : [page.wrapper];
  const ids: string[] = [];
  for (const part of parts) {
    for (const element of part.querySelectorAll<HTMLElement>("*")) cleanElement(element);
    for (const slot of part.querySelectorAll<HTMLElement>("[data-slot]")) {
      const drawing = drawings[Number(slot.dataset["slot"])];
      if (drawing) slot.replaceWith(drawing);
    }
    for (const element of part.querySelectorAll("[id]")) {
      if (!element.closest("svg")) ids.push(element.id);
    }
  }
  return { text: page.wrapper.innerHTML, notes: area ? renameNotes(area) : "", ids };
}

/** Notes had to be spans to stand in a paragraph; at the foot of the page they become what they are. */
function renameNotes(area: HTMLElement): string {
  for (const note of area.children) {
    const aside = document.createElement("aside");
    for (const { name, value } of note.attributes) aside.setAttribute(name, value);
    aside.append(...note.childNodes);
    note.replaceWith(aside);
  }
  return area.innerHTML;
}

/** Removes what Paged.js wrote on an element, keeping only whether it continues from the page before or on the next. */
function cleanElement(element: HTMLElement): void {
  const { splitFrom, splitTo, footnoteCall, footnoteMarker, id, target } = element.dataset;
  if (footnoteMarker !== undefined) {
    if (splitFrom === undefined && id) element.id = id;
    else element.removeAttribute("id");
  }
  if (footnoteCall !== undefined) nameCall(element, footnoteCall);
  const reference = element.matches(".page-ref, .page-number");
  const goal = target ?? element.getAttribute("href")?.slice(1);
  if (reference && goal) {
    const lead = element.matches(".page-ref") ? "p.\u00a0" : "";
    element.textContent = `${lead}\uE000${goal}\uE001`;
  }
  for (const name of element.getAttributeNames()) {
    if (isPagedMark(name)) element.removeAttribute(name);
  }
  const hints = hintsOf(element, splitFrom ?? splitTo);
  if (hints !== "") element.lang = `${document.documentElement.lang}-x${hints}`;
  if (splitFrom !== undefined) element.setAttribute("data-split-from", "");
  if (splitTo !== undefined) element.setAttribute("data-split-to", "");
}

function isPagedMark(name: string): boolean {
  return /^data-(ref$|id$|target$|break-|previous-|next-|note|has-notes|split-|footnote-|item-num|undisplayed|last-split|align-last)/.test(
    name,
  );
}

/**
 * What the tag tree must know of an element: the browser hands its language on and nothing else (see
 * pdf/structure/element.ts). `split` is the reference of an element that a page break cuts, e.g. `f3-17`.
 */
function hintsOf(element: HTMLElement, split: string | undefined): string {
  const kinds: [string, string][] = [
    ["sect", "section"],
    ["dl", "dl"],
    ["dt", "dt"],
    ["dd", "dd"],
    ["toc", "nav.contents > ol"],
    ["h", "[data-repeated] > tr"],
  ];
  const hints = kinds.flatMap(([hint, selector]) => (element.matches(selector) ? [hint] : []));
  if (element.matches(".footnote")) hints.push(`n${element.dataset["number"] ?? ""}`);
  else if (split !== undefined) hints.push(`s${split.split("-")[1] ?? ""}`);
  if (element instanceof HTMLTableRowElement) {
    const empty = [...element.cells].reduce(
      (bits, cell, column) => bits + (cell.childNodes.length === 0 ? 2 ** column : 0),
      0,
    );
    if (empty > 0) hints.push(`e${empty}`);
  }
  return hints.map((hint) => `-${hint}`).join("");
}

/** A call leads to its note by the note's own id and can be led back to. */
function nameCall(call: HTMLElement, reference: string): void {
  const note = document.querySelector<HTMLElement>(`[data-footnote-marker="${reference}"]`);
  const known = note?.dataset["id"] ?? note?.id;
  if (known === undefined) return;
  call.id = `call-${known}`;
  call.setAttribute("href", `#${known}`);
}

/** Counts the words of a tree by text node. Leaves out calls and repeated heads (they are copies) and drawings. */
function countWords(root: Node): Map<string, number> {
  const counts = new Map<string, number>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest("[data-repeated], .note-call, svg, style")) continue;
    for (const word of node.nodeValue?.match(/[\p{L}\p{N}]+/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** The words the pages lack. A word cut in two by a page break is not lost: its letters are still there. */
function findLost(source: Map<string, number>, pages: Map<string, number>): string[] {
  const lost: string[] = [];
  let letters = 0;
  for (const word of new Set([...source.keys(), ...pages.keys()])) {
    const missing = (source.get(word) ?? 0) - (pages.get(word) ?? 0);
    letters += missing * word.length;
    if (missing > 0) lost.push(word);
  }
  return letters > 0 ? lost.slice(0, 8) : [];
}

/**
 * Runs in the finished book: the places of pages, counting from 0, whose text runs into the notes or off the block by
 * more than the rounding of a few pixels. Space below the last line does not count: at a page's end there is none.
 */
export function findOverfull(): number[] {
  const pages = [...document.querySelectorAll(".page")];
  return pages.flatMap((page, index) => {
    const block = page.querySelector(".page-block")?.getBoundingClientRect();
    const notes = page.querySelector(".page-notes")?.getBoundingClientRect();
    const lines = page.querySelectorAll(".page-text :is(p, li, dt, dd, td, th, pre, svg, h1, h2)");
    const bottoms = [...lines].map((line) => line.getBoundingClientRect().bottom);
    const isHigh = notes !== undefined && block !== undefined && notes.top < block.top;
    const isLow = Math.max(0, ...bottoms) > (notes ? notes.top + 6 : (block?.bottom ?? 0) + 3);
    return isHigh || isLow ? [index] : [];
  });
}

/** The text of the functions above, for the page. */
export const harvestScript: string = [
  harvestPage,
  renameNotes,
  cleanElement,
  hintsOf,
  isPagedMark,
  nameCall,
  countWords,
  findLost,
]
  .map(String)
  .join("\n");
