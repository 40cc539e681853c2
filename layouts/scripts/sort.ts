/** Makes the tables of data sortable by their heads. Without this script they stand in the order of the file. */
{
  const collator = new Intl.Collator("en-US", { numeric: true });

  const keyOf = (row: HTMLTableRowElement, column: number): string => {
    const cell = row.cells[column];
    return cell?.dataset["sort"] ?? cell?.textContent ?? "";
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
    keyed.sort(
      (a, b) => (a.key === "" || b.key === "" ? 1 : direction) * compareKeys(a.key, b.key),
    );
    body?.append(...keyed.map(({ row }) => row));
  };

  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
    for (const head of table.tHead?.rows[0]?.cells ?? []) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sortBy(table, head));
      head.append(button);
    }
  }
}
