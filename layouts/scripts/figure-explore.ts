import { loadScript, make, rootPath } from "./element.ts";
import type { Exploration } from "./explore.ts";

interface Explored {
  readonly close: () => void;
  readonly hint: HTMLElement;
}

const explored = new WeakMap<HTMLElement, Explored>();

/** Loads Vega and the figure's spec, once each, and gives the spec. */
const load = async (id: string): Promise<Exploration> => {
  const root = rootPath();
  await loadScript(`${root}assets/vega.js`);
  await loadScript(`${root}assets/vega-interpreter.js`);
  await loadScript(`${root}assets/explore.js`);
  const given = new Promise<Exploration>((resolve) => {
    globalThis.exploreChart = resolve;
  });
  const known = specs.get(id);
  if (known !== undefined) return known;
  await loadScript(`${root}figures/${id}/explore.js`);
  const spec = await given;
  specs.set(id, spec);
  return spec;
};
const specs = new Map<string, Exploration>();

const shownChart = (figure: HTMLElement): HTMLElement | undefined =>
  [...figure.querySelectorAll<HTMLElement>(".figure-chart")].find((chart) =>
    chart.checkVisibility(),
  );

/** What can be done, in words: it is told by the page, which knows what the chart has. */
const hintOf = (figure: HTMLElement): string =>
  figure.querySelector<HTMLElement>("[data-explore]")?.dataset["explore"] ?? "";

/** Puts the chart in motion, or back to its drawing. */
export const toggleExplorer = async (figure: HTMLElement, button: HTMLElement): Promise<void> => {
  const chart = shownChart(figure);
  if (chart === undefined) return;
  const open = explored.get(figure);
  if (open !== undefined) {
    open.close();
    open.hint.remove();
    explored.delete(figure);
    delete chart.dataset["explored"];
    button.setAttribute("aria-pressed", "false");
    return;
  }
  button.setAttribute("aria-busy", "true");
  try {
    const spec = await load(figure.id.replace(/^figure-/, ""));
    // Vega writes into what it is given.
    const view = globalThis.openExplorer?.(chart, structuredClone(spec));
    const hint = make("p", { class: "explore-hint", "data-made": "", text: hintOf(figure) });
    chart.after(hint);
    if (view) explored.set(figure, { close: () => view.close(), hint });
    chart.dataset["explored"] = "yes";
    button.setAttribute("aria-pressed", "true");
  } finally {
    button.removeAttribute("aria-busy");
  }
};
