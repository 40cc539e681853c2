import { loadDetails, type Mark } from "./details.ts";
import { make } from "./element.ts";

/** A chart being read: its marks, and the one that is shown. */
interface Reader {
  readonly chart: HTMLElement;
  readonly marks: readonly Mark[];
  /** CSS px the marks' numbers count in, across the whole picture. */
  readonly width: number;
  readonly table: HTMLTableElement;
  readonly ring: HTMLElement;
  readonly tip: HTMLElement;
  readonly voice: HTMLElement;
  at: number;
  /** Where the keyboard goes back to. */
  cameFrom?: HTMLElement | undefined;
}

/** How near, in CSS px of the screen, a pointer must come to a mark. */
const reach = 48;

const readers = new WeakMap<HTMLElement, Reader>();

/** Value first, then what it is the value of; a table of several numbers names them. */
const wordsOf = (table: HTMLTableElement, row: number): { value: string; about: string } => {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const cells = [...(table.tBodies[0]?.rows[row]?.cells ?? [])];
  const numbers = cells.filter(
    (cell) => cell.classList.contains("number") && cell.textContent !== "",
  );
  const nameOf = (cell: HTMLTableCellElement): string => heads[cell.cellIndex]?.textContent ?? "";
  const value = numbers
    .map((cell) => (numbers.length > 1 ? `${nameOf(cell)}: ${cell.textContent}` : cell.textContent))
    .join("; ");
  const about = cells
    .filter((cell) => !numbers.includes(cell) && cell.textContent !== "")
    .map((cell) => cell.textContent)
    .join(", ");
  return { value, about };
};

const show = (reader: Reader, at: number): void => {
  const { chart, marks, width, table, ring, tip, voice } = reader;
  const mark = marks[at];
  if (mark === undefined) return;
  reader.at = at;
  const [row, series, x, y, w = 0, h = 0] = mark;
  const scale = chart.clientWidth / width;
  const [left, top] = [(x + w / 2) * scale, (y + (h > w ? 0 : h / 2)) * scale];
  const { value, about } = wordsOf(table, row);
  tip.replaceChildren(make("b", { text: value }), make("span", { text: about }));
  for (const part of [ring, tip]) part.hidden = false;
  ring.style.left = `${left}px`;
  ring.style.top = `${top}px`;
  const isRight = left > chart.clientWidth / 2;
  tip.style.left = `${Math.max(0, isRight ? left - tip.offsetWidth - 14 : left + 14)}px`;
  tip.style.top = `${Math.max(0, top - tip.offsetHeight - 10)}px`;
  voice.textContent = `${value}. ${about}`;
  setApart(chart, series);
};

/** Lets one series stand out where there are several; all of them for undefined. */
const setApart = (chart: HTMLElement, series: number | undefined): void => {
  chart.classList.toggle("is-reading", series !== undefined);
  for (const part of chart.querySelectorAll<SVGElement>("[data-series]"))
    part.classList.toggle(
      "is-other",
      series !== undefined && part.dataset["series"] !== String(series),
    );
};

const hide = ({ chart, ring, tip, voice }: Reader): void => {
  ring.hidden = tip.hidden = true;
  voice.textContent = "";
  setApart(chart, undefined);
};

const nearest = ({ chart, marks, width }: Reader, { clientX, clientY }: PointerEvent): number => {
  const box = chart.getBoundingClientRect();
  const scale = box.width / width;
  const [px, py] = [(clientX - box.left) / scale, (clientY - box.top) / scale];
  const far = marks.map(([, , x, y, w = 0, h = 0]) =>
    Math.hypot(Math.max(x - px, 0, px - x - w), Math.max(y - py, 0, py - y - h)),
  );
  const least = Math.min(...far);
  return least * scale > reach ? -1 : far.indexOf(least);
};

/** Arrow keys go along a series, or to the other series at about the same place. */
const step = ({ marks, at }: Reader, key: string): number | undefined => {
  const [, series = 0, x = 0] = marks[at] ?? [];
  const own = marks.flatMap((mark, index) => (mark[1] === series ? [index] : []));
  const place = own.indexOf(at);
  const all = [...new Set(marks.map((mark) => mark[1]))];
  if (key === "Home") return own[0];
  if (key === "End") return own.at(-1);
  const isAlong = key === "ArrowRight" || key === "ArrowLeft" || all.length === 1;
  const forward = key === "ArrowRight" || key === "ArrowDown";
  if (!key.startsWith("Arrow")) return undefined;
  if (isAlong) return own[Math.max(0, Math.min(own.length - 1, place + (forward ? 1 : -1)))];
  const other = all[(all.indexOf(series) + (forward ? 1 : all.length - 1)) % all.length];
  const theirs = marks.flatMap((mark, index) =>
    mark[1] === other ? [{ index, far: Math.abs(mark[2] - x) }] : [],
  );
  return theirs.toSorted((a, b) => a.far - b.far)[0]?.index;
};

const shownChart = (figure: HTMLElement): HTMLElement | undefined =>
  [...figure.querySelectorAll<HTMLElement>(".figure-chart")].find((chart) =>
    chart.checkVisibility(),
  );

const openReader = async (figure: HTMLElement): Promise<Reader | undefined> => {
  const chart = shownChart(figure);
  const known = chart && readers.get(chart);
  if (chart === undefined || known !== undefined) return known;
  const { marks } = await loadDetails();
  const width = chart.dataset["width"] ?? "";
  const own = marks[figure.id.replace(/^figure-/, "")]?.[width];
  const table = (figure.querySelector("[data-panel='table'] table") ??
    document.querySelector("[data-panel='table'] table")) as HTMLTableElement | null;
  if (own === undefined || own.length === 0 || table === null) return undefined;
  const ring = make("span", { class: "chart-mark", "aria-hidden": "true" });
  const tip = make("div", { class: "chart-tip", "aria-hidden": "true", "data-made": "" });
  const voice = make("p", { class: "unseen", "aria-live": "polite", "data-made": "" });
  ring.hidden = tip.hidden = true;
  chart.append(ring, tip, voice);
  const reader: Reader = {
    chart,
    marks: own,
    width: Number(width),
    table,
    ring,
    tip,
    voice,
    at: -1,
  };
  readers.set(chart, reader);
  chart.addEventListener("focusout", () => hide(reader));
  return reader;
};

/** Listens to the keys while a chart has the focus; Escape leads back to the tools. */
const followKeys = (reader: Reader): void => {
  const { chart } = reader;
  chart.tabIndex = -1;
  chart.setAttribute("role", "application");
  chart.setAttribute("aria-label", "Values: the arrow keys go through them, Escape leaves");
  chart.addEventListener("keydown", (event) => {
    const to = step(reader, event.key);
    if (event.key === "Escape") reader.cameFrom?.focus();
    else if (to === undefined) return;
    else show(reader, to);
    event.preventDefault();
  });
};

/** Moves the keyboard into a chart, to go through its values. */
export const readValues = async (figure: HTMLElement): Promise<void> => {
  const cameFrom = document.activeElement;
  const reader = await openReader(figure);
  if (reader === undefined) return;
  if (reader.chart.tabIndex !== -1 || !reader.chart.hasAttribute("tabindex")) followKeys(reader);
  reader.cameFrom = cameFrom instanceof HTMLElement ? cameFrom : undefined;
  reader.chart.focus();
  show(reader, Math.max(0, reader.at));
};

const followPointer = async (figure: HTMLElement, event: PointerEvent): Promise<void> => {
  const reader = await openReader(figure);
  if (reader === undefined || reader.chart.dataset["explored"]) return;
  const at = nearest(reader, event);
  if (at === -1) hide(reader);
  else show(reader, at);
};

/** Shows the value under a mouse or a finger. */
export const followCharts = (): void => {
  for (const chart of document.querySelectorAll<HTMLElement>("figure.figure .figure-chart")) {
    const figure = chart.closest("figure");
    const follow = (event: PointerEvent): void => {
      if (figure) void followPointer(figure, event);
    };
    chart.addEventListener("pointermove", follow);
    chart.addEventListener("pointerdown", follow);
    const leave = (): void => {
      const reader = readers.get(chart);
      if (reader && document.activeElement !== chart) hide(reader);
    };
    // A finger leaves as soon as it is lifted: what it asked for stays until it touches elsewhere.
    chart.addEventListener("pointerleave", ({ pointerType }) => {
      if (pointerType === "mouse") leave();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!chart.contains(target as Node)) leave();
    });
  }
};
