import * as vega from "vega";
import { compile } from "vega-lite";

import { months } from "../data/period.ts";
import { faultsIn } from "./look.ts";
import { measureText, wrapText } from "./font.ts";
import { motionOf, withMotion } from "./explorer.ts";
import { frameOf, type GeoMap } from "./map.ts";
import { nameSeries, readMarks, tagSeries, type ChartMark } from "./marks.ts";
import { boundsOf, finishScene, overlapsIn, styleOf } from "./scene.ts";
import type { Bounds, Scene, TextItem } from "./scene.ts";
import { checkSeries, markEnds } from "./series.ts";
import type { ChartRow } from "./series.ts";
import { completeSpec } from "./spec.ts";
import type { JsonObject } from "./spec.ts";
import { cleanDrawing, prefixIds, renderPicture } from "./svg.ts";
import { chartTheme } from "./theme.ts";

export type { ChartMark } from "./marks.ts";
export type { ChartRow } from "./series.ts";

/** Everything a chart is drawn from. Nothing in it is changed. */
export interface ChartInput {
  /** The figure's id; with the width it makes the prefix of all ids in the picture. */
  readonly id: string;
  /** A Vega-Lite spec that has passed `checkSpec`. */
  readonly spec: JsonObject;
  /** In the order in which categories and panels are to stand. */
  readonly rows: readonly ChartRow[];
  /** The ground of a map; absent for all other charts. */
  readonly map?: GeoMap | undefined;
  /** Name of the picture for screen readers: the finding. */
  readonly title: string;
  /** Short text alternative, at most 150 characters. */
  readonly description: string;
  /** CSS px of the whole picture, labels included, e.g. 640 on a page or 343 on a phone. */
  readonly width: number;
  /** The one number formatter; the second argument is what a spec's `format` says, e.g. `USD`. */
  readonly formatUnit: (value: number, unit: string) => string;
}

/** A chart as drawn. */
export interface Drawing {
  readonly svg: string;
  /** Labels that run into each other, a sentence each; empty when all can be read. */
  readonly overlaps: readonly string[];
  /** What else could not be made out, a sentence each; empty when all can. */
  readonly faults: readonly string[];
  /** Where each row is drawn. */
  readonly marks: readonly ChartMark[];
}

/**
 * Draws a chart as an SVG picture exactly `width` px wide, labels included.
 * Throws an error in a plain sentence when the spec makes Vega complain or leaves too little room for the plot.
 */
export function renderChart(input: ChartInput): Drawing {
  const { scene, bounds } = layOutChart(input);
  vega.resetSVGDefIds();
  const prefix = `${input.id}-${input.width}`;
  const corner = { left: bounds.x1, top: Math.floor(bounds.y1) - bleed };
  tagSeries(scene, input);
  const drawing = cleanDrawing(nameSeries(drawScene(scene)));
  const svg = renderPicture(prefixIds(drawing, prefix), {
    id: prefix,
    title: input.title,
    description: input.description,
    width: input.width,
    height: Math.ceil(bounds.y2 - bounds.y1) + 2 * bleed,
    ...corner,
  });
  const overlaps = overlapsIn(scene).map(
    ([one, other]) => `“${one}” and “${other}” overlap at ${input.width} px.`,
  );
  const faults = faultsIn(scene).map(
    (fault) => `${fault.replace(/\.$/, "")} at ${input.width} px.`,
  );
  return { svg, overlaps, faults, marks: readMarks(scene, { ...input, ...corner }) };
}

/**
 * Compiles a chart for the runtime in a reader's browser, with its rows, to be moved and picked from. It is not laid out:
 * the browser knows how wide it is.
 */
export function compileExplorer(input: Pick<ChartInput, "spec" | "rows" | "width">): object {
  const { logger } = strictLogger();
  const moving = withMotion(completeSpec(input.spec, input), motionOf(input.spec));
  const config = chartTheme(input.width) as never;
  const compiled = compile(moving as never, { config, logger }).spec;
  const text = JSON.stringify(compiled);
  const used = (row: ChartRow): ChartRow =>
    Object.fromEntries(
      Object.entries(row).filter(([name]) => name === "id" || text.includes(name)),
    );
  bindRows(compiled, markEnds(input).map(used));
  return compiled;
}

interface LaidOut {
  readonly scene: Scene;
  readonly bounds: Bounds;
}

function layOutChart(input: ChartInput): LaidOut {
  checkSeries(input);
  const { view, endLabels } = buildView(input);
  try {
    const bounds = fitWidth(view, input.width);
    const scene = sceneOf(view);
    finishScene(scene, endLabels);
    return { scene, bounds };
  } finally {
    view.finalize();
  }
}

/** CSS px kept free above and below: Vega takes letters to be a little less tall than they are. */
const bleed = 3;

// Parts of Vega its types leave out.
const { textMetrics, SVGStringRenderer } = vega as unknown as {
  textMetrics: { width: (item: TextItem, text: unknown) => number };
  SVGStringRenderer: new () => {
    initialize(
      element: null,
      width: number,
      height: number,
    ): { render(scene: unknown): { svg(): string } };
  };
};

textMetrics.width = (item, text) => {
  const lines = Array.isArray(text ?? item.text) ? (text ?? item.text) : [text ?? item.text ?? ""];
  const style = styleOf(item);
  return Math.max(0, ...(lines as unknown[]).map((line) => measureText(String(line), style)));
};

type FormatUnit = ChartInput["formatUnit"];
const formatters = new WeakMap<object, FormatUnit>();

// Custom format types become functions of Vega's expression language; `this` tells which view is asking.
vega.expressionFunction("unit", function (this: FormatContext, value: unknown, unit: unknown) {
  const format = formatters.get(this.context.dataflow);
  return typeof value === "number" && format !== undefined ? format(value, String(unit)) : "";
});
vega.expressionFunction("wrap", (value: unknown, width: unknown) => {
  const lines = wrapText(String(value ?? ""), Number(width), { size: 12 });
  return lines.length === 1 ? lines[0] : lines;
});
interface FormatContext {
  readonly context: { readonly dataflow: object };
}

interface BuiltView {
  readonly view: vega.View;
  /** Names of the text marks that stand at the ends of lines. */
  readonly endLabels: readonly string[];
}

function buildView(input: ChartInput): BuiltView {
  const { logger, refuseComplaints } = strictLogger();
  const spec = completeSpec(input.spec, input);
  const compiled = compile(spec as never, {
    config: chartTheme(input.width) as never,
    logger,
  }).spec;
  bindRows(compiled, markEnds(input));
  fitProjections(compiled, input.map);
  const view = new vega.View(vega.parse(compiled), {
    renderer: "none",
    logger,
    locale: chartLocale,
  });
  formatters.set(view, input.formatUnit);
  view.run();
  refuseComplaints();
  return { view, endLabels: marksWithStyle(compiled.marks ?? [], "label-end") };
}

function marksWithStyle(marks: readonly vega.Mark[], style: string): string[] {
  return marks.flatMap((mark) => {
    const own =
      [mark.style ?? []].flat().includes(style) && mark.name !== undefined ? [mark.name] : [];
    return [...own, ...("marks" in mark ? marksWithStyle(mark.marks ?? [], style) : [])];
  });
}

/** Vega-Lite would fit a map to what is drawn on it: to the same piece of the world at every width instead. */
function fitProjections({ projections = [] }: vega.Spec, map: GeoMap | undefined): void {
  if (map === undefined) return;
  for (const projection of projections) Object.assign(projection, { fit: frameOf(map) });
}

/** Gives the data set of a compiled spec its rows, as copies: Vega writes its own marks on them. What is picked is kept in stores. */
function bindRows(spec: vega.Spec, rows: readonly ChartRow[]): void {
  const source = spec.data?.find(
    (data) => !("source" in data) && !("values" in data) && !data.name.endsWith("_store"),
  );
  if (source !== undefined) Object.assign(source, { values: rows.map((row) => ({ ...row })) });
}

/**
 * Any complaint of Vega's stops the chart: what it warns of is a chart that does not say what its author meant.
 * Complaints are kept and thrown afterwards, because Vega logs from where nobody could catch them.
 */
function strictLogger(): { logger: vega.LoggerInterface; refuseComplaints: () => void } {
  const complaints: string[] = [];
  const keep = (...words: readonly unknown[]): vega.LoggerInterface => {
    complaints.push(words.map(String).join(" "));
    return logger;
  };
  const level = (given?: number): unknown => (given === undefined ? vega.Warn : logger);
  const logger: vega.LoggerInterface = {
    level: level as vega.LoggerInterface["level"],
    error: keep,
    warn: keep,
    info: () => logger,
    debug: () => logger,
  };
  const refuseComplaints = (): void => {
    const [first] = complaints;
    if (first !== undefined) throw new Error(`Vega does not accept the spec: ${first}`);
  };
  return { logger, refuseComplaints };
}

/** Least share of the picture the plots must have; labels that take more are too long. */
const leastPlotShare = 0.35;

/** Sets the plots' width so that the whole picture, labels that stick out included, is as wide as asked. */
function fitWidth(view: vega.View, width: number): Bounds {
  const signals = widthSignals(view);
  const first = signals[0];
  let bounds = boundsOf(sceneOf(view));
  if (first === undefined) throw new Error("The chart has no width that can be fitted.");
  let plot = Number(view.signal(first));
  let slope = 1;
  for (let round = 0; round < 8 && Math.abs(spread(bounds) - width) > 0.05; round += 1) {
    // Several panels side by side grow faster than one: the halving finds out how fast.
    const next = Math.max(plot / 2, plot + (width - spread(bounds)) / slope);
    for (const name of signals) view.signal(name, next);
    view.run();
    const after = boundsOf(sceneOf(view));
    const found = (spread(after) - spread(bounds)) / (next - plot);
    slope = found > 0.3 && found < 8 ? found : slope;
    plot = next;
    bounds = after;
  }
  if (Math.abs(spread(bounds) - width) > 0.5 || plot * slope < width * leastPlotShare) {
    throw new Error(`The labels leave too little room for the plot at ${width} px; shorten them.`);
  }
  return bounds;
}

function spread({ x1, x2 }: Bounds): number {
  return x2 - x1;
}

function widthSignals(view: vega.View): string[] {
  const { signals } = view.getState({ signals: () => true, data: () => false, recurse: false });
  const names = Object.keys(signals ?? {}).filter((name) => /width$/i.test(name));
  const children = names.filter((name) => name !== "width");
  return (children.length > 0 ? children : names).sort();
}

function sceneOf(view: vega.View): Scene {
  return view.scenegraph() as unknown as Scene;
}

function drawScene({ root }: Scene): string {
  const svg = new SVGStringRenderer().initialize(null, 100, 100).render(root).svg();
  return svg.replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, "");
}

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

// Said outright, so that neither the machine's language nor Vega's default can change a chart.
const chartLocale: vega.LocaleFormatters = { ...vegaLocale() };

function vegaLocale(): vega.LocaleFormatters {
  const { locale } = vega as unknown as {
    locale: (number: object, time: object) => vega.LocaleFormatters;
  };
  return locale(
    { decimal: ".", thousands: ",", grouping: [3], currency: ["$", ""] },
    {
      dateTime: "%-d %B %Y",
      date: "%-d %B %Y",
      time: "%H:%M",
      periods: ["AM", "PM"],
      days,
      shortDays: days.map((day) => day.slice(0, 3)),
      months,
      shortMonths: months.map((month) => month.slice(0, 3)),
    },
  );
}
