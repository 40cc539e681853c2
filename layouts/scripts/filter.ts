import { make } from "./element.ts";

/** Something a filter shows or hides: a row, an entry with what belongs to it. */
export interface Item {
  readonly parts: readonly HTMLElement[];
  /** Its words in small letters. */
  readonly words: string;
  /** What it is in each of the choices, e.g. a verdict. */
  readonly facets: Readonly<Record<string, string>>;
}

/** What a reader can narrow down by besides words. */
export interface Choice {
  readonly name: string;
  readonly values: readonly string[];
}

const counted = (count: number, all: number): string =>
  count === all ? `${all} in all` : `${count} of ${all}`;

/** Puts a line of filters into its place: words, choices, how many are left. */
export const makeFilter = (
  place: HTMLElement,
  items: readonly Item[],
  { choices, after }: { readonly choices: readonly Choice[]; readonly after: () => void },
): void => {
  const words = make("input", {
    type: "search",
    "aria-label": "Filter by words",
    placeholder: "Filter",
    autocomplete: "off",
  });
  const state = make("p", {
    class: "filter-state",
    role: "status",
    text: counted(items.length, items.length),
  });
  const selects = choices.map(({ name, values }) => {
    const all = make("option", { value: "", text: `${name}: all` });
    const options = values.map((value) => make("option", { value, text: value }));
    return { name, select: make("select", { "aria-label": name }, all, ...options) };
  });
  const run = (): void => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { parts, words: own, facets } of items) {
      const isShown =
        wanted.every((word) => own.includes(word)) &&
        selects.every(({ name, select }) => select.value === "" || facets[name] === select.value);
      count += Number(isShown);
      for (const part of parts) part.hidden = !isShown;
    }
    state.textContent = counted(count, items.length);
    after();
  };
  words.addEventListener("input", run);
  for (const { select } of selects) select.addEventListener("change", run);
  place.replaceChildren(words, ...selects.map(({ select }) => select), state);
  for (const part of place.children) part.setAttribute("data-made", "");
};
