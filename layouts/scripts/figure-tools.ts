import { make } from "./element.ts";
import { toggleExplorer } from "./figure-explore.ts";
import { readValues } from "./figure-values.ts";

interface Tool {
  readonly name: string;
  readonly run: (button: HTMLButtonElement) => void;
}

/** Shows one panel, or none, below the row of tools. */
const togglePanel = (
  panels: readonly HTMLElement[],
  wanted: HTMLElement,
  button: HTMLElement,
): void => {
  const isOpening = wanted.hidden;
  for (const panel of panels) panel.hidden = panel !== wanted || !isOpening;
  for (const other of button.parentElement?.querySelectorAll("[aria-controls]") ?? [])
    other.setAttribute("aria-expanded", String(other === button && isOpening));
};

const names: Readonly<Record<string, string>> = { table: "Table", files: "Files", cite: "Cite" };

/** One stop of the Tab key for all tools of a figure: the arrow keys go from one to the next. */
const makeRow = (label: string, tools: readonly Tool[]): HTMLElement => {
  const buttons = tools.map(({ name, run }, index) => {
    const button = make("button", {
      type: "button",
      text: name,
      tabindex: index === 0 ? "0" : "-1",
    });
    button.addEventListener("click", () => run(button));
    return button;
  });
  const row = make(
    "div",
    { class: "tool-row", role: "toolbar", "aria-label": label, "data-made": "" },
    ...buttons,
  );
  row.addEventListener("keydown", (event) => {
    const at = buttons.findIndex((button) => button === event.target);
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: buttons.length - 1 - at }[
      event.key
    ];
    const next =
      step === undefined ? undefined : buttons[(at + step + buttons.length) % buttons.length];
    if (next === undefined) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  return row;
};

const equip = (tools: HTMLElement): void => {
  const figure = tools.closest<HTMLElement>(".figure, .table-figure");
  const fold = tools.querySelector("details");
  if (figure === null) return;
  const label =
    figure.querySelector(".figure-number")?.textContent ??
    figure.getAttribute("aria-label") ??
    "Figure";
  const panels = [...tools.querySelectorAll<HTMLElement>("[data-panel]")];
  const list: Tool[] = panels.map((panel) => ({
    name: names[panel.dataset["panel"] ?? ""] ?? "",
    run: (button) => togglePanel(panels, panel, button),
  }));
  if (figure.localName === "figure") {
    list.unshift({ name: "Values", run: () => void readValues(figure) });
  }
  if (tools.dataset["explore"]) {
    list.push({ name: "Explore", run: (button) => void toggleExplorer(figure, button) });
  }
  const row = makeRow(`${label}: tools`, list);
  for (const panel of panels) {
    panel.hidden = true;
    panel.id = `${figure.id}_${panel.dataset["panel"]}`;
    const button =
      row.children[list.findIndex((tool) => tool.name === names[panel.dataset["panel"] ?? ""])];
    button?.setAttribute("aria-controls", panel.id);
    button?.setAttribute("aria-expanded", "false");
  }
  tools.replaceChildren(row, ...panels);
  fold?.remove();
};

/** Turns the fold below each figure into a row of tools. */
export const openFigureTools = (): void => {
  for (const tools of document.querySelectorAll<HTMLElement>(".figure-tools")) equip(tools);
};
