import { make } from "./element.ts";
import { makeFilter, type Choice, type Item } from "./filter.ts";
import { sortByHeads } from "./table-sort.ts";

/** A column of few values is a choice; of many, words find them. */
const [fewest, mostValues, mostChoices, leastRows] = [2, 14, 3, 8];

const choicesOf = (table: HTMLTableElement): { choice: Choice; column: number }[] => {
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  return heads
    .flatMap((head, column) => {
      const values = [
        ...new Set(rows.map((row) => row.cells[column]?.textContent?.trim() ?? "")),
      ].filter(Boolean);
      const isChoice =
        values.length >= fewest &&
        values.length <= Math.min(mostValues, rows.length / 2) &&
        !head.classList.contains("number");
      const isShort = values.every((value) => value.length < 40);
      const name = head.textContent ?? "";
      return isChoice && isShort ? [{ choice: { name, values: values.toSorted() }, column }] : [];
    })
    .slice(0, mostChoices);
};

const filterTable = (place: HTMLElement): void => {
  const table = place.nextElementSibling?.querySelector("table");
  const rows = [...(table?.tBodies[0]?.rows ?? [])];
  if (!table || rows.length < leastRows) {
    place.remove();
    return;
  }
  const found = choicesOf(table);
  const items = rows.map((row): Item => ({
    parts: [row],
    words: (row.textContent ?? "").toLowerCase(),
    facets: Object.fromEntries(
      found.map(({ choice, column }) => [
        choice.name,
        row.cells[column]?.textContent?.trim() ?? "",
      ]),
    ),
  }));
  makeFilter(place, items, { choices: found.map(({ choice }) => choice), after: () => undefined });
};

/** The entries of the book's lists: items of a list, or a term with what is said of it. */
const entriesOf = (main: HTMLElement): Item[] => {
  const items = [
    ...main.querySelectorAll<HTMLElement>(
      ":is(.ledger, .timeline, .bibliography, .formula-list) > li",
    ),
  ].map((each) => [each]);
  const terms = [
    ...main.querySelectorAll<HTMLElement>(":is(.people, .glossary, .datasets) > dt"),
  ].map((term) => {
    const parts = [term];
    for (
      let next = term.nextElementSibling;
      next?.localName === "dd";
      next = next.nextElementSibling
    )
      parts.push(next as HTMLElement);
    return parts;
  });
  return [...items, ...terms].map((parts) => ({
    parts,
    words: parts
      .map(({ textContent }) => textContent ?? "")
      .join(" ")
      .toLowerCase(),
    facets: { Verdict: parts[0]?.querySelector(".ledger-verdict strong")?.textContent ?? "" },
  }));
};

/** Heads of lists of which nothing is left are hidden too. */
const hideEmpty = (main: HTMLElement): void => {
  for (const head of main.querySelectorAll<HTMLElement>(".list-head")) {
    const list = head.nextElementSibling;
    head.hidden = list !== null && [...list.children].every((each) => (each as HTMLElement).hidden);
  }
};

/** The parts of a long list, to go to at once. */
const jumpTo = (main: HTMLElement): HTMLSelectElement | undefined => {
  const heads = [...main.querySelectorAll<HTMLElement>(".list-head")];
  if (heads.length < 3) return undefined;
  const options = heads.map((head, index) =>
    make("option", { value: String(index), text: head.textContent ?? "" }),
  );
  const select = make(
    "select",
    { "aria-label": "Go to", "data-made": "" },
    make("option", { value: "", text: "Go to …" }),
    ...options,
  );
  select.addEventListener("change", () => {
    heads[Number(select.value)]?.scrollIntoView();
    select.value = "";
  });
  return select;
};

const filterLists = (place: HTMLElement): void => {
  const main = place.closest("main");
  const items = main ? entriesOf(main) : [];
  if (main === null || items.length < leastRows) {
    place.remove();
    return;
  }
  const verdicts = [...new Set(items.map(({ facets }) => facets["Verdict"] ?? ""))].filter(Boolean);
  const choices = verdicts.length > 1 ? [{ name: "Verdict", values: verdicts.toSorted() }] : [];
  makeFilter(place, items, { choices, after: () => hideEmpty(main) });
  const jump = jumpTo(main);
  if (jump) place.querySelector(".filter-state")?.before(jump);
};

for (const table of document.querySelectorAll<HTMLTableElement>(
  "table[data-sortable], .table-figure table",
))
  sortByHeads(table);
for (const place of document.querySelectorAll<HTMLElement>(".table-tools")) filterTable(place);
for (const place of document.querySelectorAll<HTMLElement>(".list-tools")) filterLists(place);
