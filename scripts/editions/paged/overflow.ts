import type { BreakToken, PagedWindow } from "./paged.ts";

/**
 * Runs in the page: finds where a page ends, and where in the source that is. Paged.js looks for a text by its words, and
 * goes back to the first that has the same ones; here every node that is set remembers where it came from. These
 * functions are sent to the page as text, so they may only name each other.
 */

declare const window: PagedWindow;

/** The hook that is told of every node that is set: remembers its source, and that of all within it. */
function rememberSource(clone: Node, source: Node): void {
  const { sources } = window.laying;
  const remember = (copy: Node, original: Node): void => {
    const missing = (original.nodeValue?.length ?? 0) - (copy.nodeValue?.length ?? 0);
    sources.set(copy, { node: original, offset: missing });
  };
  remember(clone, source);
  if (!clone.firstChild) return;
  const copies = document.createTreeWalker(clone);
  const originals = document.createTreeWalker(source);
  for (let copy = copies.nextNode(); copy; copy = copies.nextNode()) {
    const original = originals.nextNode();
    if (original) remember(copy, original);
  }
}

/** Where the content of a page begins to stand in the next column, which is the next page; undefined when it does not. */
function findBreak(rendered: HTMLElement, area: HTMLElement): Range | undefined {
  const { left, width } = area.getBoundingClientRect();
  if (area.scrollWidth <= Math.ceil(width)) return undefined;
  // Columns are far apart, so that half a page on the right nothing of this one can stand.
  const edge = left + width * 1.5;
  const range = document.createRange();
  range.setEnd(rendered, rendered.childNodes.length);
  return beginBeyond(rendered, edge, range) ? range : undefined;
}

/** Sets the start of a range to the first thing within a node that stands beyond an edge; false when nothing does. */
function beginBeyond(parent: Node, edge: number, range: Range): boolean {
  for (const node of parent.childNodes) {
    const side = node instanceof Element || node instanceof Text ? sideOf(node, edge) : "before";
    if (side === "beyond") range.setStartBefore(node);
    if (side === "beyond") return true;
    if (side === "both" && node instanceof Text) {
      range.setStart(node, firstLetterBeyond(node, edge));
      return true;
    }
    // The browser repeats the head of a table in the next column; that is no place to break.
    const isHead = node instanceof HTMLTableSectionElement && node.tagName === "THEAD";
    if (side === "both" && !isHead && beginBeyond(node, edge, range)) return true;
  }
  return false;
}

/** On which side of an edge something stands; what takes no room stands before it. */
function sideOf(node: Element | Text, edge: number): "before" | "both" | "beyond" {
  const range = document.createRange();
  if (node instanceof Text) range.selectNodeContents(node);
  const all = [...(node instanceof Text ? range : node).getClientRects()];
  const rects = all.filter(({ width, height }) => width > 0 || height > 0);
  const beyond = rects.filter((rect) => rect.left > edge).length;
  if (beyond === 0) return "before";
  return beyond === rects.length ? "beyond" : "both";
}

function firstLetterBeyond(node: Text, edge: number): number {
  const letters = [...node.data.matchAll(/\S/g)].map(({ index }) => index);
  let [low, high] = [0, letters.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = document.createRange();
    range.setStart(node, letters[middle] ?? 0);
    range.setEnd(node, (letters[middle] ?? 0) + 1);
    if (range.getBoundingClientRect().left > edge) high = middle;
    else low = middle + 1;
  }
  return letters[low] ?? 0;
}

/** The hook that turns the end of a page into a place in the source. */
function tokenAt(
  _token: BreakToken | undefined,
  overflow: Range | undefined,
): BreakToken | undefined {
  if (!overflow) return undefined;
  const { startContainer, startOffset } = overflow;
  const isText = startContainer instanceof Text;
  const node = isText ? startContainer : startContainer.childNodes[startOffset];
  const source = node && window.laying.sources.get(node);
  if (!source) return undefined;
  return makeToken(source.node, source.offset + (isText ? startOffset : 0));
}

/** A place in the source as Paged.js wants it. */
function makeToken(node: Node, offset: number): BreakToken {
  return {
    node,
    offset,
    equals: (other) => other?.node === node && other.offset === offset,
    toJSON: () => `${node.nodeName} ${offset}`,
  };
}

/** The text of the functions above, for the page. */
export const overflowScript: string = [
  rememberSource,
  findBreak,
  beginBeyond,
  sideOf,
  firstLetterBeyond,
  tokenAt,
  makeToken,
]
  .map(String)
  .join("\n");
