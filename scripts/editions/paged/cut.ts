/**
 * Runs in the page: cuts what does not fit a box whose columns are full. These functions are sent to the page as text,
 * so they may only name each other and what the other scripts of this folder define.
 */

declare function beginBeyond(parent: Node, edge: number, range: Range): boolean;

/** Takes out of a box what stands right of it, whole elements or their ends, and gives it. */
function cutBeyond(container: HTMLElement): HTMLElement[] {
  const range = document.createRange();
  range.setEnd(container, container.childNodes.length);
  if (!beginBeyond(container, container.getBoundingClientRect().right, range)) return [];
  const kept = childOf(container, range.startContainer);
  const rest = [...range.extractContents().children].filter(
    (element) => element instanceof HTMLElement,
  );
  const [first] = rest;
  if (kept && first) markCut(kept, first);
  return rest;
}

/** The child of a box that holds a node; undefined for the box itself. */
function childOf(container: HTMLElement, node: Node): HTMLElement | undefined {
  return [...container.children].find(
    (child): child is HTMLElement => child instanceof HTMLElement && child.contains(node),
  );
}

/** Says of the two pieces of an element that they are; only the first is what links lead to. */
function markCut(first: HTMLElement, rest: HTMLElement): void {
  first.dataset["splitTo"] = "";
  rest.dataset["splitFrom"] = "";
  rest.dataset["key"] = `${rest.dataset["key"] ?? ""}+`;
  rest.removeAttribute("id");
}

/** The text of the functions above, for the page. */
export const cutScript: string = [cutBeyond, childOf, markCut].map(String).join("\n");
