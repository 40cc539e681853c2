import type { BreakToken, Laying, PagedPage, PagedWindow } from "./paged.ts";
import type { Prepared } from "./prepare.ts";

/**
 * Runs in the page: drives Paged.js, one flow after the other, in a document that is set up once. A finished page is
 * taken out at once, so that layout costs the same on every page. These functions are sent to the page as text, so they
 * may only name each other and what the other scripts of this folder define.
 */

/** One page of a flow, as markup without any trace of Paged.js. */
export interface LaidPage {
  /** Figures that have moved to the top of the page; empty when none has. */
  readonly floats: string;
  readonly text: string;
  /** The notes at the foot of the page; empty when there are none. */
  readonly notes: string;
  /** Ids that start on this page. */
  readonly ids: readonly string[];
  /** The first and the last section that starts on this page; empty when none does. */
  readonly sections: readonly string[];
}

/** A flow cut into pages. */
export interface LaidFlow {
  readonly pages: readonly LaidPage[];
  /** What stands higher than a page and cannot be cut; empty in a sound book. */
  readonly tall: readonly Tall[];
}

/** An element that no page can hold. */
export interface Tall {
  /** Of a figure or table; empty for others. */
  readonly id: string;
  /** The first words of it. */
  readonly words: string;
  /** By how much it is too high, in millimeters. */
  readonly excess: number;
}

declare const window: PagedWindow;
declare function prepareFlow(markup: string): Prepared;
declare function harvestPage(parts: Parts): LaidPage;
declare function fitNotes(): Range | undefined;
declare function placeNotes(area: HTMLElement, textHeight: number): string;
declare function heightForText(above: number): number;
declare function setTextHeight(area: HTMLElement, height: number): DOMRect;
declare function floatAt(token: BreakToken | undefined, page: PagedPage): HTMLElement | undefined;
declare function deferFloat(float: HTMLElement): void;
declare function afterPieces(float: HTMLElement): HTMLElement | undefined;
declare function takeFloats(): HTMLElement[];
declare function leaveRoom(floats: readonly HTMLElement[]): boolean;
declare function rememberSource(clone: Node, source: Node): void;
declare function tokenAt(): BreakToken | undefined;
declare function makeToken(node: Node, offset: number): BreakToken;
declare function textLine(): number;
declare function pageHeight(): number;

/** A finished page, still as elements. */
export interface Parts {
  readonly floats: readonly HTMLElement[];
  readonly wrapper: HTMLElement;
  readonly notes: string;
}

/** Sets Paged.js up for all flows of this tab: without the parts a book does not use, with our notes and repeated heads. */
export async function startLayout(css: string): Promise<void> {
  const unused =
    /^(RunningHeaders|StringSets|Target|Counters|PositionFixed|PageCounter|NthOf|Following|PrintMedia|Footnotes)/;
  const handlers = window.Paged.registeredHandlers;
  const used = handlers.filter((handler) => !unused.test(handler.name));
  handlers.splice(0, handlers.length, ...used);
  const polyfill = window.PagedPolyfill;
  polyfill.polisher.setup();
  polyfill.handlers = polyfill.initializeHandlers();
  await polyfill.polisher.add({ [location.href]: css });
  polyfill.chunker.hooks.renderNode.register(repeatTableHead);
  polyfill.chunker.hooks.renderNode.register(rememberSource);
  polyfill.chunker.hooks.onOverflow.register(fitNotes);
  polyfill.chunker.hooks.onBreakToken.register(tokenAt);
  polyfill.chunker.setup();
  const page = polyfill.chunker.addPage();
  // One page serves for all, and nothing changes on it behind our back.
  page.addListeners = () => undefined;
  window.page = page;
}

/** The first row put on a continuation page brings the columns and the head of its table with it. */
function repeatTableHead(clone: Node, source: Node): void {
  const start = clone instanceof Element ? clone : clone.parentElement;
  const table = start?.closest("table[data-split-from]");
  if (!table || table.querySelector(":scope > thead")) return;
  const original = (source instanceof Element ? source : source.parentElement)?.closest("table");
  for (const part of original?.querySelectorAll(":scope > thead, :scope > colgroup") ?? []) {
    const copy = part.cloneNode(true);
    if (!(copy instanceof Element)) continue;
    copy.setAttribute("data-repeated", "");
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
      element.removeAttribute("id");
      element.removeAttribute("data-ref");
    }
    const body = table.querySelector(":scope > tbody, :scope > tr");
    table.insertBefore(copy, body);
  }
}

/**
 * Cuts one flow into pages. Where the last has a few lines only, it is set again with its lines a little closer, as
 * typesetters do, and stays so if that saves the page.
 */
export async function layoutFlow(markup: string): Promise<LaidFlow> {
  const usual = await cutFlow(markup, false);
  const isFull = window.laying.reached > pageHeight() * shortPage;
  if (usual.pages.length < 2 || isFull) return usual;
  const tight = await cutFlow(markup.replace('class="chapter"', 'class="chapter tight"'), true);
  return tight.pages.length < usual.pages.length ? tight : usual;
}

/** Of the page's height: up to here a last page is short. */
const shortPage = 0.25;

async function cutFlow(markup: string, isAgain: boolean): Promise<LaidFlow> {
  const { content, notes, drawings, tall } = prepareFlow(markup);
  const { chunker } = window.PagedPolyfill;
  // Only addresses are ever cut inside a word, where a hyphen would be read as part of them.
  chunker.settings.hyphenGlyph = "\u200b";
  window.laying = {
    notes,
    drawings,
    carried: [],
    floats: [],
    heights: new Map(),
    reached: 0,
    sources: new WeakMap(),
  };
  if (tall.length > 0) return { pages: [], tall };
  chunker.hooks.filter.triggerSync(content);
  await chunker.hooks.afterParsed.trigger(content, chunker);
  const pages: LaidPage[] = [];
  let token: BreakToken | undefined;
  let isDone = false;
  while (!isDone || hasRest(window.laying)) {
    const laid = await layPage(content, token, isDone);
    pages.push(laid.page);
    window.reportPage(isAgain);
    isDone = laid.next === undefined;
    token = laid.next;
  }
  return { pages, tall };
}

function hasRest({ floats, carried }: Laying): boolean {
  return floats.length > 0 || carried.length > 0;
}

/** Fills one page; as often anew as a figure at its end gives way. */
async function layPage(
  content: DocumentFragment,
  token: BreakToken | undefined,
  isDone: boolean,
): Promise<{ page: LaidPage; next: BreakToken | undefined }> {
  const { page } = window;
  const start = withoutFloat(token);
  const floats = takeFloats();
  if (isDone || !leaveRoom(floats)) {
    page.area.replaceChildren(...floats);
    return { page: finishPage(floats, undefined), next: isDone ? undefined : start };
  }
  for (;;) {
    page.area.replaceChildren(...floats);
    setTextHeight(page.area, heightForText(0));
    const next = await page.layout(content, start, lettersOfPage);
    if (floats.length > 0 && isStuck(start, next)) {
      page.area.replaceChildren(...floats);
      return { page: finishPage(floats, undefined), next: start };
    }
    const float = floatAt(next, page);
    if (!float || !(hasHole(page) || float.matches(".turned")))
      return { page: finishPage(floats, next), next };
    deferFloat(float);
  }
}

/** Whether beneath the floats of a page not even the first of its text has found room. */
function isStuck(start: BreakToken | undefined, next: BreakToken | undefined): boolean {
  if (!start || !next) return false;
  if (start.node === next.node) return start.offset === next.offset;
  return next.node.contains(start.node);
}

/** A page does not start with a float while others wait: it joins them. One that is turned has a page to itself. */
function withoutFloat(token: BreakToken | undefined): BreakToken | undefined {
  const node = token?.node;
  if (!(node instanceof HTMLElement) || node.dataset["float"] === undefined) return token;
  if (window.laying.floats.length === 0 && !node.matches(".turned")) return token;
  const next = node.nextElementSibling;
  if (!next || !afterPieces(node)) return token;
  deferFloat(node);
  return withoutFloat(makeToken(next, 0));
}

/** More letters than a page can hold, so that one look at it tells where it ends. */
const lettersOfPage = 4000;

/** Whether so much of a page is left that text should fill it. */
function hasHole(page: PagedPage): boolean {
  return textHeight(page) + textLine() * 3 < page.area.getBoundingClientRect().height;
}

/** How far down the text of a page reaches, in px. */
function textHeight(page: PagedPage): number {
  const { top, left, width } = page.area.getBoundingClientRect();
  const boxes = [...page.area.querySelectorAll(":scope > *, :scope > div > section > *")];
  const bottoms = boxes.flatMap((box) =>
    [...box.getClientRects()].flatMap((rect) => (rect.left < left + width ? rect.bottom : [])),
  );
  return Math.max(0, ...bottoms.map((bottom) => bottom - top));
}

/** Takes the page out; one that holds floats and notes only has no text. */
function finishPage(floats: readonly HTMLElement[], next: BreakToken | undefined): LaidPage {
  const { page } = window;
  const isFilled = page.wrapper !== undefined && page.area.contains(page.wrapper);
  const wrapper = isFilled && page.wrapper ? page.wrapper : document.createElement("div");
  markSplit(wrapper, next);
  window.laying.reached = textHeight(page);
  const notes = placeNotes(page.area, window.laying.reached);
  return harvestPage({ floats, wrapper, notes });
}

/** Says of every element that goes on on the next page that it does. */
function markSplit(wrapper: HTMLElement, next: BreakToken | undefined): void {
  for (let above = next?.node.parentElement; above; above = above.parentElement) {
    const reference = above.dataset["ref"];
    const piece = wrapper.querySelector<HTMLElement>(`[data-ref="${reference}"]`);
    if (piece && reference !== undefined) piece.dataset["splitTo"] = reference;
  }
}

/** The text of the functions above, for the page. */
export const layoutScript: string = [
  `const lettersOfPage = ${lettersOfPage}, shortPage = ${shortPage}`,
  startLayout,
  repeatTableHead,
  layoutFlow,
  cutFlow,
  hasRest,
  layPage,
  isStuck,
  withoutFloat,
  hasHole,
  textHeight,
  finishPage,
  markSplit,
]
  .map(String)
  .join("\n");
