/**
 * Runs in the page, while a flow is measured: a table whose columns find no room side by side is turned, so that its
 * lines run along the height of the page. It is cut by rows into pieces, each a page by itself with the head of the
 * table, which move like figures. These functions are sent to the page as text, so they may only name each other and
 * what the other scripts of this folder define.
 */

declare function measureColumns(table: HTMLTableElement): number[];
declare function fixColumns(table: HTMLTableElement, widths: readonly number[]): void;

/** Turns the tables of a flow that are wider than the text block; `full` is the height of the block in px. */
function turnWide(area: HTMLElement, full: number): void {
  const { width } = area.getBoundingClientRect();
  for (const figure of area.querySelectorAll<HTMLElement>("section > .table-figure")) {
    const table = figure.querySelector("table");
    if (table && table.getBoundingClientRect().width > width + 1) turnTable(figure, table, full);
  }
}

function turnTable(figure: HTMLElement, table: HTMLTableElement, full: number): void {
  figure.classList.add("turned");
  fixColumns(table, measureColumns(table));
  const pieces = cutRows(figure, table);
  const piecesOf = (selector: string): HTMLElement[] =>
    pieces.flatMap((piece) => piece.querySelector<HTMLElement>(selector) ?? []);
  pieces.forEach((piece, index) => {
    piece.dataset["float"] = String(Math.floor(full));
    // Without an id a box is nothing to the browser's tag tree, and its notes would belong nowhere.
    if (index > 0) piece.id = `${figure.id}--piece-${index + 1}`;
  });
  if (pieces.length > 1)
    for (const parts of [pieces, piecesOf("table"), piecesOf("tbody")]) joinPieces(parts);
  figure.replaceWith(...pieces);
}

/** The rows of a table, dealt out to as many copies of it as are needed; what stands under it comes with the last. */
function cutRows(figure: HTMLElement, table: HTMLTableElement): HTMLElement[] {
  const { paddingTop, paddingBottom } = getComputedStyle(figure);
  const room =
    figure.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
  const notes = [...figure.children].filter(
    (part): part is HTMLElement => part instanceof HTMLElement && !part.contains(table),
  );
  const rows = [...table.querySelectorAll<HTMLElement>(":scope > tbody > tr")];
  const heights = rows.map(laidHeight);
  const above = laidHeight(table) - heights.reduce((sum, height) => sum + height, 0);
  const below = notes.reduce((sum, part) => sum + laidHeight(part), 0);
  const head = laidHeight(table.querySelector<HTMLElement>(":scope > thead"));
  const pieces: HTMLElement[][] = [[]];
  let free = room - above;
  rows.forEach((row, index) => {
    const isLast = index === rows.length - 1;
    const height = (heights[index] ?? 0) + (isLast ? below : 0);
    if (height > free && (pieces.at(-1)?.length ?? 0) > 0) {
      pieces.push([]);
      free = room - head;
    }
    pieces.at(-1)?.push(row);
    free -= height;
  });
  return pieces.map((own, index) =>
    pieceOf(figure, own, { isFirst: index === 0, isLast: index === pieces.length - 1 }),
  );
}

/** As it was before it was turned, in px; 0 for nothing. */
function laidHeight(element: HTMLElement | null): number {
  return element?.offsetHeight ?? 0;
}

function pieceOf(
  figure: HTMLElement,
  rows: readonly Element[],
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): HTMLElement {
  const piece = figure.cloneNode(true) as HTMLElement;
  const table = piece.querySelector("table");
  table
    ?.querySelector(":scope > tbody")
    ?.replaceChildren(...rows.map((row) => row.cloneNode(true)));
  for (const part of piece.querySelectorAll(":scope > *"))
    if (!isLast && table && !part.contains(table)) part.remove();
  if (isFirst) return piece;
  table?.querySelector(":scope > caption")?.remove();
  const head = table?.querySelector<HTMLElement>(":scope > thead");
  if (head) head.dataset["repeated"] = "";
  for (const part of head?.querySelectorAll("*") ?? []) part.removeAttribute("id");
  return piece;
}

/** Says of pieces that they are one: the tag tree puts them together again. */
function joinPieces(parts: readonly HTMLElement[]): void {
  parts.forEach((part, index) => {
    part.dataset["piece"] = index === 0 ? "first" : "next";
    part.dataset[index === 0 ? "splitTo" : "splitFrom"] = "";
  });
}

/** Pieces of one element have one number: that of the first. */
function numberPieces(content: DocumentFragment): void {
  const first = new Map<string, string>();
  for (const piece of content.querySelectorAll<HTMLElement>("[data-piece]")) {
    const { piece: place, ref = "" } = piece.dataset;
    if (place === "first") first.set(piece.tagName, ref);
    else piece.dataset["ref"] = first.get(piece.tagName) ?? ref;
  }
}

/** The text of the functions above, for the page. */
export const turnScript: string = [
  turnWide,
  turnTable,
  cutRows,
  laidHeight,
  pieceOf,
  joinPieces,
  numberPieces,
]
  .map(String)
  .join("\n");
