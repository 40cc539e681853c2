import type { LaidPage, Parts } from "./layout.ts";
import type { PagedWindow } from "./paged.ts";

/**
 * Runs in the page, after Paged.js: takes a finished page out as clean markup. These functions are sent to the page as
 * text, so they may only name each other and what the other scripts of this folder define.
 */

declare const window: PagedWindow;

/** Takes one page: drawings back in their slots, the marks of Paged.js removed, and hints for the tag tree. */
function harvestPage({ floats, wrapper, notes }: Parts): LaidPage {
  const above = document.createElement("div");
  above.append(...floats);
  const foot = document.createElement("div");
  foot.innerHTML = notes;
  const ids: string[] = [];
  removeEmptied(wrapper);
  for (const part of [above, wrapper, foot]) {
    for (const element of part.querySelectorAll<HTMLElement>("*")) cleanElement(element);
    for (const slot of part.querySelectorAll<HTMLElement>("[data-slot]")) {
      const drawing = window.laying.drawings[Number(slot.dataset["slot"])];
      if (drawing) slot.replaceWith(drawing);
    }
    for (const element of part.querySelectorAll("[id]")) {
      if (!element.closest("svg")) ids.push(element.id);
    }
  }
  const heads = [...wrapper.querySelectorAll("h2")].map(({ textContent }) => textContent ?? "");
  return {
    floats: above.innerHTML,
    text: wrapper.innerHTML,
    notes: foot.innerHTML,
    ids,
    sections: heads.length > 1 ? [heads[0] ?? "", heads.at(-1) ?? ""] : heads,
  };
}

/**
 * Where a page ends between an element and its first word, the element itself is left behind empty: with the mark of an
 * item, or with an id, which is then on two pages.
 */
function removeEmptied(wrapper: HTMLElement): void {
  // From the last to the first, so that one which held nothing else goes with it.
  for (const element of [...wrapper.querySelectorAll("*")].toReversed()) {
    const source = window.laying.sources.get(element)?.node;
    if (isEmpty(element) && source instanceof Element && !isEmpty(source)) element.remove();
  }
}

function isEmpty(element: Element): boolean {
  return element.firstElementChild === null && (element.textContent ?? "").trim() === "";
}

/** Removes what Paged.js wrote on an element, keeping only whether it continues from the page before or on the next. */
function cleanElement(element: HTMLElement): void {
  const { splitFrom, splitTo, target } = element.dataset;
  const reference = element.matches(".page-ref, .page-number");
  const goal = target ?? element.getAttribute("href")?.slice(1);
  if (reference && goal) {
    const lead = element.matches(".page-ref") ? "p.\u00a0" : "";
    element.textContent = `${lead}\uE000${goal}\uE001`;
  }
  const hints = hintsOf(element);
  if (hints !== "") element.lang = `${document.documentElement.lang}-x${hints}`;
  for (const name of element.getAttributeNames()) {
    if (isPagedMark(name)) element.removeAttribute(name);
  }
  if (splitFrom !== undefined) element.setAttribute("data-split-from", "");
  if (splitTo !== undefined) element.setAttribute("data-split-to", "");
}

function isPagedMark(name: string): boolean {
  return /^data-(ref$|id$|target$|break-|previous-|next-|note$|key$|number$|float$|piece$|before$|anchor$|split-|item-num|undisplayed|last-split|align-last)/.test(
    name,
  );
}

/**
 * What the tag tree must know of an element: the browser hands its language on and nothing else (see
 * pdf/structure/element.ts). Pieces of one element carry its number, a figure that has moved that of what it preceded.
 */
function hintsOf(element: HTMLElement): string {
  const { splitFrom, splitTo, anchor, before, ref = "", number = "" } = element.dataset;
  const kinds: [string, string][] = [
    ["sect", "section"],
    ["dl", "dl"],
    ["dt", "dt"],
    ["dd", "dd"],
    ["toc", "nav.contents > ol"],
    ["h", "[data-repeated] > tr"],
  ];
  const hints = kinds.flatMap(([hint, selector]) => (element.matches(selector) ? [hint] : []));
  if (element.matches(".footnote")) hints.push(`n${number}`);
  else if ((splitFrom ?? splitTo ?? anchor ?? before) !== undefined) hints.push(`s${ref}`);
  if (before !== undefined) hints.push(`b${before}`);
  if (element instanceof HTMLTableRowElement) {
    const empty = [...element.cells].reduce(
      (bits, cell, column) => bits + (cell.childNodes.length === 0 ? 2 ** column : 0),
      0,
    );
    if (empty > 0) hints.push(`e${empty}`);
  }
  return hints.map((hint) => `-${hint}`).join("");
}

/** The text of the functions above, for the page. */
export const harvestScript: string = [
  harvestPage,
  removeEmptied,
  isEmpty,
  cleanElement,
  hintsOf,
  isPagedMark,
]
  .map(String)
  .join("\n");
