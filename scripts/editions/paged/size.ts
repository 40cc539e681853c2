import type { Tall } from "./layout.ts";

declare function turnWide(area: HTMLElement, full: number): void;

/**
 * Runs in the page: lays a flow out once, unseen and without pages, to learn how large its parts are. These functions
 * are sent to the page as text, so they may only name each other.
 */

/** Of the text block: a table up to this height moves as a whole, like a figure. */
const shortTable = 0.9;

/** Fewer lines than these cannot be cut so that two stand on either page. */
const cuttableLines = 4;

/**
 * Gives tables fixed columns (equal on every page they run over), puts boxes of the right size in the place of drawings,
 * which Paged.js would copy node by node, keeps short paragraphs whole, and marks what may float with its height. Names
 * what no page can hold.
 */
function fixSizes(content: DocumentFragment): { drawings: Element[]; tall: Tall[] } {
  const area = document.createElement("div");
  area.className = "page-block";
  area.append(...content.childNodes);
  document.body.append(area);
  const height = blockHeight(area);
  turnWide(area, height);
  const tables = [...area.querySelectorAll("table")];
  const drawings = [...area.querySelectorAll("svg")];
  const sizes = drawings.map((drawing) => drawing.getBoundingClientRect());
  const columns = tables.map(measureColumns);
  const tall = [...markFloats(area, height), ...openRows(area, height)];
  keepShort(area);
  drawings.forEach((drawing, index) => drawing.replaceWith(buildSlot(index, sizes[index])));
  tables.forEach((table, index) => fixColumns(table, columns[index] ?? []));
  content.append(...area.childNodes);
  area.remove();
  return { drawings, tall };
}

function blockHeight(area: HTMLElement): number {
  const rule = document.createElement("div");
  rule.style.height = "var(--block-height)";
  area.after(rule);
  const { height } = rule.getBoundingClientRect();
  rule.remove();
  return height;
}

/**
 * A figure, or a table that is short, is set whole: `data-float` has its height, in px. A figure is higher than a page
 * when its drawing is; where only its notes make it so, they go on on the next page.
 */
function markFloats(area: HTMLElement, full: number): Tall[] {
  const floats = area.querySelectorAll<HTMLElement>(
    "section > .figure, section > .table-figure:not(.turned)",
  );
  return [...floats].flatMap((element) => {
    const { top, height } = element.getBoundingClientRect();
    const isFigure = element.matches(".figure");
    if (height < full * (isFigure ? 1 : shortTable)) {
      const after = Number.parseFloat(getComputedStyle(element).marginBottom);
      element.dataset["float"] = String(Math.ceil(height + after));
      element.style.breakInside = "avoid";
      return [];
    }
    element.style.breakInside = "auto";
    const notes = element.querySelector(".figure-notes");
    const drawn = notes ? notes.getBoundingClientRect().top - top : height;
    const whole = isFigure ? drawn : 0;
    return whole > full ? tallOf(element, whole - full) : [];
  });
}

/**
 * After a heading, which must not end a page, the browser would rather leave one line of a short paragraph alone than
 * move both; it moves them when the paragraph may not be cut at all.
 */
function keepShort(area: HTMLElement): void {
  for (const paragraph of area.querySelectorAll<HTMLElement>("p, li, dd")) {
    const line = Number.parseFloat(getComputedStyle(paragraph).lineHeight);
    if (paragraph.getBoundingClientRect().height < line * (cuttableLines - 0.5))
      paragraph.style.breakInside = "avoid";
  }
}

/** A row is never cut, except where no page can hold it. */
function openRows(area: HTMLElement, full: number): Tall[] {
  for (const row of area.querySelectorAll<HTMLElement>("tbody > tr")) {
    const head = row.closest("table")?.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    if (row.getBoundingClientRect().height + head < full * 0.8) continue;
    row.style.breakInside = "auto";
  }
  return [];
}

function tallOf(element: HTMLElement, pixels: number): Tall {
  const words = (element.textContent ?? "").trim().split(/\s+/).slice(0, 8).join(" ");
  return { id: element.id, words, excess: (pixels / 96) * 25.4 };
}

function buildSlot(index: number, size: DOMRect | undefined): Element {
  const slot = document.createElement("span");
  slot.dataset["slot"] = String(index);
  slot.style.cssText = `display:block;break-inside:avoid;width:${size?.width ?? 0}px;height:${size?.height ?? 0}px`;
  return slot;
}

/** Widths of the columns as the browser chose them; empty when the table says them itself or every row has a joined cell. */
function measureColumns(table: HTMLTableElement): number[] {
  if (table.querySelector(":scope > colgroup")) return [];
  const rows = [...table.rows].filter((row) => [...row.cells].every((cell) => cell.colSpan === 1));
  const widest = rows.toSorted((a, b) => b.cells.length - a.cells.length)[0];
  return [...(widest?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width);
}

function fixColumns(table: HTMLTableElement, widths: readonly number[]): void {
  if (widths.length === 0) return;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const group = document.createElement("colgroup");
  for (const width of widths) {
    const column = document.createElement("col");
    column.style.width = `${((width / total) * 100).toFixed(3)}%`;
    group.append(column);
  }
  const caption = table.querySelector(":scope > caption");
  if (caption) caption.after(group);
  else table.prepend(group);
  table.style.tableLayout = "fixed";
}

/** The text of the functions above, for the page. */
export const sizeScript: string = [
  `const shortTable = ${shortTable}, cuttableLines = ${cuttableLines}`,
  fixSizes,
  blockHeight,
  markFloats,
  openRows,
  keepShort,
  tallOf,
  buildSlot,
  measureColumns,
  fixColumns,
]
  .map(String)
  .join("\n");
