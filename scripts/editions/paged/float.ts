import type { BreakToken, PagedPage, PagedWindow } from "./paged.ts";

/**
 * Runs in the page: lets figures and short tables move to the top of the next page where they do not fit, so that text
 * fills the page they leave. They keep their order and never come before the text that speaks of them. These functions
 * are sent to the page as text, so they may only name each other and what the other scripts of this folder define.
 */

declare const window: PagedWindow;
declare function pageHeight(): number;
declare function textLine(): number;

/** With less room than this beneath it, a figure at the top of a page has the page to itself. */
const leastLines = 6;

/** The float that a page has ended at; undefined when it has ended in text, or the float is cut. */
function floatAt(token: BreakToken | undefined, page: PagedPage): HTMLElement | undefined {
  if (!token || token.offset > 0) return undefined;
  const start = token.node instanceof Element ? token.node : token.node.parentElement;
  const float = start?.closest<HTMLElement>("[data-float]");
  const reference = float?.dataset["ref"];
  if (!float || page.wrapper?.querySelector(`[data-ref="${reference}"]`)) return undefined;
  return afterPieces(float) ? float : undefined;
}

/** Takes a float out of the source; what follows it remembers that it came before. */
function deferFloat(float: HTMLElement): void {
  const next = afterPieces(float);
  if (!next) return;
  float.dataset["before"] = next.dataset["ref"] ?? "";
  next.dataset["anchor"] = "";
  // Text goes on where the float stood: a paragraph after a paragraph is indented.
  if (next.matches("p") && float.previousElementSibling?.matches("p"))
    next.classList.add("follows");
  float.remove();
  window.laying.floats.push(float);
}

/** What comes after a float, and after the other pieces of it if it has been cut. */
function afterPieces(float: HTMLElement): HTMLElement | undefined {
  let next = float.nextElementSibling;
  while (next?.matches("[data-piece=next]") === true) next = next.nextElementSibling;
  return next instanceof HTMLElement ? next : undefined;
}

/** The floats that come to the top of a page: the first that waits, and what else fits. */
function takeFloats(): HTMLElement[] {
  const { laying } = window;
  const taken: HTMLElement[] = [];
  let room = pageHeight();
  while (laying.floats.length > 0) {
    const [next] = laying.floats;
    const height = Number(next?.dataset["float"]);
    if (!next || (taken.length > 0 && height > room)) break;
    taken.push(next);
    room -= height;
    laying.floats.shift();
  }
  return taken;
}

/** Whether floats leave room for text that is worth having. */
function leaveRoom(floats: readonly HTMLElement[]): boolean {
  const taken = floats.reduce((sum, float) => sum + Number(float.dataset["float"]), 0);
  return pageHeight() - taken > textLine() * leastLines;
}

/** The text of the functions above, for the page. */
export const floatScript: string = [
  `const leastLines = ${leastLines}`,
  floatAt,
  deferFloat,
  afterPieces,
  takeFloats,
  leaveRoom,
]
  .map(String)
  .join("\n");
