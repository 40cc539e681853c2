import type { Prepared } from "./prepare.ts";

/**
 * Runs in the page: drives Paged.js, one flow after the other, in a document that is set up once. These functions are
 * sent to the page as text, so they may only name each other and what the other scripts of this folder define.
 */

/** One page of a flow, as markup without any trace of Paged.js. */
export interface LaidPage {
  readonly text: string;
  /** The notes at the foot of the page; empty when there are none. */
  readonly notes: string;
  /** Ids that start on this page. */
  readonly ids: readonly string[];
}

/** A flow cut into pages. */
export interface LaidFlow {
  readonly pages: readonly LaidPage[];
  /** The first words that the pages lack; empty when nothing was lost. */
  readonly lost: readonly string[];
}

interface PagedPage {
  readonly element: HTMLElement;
  readonly wrapper: HTMLElement;
}

interface Hook {
  register(task: (clone: Node, source: Node) => void): void;
}

interface Chunker {
  readonly hooks: { readonly renderNode: Hook };
  readonly settings: { maxChars?: number; hyphenGlyph?: string };
  readonly pages: readonly PagedPage[];
  flow(content: DocumentFragment): Promise<unknown>;
  on(event: "renderedPage", listener: (page: PagedPage) => void): void;
}

interface NoteHandler {
  createFootnoteCall(note: HTMLElement): HTMLElement;
}

interface PagedWindow {
  readonly Paged: { readonly registeredHandlers: { name: string; prototype: NoteHandler }[] };
  readonly PagedPolyfill: {
    readonly chunker: Chunker;
    readonly polisher: { setup(): void; add(sheet: Record<string, string>): Promise<unknown> };
    handlers: unknown;
    initializeHandlers(): unknown;
  };
  reportPage(): unknown;
}

declare const window: PagedWindow;
declare function prepareFlow(markup: string, key: string): Prepared;
declare function harvestPage(page: PagedPage, drawings: readonly Element[]): LaidPage;
declare function countWords(root: Node): Map<string, number>;
declare function findLost(source: Map<string, number>, pages: Map<string, number>): string[];

/** Sets Paged.js up for all flows of this tab: without the parts a book does not use, with numbered calls and repeated heads. */
export async function startLayout(css: string): Promise<void> {
  const unused =
    /^(RunningHeaders|StringSets|Target|Counters|PositionFixed|PageCounter|NthOf|Following|PrintMedia)/;
  const handlers = window.Paged.registeredHandlers;
  const used = handlers.filter((handler) => !unused.test(handler.name));
  handlers.splice(0, handlers.length, ...used);
  for (const { prototype } of used) {
    if (typeof prototype.createFootnoteCall === "function") numberCalls(prototype);
  }
  const polyfill = window.PagedPolyfill;
  polyfill.polisher.setup();
  polyfill.handlers = polyfill.initializeHandlers();
  await polyfill.polisher.add({ [location.href]: css });
  polyfill.chunker.hooks.renderNode.register(repeatTableHead);
  // A finished page is hidden: layout of the next ones must not pay for it.
  polyfill.chunker.on("renderedPage", (page) => {
    page.element.style.display = "none";
    window.reportPage();
  });
}

/** Paged.js makes the call of a note; its number comes from the note, as text. */
function numberCalls(prototype: NoteHandler): void {
  const create = prototype.createFootnoteCall;
  prototype.createFootnoteCall = function (note) {
    const call = create.call(this, note);
    call.className = note.dataset["next"] === undefined ? "note-call" : "note-call next";
    call.textContent = note.dataset["number"] ?? "";
    return call;
  };
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

/** Cuts one flow into pages. `maxChars` is set anew each time, or Paged.js would learn it from the flow before. */
export async function layoutFlow(flow: { markup: string; key: string }): Promise<LaidFlow> {
  const { content, drawings } = prepareFlow(flow.markup, flow.key);
  const words = countWords(content);
  const { chunker } = window.PagedPolyfill;
  chunker.settings.maxChars = 3000;
  // Only addresses are ever cut inside a word, where a hyphen would be read as part of them.
  chunker.settings.hyphenGlyph = "\u200b";
  await chunker.flow(content);
  const found = new Map<string, number>();
  for (const page of chunker.pages) {
    for (const [word, count] of countWords(page.element)) {
      found.set(word, (found.get(word) ?? 0) + count);
    }
  }
  const lost = findLost(words, found);
  return { pages: chunker.pages.map((page) => harvestPage(page, drawings)), lost };
}

/** The text of the functions above, for the page. */
export const layoutScript: string = [startLayout, numberCalls, repeatTableHead, layoutFlow]
  .map(String)
  .join("\n");
