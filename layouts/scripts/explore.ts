import { formatNumber } from "../../scripts/data/number.ts";
import { units } from "../../scripts/data/unit.ts";

/** What is used here of Vega, which comes in a script of its own. */
interface View {
  run(): View;
  signal(name: string): unknown;
  signal(name: string, value: unknown): View;
  padding(value: Readonly<Record<"left" | "right" | "top" | "bottom", number>>): View;
  width(): number;
  height(): number;
  finalize(): void;
  data(name: string, tuples: readonly object[]): View;
  scale(name: string): { domain(): readonly (number | Date)[] };
  scenegraph(): { readonly root: { readonly items: readonly { readonly bounds: Bounds }[] } };
  getState(options: object): { readonly signals?: Readonly<Record<string, unknown>> };
}

interface Bounds {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A chart as the script beside its page hands it over. */
export interface Exploration {
  readonly spec: object;
  /** The column that parts the rows into series, and the series; empty where there is but one. */
  readonly field: string;
  readonly series: readonly string[];
}

declare const vega: {
  parse(spec: object, config: null, options: { ast: boolean }): object;
  View: new (runtime: object, options: object) => View;
  expressionFunction(name: string, run: (value: unknown, option: unknown) => unknown): void;
};
declare const vegaInterpreter: { readonly expressionInterpreter: object };

declare global {
  // What the page asks for, and what the script beside a figure's page calls.
  var openExplorer: ((chart: HTMLElement, explored: Exploration) => { close(): void }) | undefined;
  var exploreChart: ((explored: Exploration) => void) | undefined;
}

/** Breaks a name where the axis has no more room, as the drawing does. */
const wrap = (text: string, width: number): string | string[] => {
  const pen = document.createElement("canvas").getContext("2d");
  if (pen === null) return text;
  pen.font = '12px "Source Sans 3", Helvetica, Arial, sans-serif';
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=[ /–-])/u)) {
    if (line !== "" && pen.measureText((line + word).trimEnd()).width > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  lines.push(line.trimEnd());
  return lines.length === 1 ? (lines[0] ?? "") : lines;
};

// The one wording of numbers serves the axes here too.
vega.expressionFunction("unit", (value, id) => {
  const unit = units.get(String(id));
  return typeof value === "number" && unit ? formatNumber({ value, unit }) : "";
});
vega.expressionFunction("wrap", (value, width) => wrap(String(value ?? ""), Number(width)));

const widthSignals = (view: View): string[] => {
  const { signals = {} } = view.getState({
    signals: () => true,
    data: () => false,
    recurse: false,
  });
  const names = Object.keys(signals).filter((name) => /width$/i.test(name));
  const children = names.filter((name) => name !== "width");
  return children.length > 0 ? children : names;
};

const boundsOf = (view: View): Bounds =>
  view.scenegraph().root.items[0]?.bounds ?? { x1: 0, y1: 0, x2: 0, y2: 0 };

/** Sets the plots' width so that the picture, labels included, fits its place; then makes room around for the labels. */
const fit = (view: View, width: number): void => {
  const signals = widthSignals(view);
  for (let round = 0; round < 6; round += 1) {
    const { x1, x2 } = boundsOf(view);
    const lack = width - (x2 - x1);
    if (Math.abs(lack) < 0.5) break;
    for (const name of signals) view.signal(name, Math.max(40, Number(view.signal(name)) + lack));
    view.run();
  }
  const { x1, y1, x2, y2 } = boundsOf(view);
  const [left, top] = [Math.ceil(-x1), Math.ceil(-y1) + 3];
  view.padding({
    left,
    top,
    right: Math.max(0, Math.ceil(x2 - view.width())),
    bottom: Math.max(0, Math.ceil(y2 - view.height())) + 3,
  });
  view.run();
};

/** What a pointer can do by dragging and clicking, as buttons: for the keyboard, and for hands that cannot drag. */
const controlsOf = (view: View, series: readonly string[], field: string): HTMLElement[] => {
  const button = (text: string, run: (own: HTMLButtonElement) => void): HTMLButtonElement => {
    const own = document.createElement("button");
    own.type = "button";
    own.textContent = text;
    own.addEventListener("click", () => run(own));
    return own;
  };
  const zoom = Object.keys(
    view.getState({ signals: () => true, data: () => false, recurse: false }).signals ?? {},
  ).find((name) => name.startsWith("zoom_"));
  const whole = zoom === undefined ? [] : view.scale("x").domain().map(Number);
  /** Keeps a share of the time shown, moved by a share of it. */
  const show = (share: number, by: number): void => {
    const [from = 0, to = 0] = view.scale("x").domain().map(Number);
    const [middle, half] = [(from + to) / 2 + (to - from) * by, ((to - from) * share) / 2];
    view.signal(zoom ?? "", [middle - half, middle + half]).run();
  };
  const moves =
    zoom === undefined
      ? []
      : [
          button("Nearer", () => show(0.6, 0)),
          button("Farther", () => show(1.7, 0)),
          button("Earlier", () => show(1, -0.3)),
          button("Later", () => show(1, 0.3)),
          button("All", () => void view.signal(zoom, whole).run()),
        ];
  const picked = new Set<string>();
  const picks = series.map((name) =>
    button(name, (own) => {
      if (!picked.delete(name)) picked.add(name);
      own.setAttribute("aria-pressed", String(picked.has(name)));
      const fields = [{ type: "E", field, channel: undefined }];
      view
        .data(
          "pick_store",
          [...picked].map((value) => ({ unit: "", fields, values: [value] })),
        )
        .run();
    }),
  );
  for (const pick of picks) pick.setAttribute("aria-pressed", "false");
  return [...moves, ...picks];
};

/** Puts a chart in motion into the place of its drawing. Nothing is evaluated: expressions are interpreted. */
globalThis.openExplorer = (chart, { spec, series, field }) => {
  const place = document.createElement("div");
  place.className = "explorer";
  const width = chart.clientWidth;
  chart.append(place);
  const runtime = vega.parse(spec, null, { ast: true });
  const view = new vega.View(runtime, {
    expr: vegaInterpreter.expressionInterpreter,
    renderer: "svg",
    container: place,
    hover: true,
  });
  view.run();
  fit(view, width);
  const row = document.createElement("div");
  row.className = "tool-row explore-row";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "Move the chart, pick a series");
  row.append(...controlsOf(view, series, field));
  place.append(row);
  return {
    close() {
      view.finalize();
      place.remove();
    },
  };
};
