/** The order of texts, with the numbers in them as numbers. */
const collator = new Intl.Collator("en-US", { numeric: true });

const scales: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/** What a cell is sorted by: its key where it has one, the size of a worded number, a date, else its words. */
const keyOf = (row: HTMLTableRowElement, column: number): string => {
  const cell = row.cells[column];
  const text = cell?.textContent?.trim() ?? "";
  if (cell?.dataset["sort"] !== undefined) return cell.dataset["sort"];
  if (cell?.classList.contains("number")) {
    const [, digits, scale = ""] =
      /([\d,]+(?:\.\d+)?)\s*(thousand|million|billion|trillion)?/.exec(text) ?? [];
    if (digits) return String(Number(digits.replaceAll(",", "")) * (scales[scale] ?? 1));
  }
  const moment = /^(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?\d{4}$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  return Number.isNaN(moment) ? text : String(moment);
};

const compareKeys = (a: string, b: string): number => {
  // What is not stated comes last, whichever way the column is sorted.
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  const [left, right] = [Number(a), Number(b)];
  return Number.isNaN(left) || Number.isNaN(right) ? collator.compare(a, b) : left - right;
};

const sortBy = (table: HTMLTableElement, head: HTMLTableCellElement): void => {
  const isRising = head.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead?.rows[0]?.cells ?? []) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", isRising ? "ascending" : "descending");
  const [body] = table.tBodies;
  const keyed = [...(body?.rows ?? [])].map((row) => ({ row, key: keyOf(row, head.cellIndex) }));
  const direction = isRising ? 1 : -1;
  keyed.sort((a, b) => (a.key === "" || b.key === "" ? 1 : direction) * compareKeys(a.key, b.key));
  body?.append(...keyed.map(({ row }) => row));
};

/** Makes a table sortable by its heads. Without this it stands in the order of the file. */
export const sortByHeads = (table: HTMLTableElement): void => {
  for (const head of table.tHead?.rows[0]?.cells ?? []) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(table, head));
    head.append(button);
  }
};
