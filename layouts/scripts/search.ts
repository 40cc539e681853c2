import { make, rootPath } from "./element.ts";

/** What can be found: kind, index of its title, address from the root, text. */
type Entry = readonly [kind: string, title: number, href: string, text: string];

interface Found {
  readonly id: number;
  /** Words of the entry that were met. */
  readonly terms: readonly string[];
}

declare const MiniSearch: new (options: object) => {
  addAll(documents: readonly object[]): void;
  search(words: string): readonly Found[];
};

declare global {
  // What the script with everything that can be found calls, and what the page asks for.
  var searchIndex: ((given: { titles: string[]; entries: Entry[] }) => void) | undefined;
  var mountSearch: ((place: HTMLElement, done: () => void) => void) | undefined;
}

/** Results shown; who needs more needs other words. */
const most = 30;

const kinds: Readonly<Record<string, string>> = {
  text: "Text",
  figure: "Figure",
  table: "Table",
  term: "Glossary",
  dataset: "Dataset",
  row: "Data",
  source: "Source",
};

/** A row of data is one of many; a figure, a term or a dataset is what somebody looks for. */
const weights: Readonly<Record<string, number>> = {
  figure: 1.6,
  table: 1.6,
  term: 1.6,
  dataset: 1.6,
  text: 1.2,
  row: 0.6,
  source: 0.5,
};

let entries: readonly Entry[] = [];
let titles: readonly string[] = [];
let find: ((words: string) => readonly Found[]) | undefined;

globalThis.searchIndex = (given) => {
  ({ entries, titles } = given);
  const index = new MiniSearch({
    fields: ["title", "text"],
    searchOptions: {
      combineWith: "AND",
      prefix: true,
      fuzzy: (term: string) => (term.length > 4 ? 0.18 : false),
      boost: { title: 1.5 },
      boostDocument: (id: number) => weights[entries[id]?.[0] ?? ""] ?? 1,
    },
  });
  index.addAll(entries.map(([, title, , text], id) => ({ id, title: titles[title], text })));
  find = (words) => index.search(words);
};

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A text with the words that were met marked, cut to what stands around the first of them. */
const passage = (text: string, terms: readonly string[], length: number): Node[] => {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${terms.map(escapeRegExp).join("|")})`, "giu");
  const first = Math.max(0, text.search(pattern));
  const start =
    text.length <= length ? 0 : Math.max(0, text.lastIndexOf(" ", Math.max(0, first - length / 3)));
  const shown = text.slice(start, start + length);
  const parts = shown
    .split(pattern)
    .map((part, index) =>
      index % 2 === 1 ? make("mark", { text: part }) : document.createTextNode(part),
    );
  const before = start > 0 ? [document.createTextNode("…")] : [];
  const after = start + length < text.length ? [document.createTextNode("…")] : [];
  return [...before, ...parts, ...after];
};

const optionOf = ({ id, terms }: Found, order: number): HTMLElement | undefined => {
  const [kind, title, href, text] = entries[id] ?? [];
  if (kind === undefined || title === undefined || text === undefined) return undefined;
  const link = make(
    "a",
    { href: rootPath() + href, tabindex: "-1" },
    make("span", { class: "found-kind", text: kinds[kind] ?? "" }),
    make("b", {}, ...passage(titles[title] ?? "", terms, 140)),
    make("span", { class: "found-text" }, ...passage(text, terms, 180)),
  );
  return make("li", { role: "option", id: `found_${order}`, "aria-selected": "false" }, link);
};

/** Puts the search into a place of the page: words, results below, all by keyboard. */
globalThis.mountSearch = (place, done) => {
  const input = make("input", {
    type: "search",
    role: "combobox",
    "aria-label": "Search the book and its data",
    "aria-expanded": "false",
    "aria-controls": "found_list",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "Words, a place, a number",
  });
  const state = make("p", { class: "found-state", role: "status" });
  const list = make("ul", { id: "found_list", role: "listbox", "aria-label": "Results" });
  let at = -1;

  const select = (next: number): void => {
    const options = [...list.children];
    at = Math.max(-1, Math.min(options.length - 1, next));
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const chosen = options[at];
    if (chosen === undefined) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    }
  };

  const run = (): void => {
    const words = input.value.trim();
    const found = words.length < 2 ? [] : (find?.(words) ?? []);
    list.replaceChildren(
      ...found.slice(0, most).flatMap((each, order) => optionOf(each, order) ?? []),
    );
    input.setAttribute("aria-expanded", String(found.length > 0));
    const more = found.length > most ? `, the first ${most} shown` : "";
    if (words.length < 2) state.textContent = "";
    else if (found.length === 0) state.textContent = "Nothing found. Try fewer or other words.";
    else state.textContent = `${found.length} ${found.length === 1 ? "result" : "results"}${more}`;
    select(found.length > 0 ? 0 : -1);
  };

  input.addEventListener("input", run);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") select(at + 1);
    else if (event.key === "ArrowUp") select(Math.max(0, at - 1));
    // A browser would empty the field first.
    else if (event.key === "Escape") done();
    else if (event.key === "Enter") list.children[at]?.querySelector("a")?.click();
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) done();
  });
  place.replaceChildren(make("div", { class: "search-field" }, input), state, list);
};
