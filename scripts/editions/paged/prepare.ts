/**
 * Runs in the page, before Paged.js: makes one flow ready to be cut into pages. These functions are sent to the page
 * as text, so they may only name each other, the browser's own things and what the other scripts of this folder define.
 */

/** What was set aside so that Paged.js meets small, plain nodes only. */
export interface Prepared {
  readonly content: DocumentFragment;
  /** Drawings, by the `data-slot` of the empty box that keeps their place. */
  readonly drawings: readonly Element[];
}

/** Turns the markup of a flow into a numbered tree with note numbers, page placeholders, column widths and drawing slots. */
function prepareFlow(markup: string, key: string): Prepared {
  const template = document.createElement("template");
  template.innerHTML = markup;
  const content = document.importNode(template.content, true);
  markFollowers(content);
  numberNotes(content);
  holdPageNumbers(content);
  const drawings = fixSizes(content);
  let count = 0;
  for (const element of content.querySelectorAll("*")) {
    element.setAttribute("data-ref", `${key}-${(count += 1)}`);
  }
  return { content, drawings };
}

/** `p + p` cannot be matched once a page break parts the two, so the second carries a class. */
function markFollowers(content: DocumentFragment): void {
  for (const paragraph of content.querySelectorAll("p + p")) paragraph.classList.add("follows");
}

/** A note is numbered by its call's number, in real text that can be selected, linked and read aloud. */
function numberNotes(content: DocumentFragment): void {
  for (const note of content.querySelectorAll<HTMLElement>(".footnote[data-number]")) {
    const back = document.createElement("a");
    back.className = "note-back";
    back.href = `#call-${note.id}`;
    back.textContent = note.dataset["number"] ?? "";
    note.prepend(back, " ");
  }
}

/** Lines are broken with the widest number a reference can get; the real one, known later, can only be shorter. */
function holdPageNumbers(content: DocumentFragment): void {
  for (const reference of content.querySelectorAll(".page-ref")) reference.textContent = "p. 000";
  for (const number of content.querySelectorAll(".page-number")) number.textContent = "000";
}

/**
 * Lays the whole flow out once, unseen, to give tables fixed columns (equal on every page they run over) and to put
 * boxes of the right size in the place of drawings, which Paged.js would otherwise copy node by node.
 */
function fixSizes(content: DocumentFragment): Element[] {
  const tables = content.querySelectorAll("table");
  const drawings = [...content.querySelectorAll("svg")];
  if (tables.length + drawings.length === 0) return [];
  const area = document.createElement("div");
  area.className = "page-block";
  area.append(...content.childNodes);
  document.body.append(area);
  const sizes = drawings.map((drawing) => drawing.getBoundingClientRect());
  const columns = [...tables].map(measureColumns);
  drawings.forEach((drawing, index) => drawing.replaceWith(buildSlot(index, sizes[index])));
  tables.forEach((table, index) => fixColumns(table, columns[index] ?? []));
  content.append(...area.childNodes);
  area.remove();
  return drawings;
}

function buildSlot(index: number, size: DOMRect | undefined): Element {
  const slot = document.createElement("span");
  slot.dataset["slot"] = String(index);
  slot.style.cssText = `display:block;width:${size?.width ?? 0}px;height:${size?.height ?? 0}px`;
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
export const prepareScript: string = [
  prepareFlow,
  markFollowers,
  numberNotes,
  holdPageNumbers,
  fixSizes,
  buildSlot,
  measureColumns,
  fixColumns,
]
  .map(String)
  .join("\n");
