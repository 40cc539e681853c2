import { nearestHint } from "../lib/problem.ts";
import { checkAxes, childrenOf } from "./axis-check.ts";
import type { Report, SpecPath } from "./axis-check.ts";
import { checkSeriesLook } from "./series-check.ts";
import { isJsonObject, stylesOf } from "./spec.ts";
import type { Json, JsonObject } from "./spec.ts";
import { chartColors, isChartColor, markStyles } from "./theme.ts";

/** A rule of the house that a spec breaks; the path leads to the offending node of the JSON. */
export interface SpecProblem {
  readonly path: SpecPath;
  readonly message: string;
  readonly hint: string;
}

/** Finds what a spec may not contain: arithmetic, data, colors and fonts of its own, pies, dual axes, cut-off bars. Empty when all is well. */
export function checkSpec(spec: unknown): SpecProblem[] {
  const problems: SpecProblem[] = [];
  if (!isSpec(spec)) {
    return [
      {
        path: [],
        message: "The spec is not a JSON object.",
        hint: "start it with { and a “mark”.",
      },
    ];
  }
  const report = (path: SpecPath, message: string, hint: string): void => {
    problems.push({ path, message, hint });
  };
  checkAnywhere(spec, [], report);
  checkView(spec, [], report);
  checkAxes(spec, [], report);
  checkSeriesLook(spec, [], report);
  return problems;
}

/** Lists every column a spec names, with where it does, so that unknown ones can be reported. */
export function fieldsOf(spec: unknown): { field: string; path: SpecPath }[] {
  return stringsAt(spec, "field").map(({ text, path }) => ({ field: text, path }));
}

/** Lists the words an author typed into a chart (titles, annotations), which follow the rules of prose. */
export function textsOf(spec: unknown): { text: string; path: SpecPath }[] {
  const annotations = stringsAt(spec, "value").filter(({ path }) => path.includes("text"));
  const inMarks = stringsAt(spec, "text").filter(({ path }) => path.includes("mark"));
  return [...stringsAt(spec, "title"), ...annotations, ...inMarks].filter(
    ({ text }) => text !== "",
  );
}

function isSpec(spec: unknown): spec is JsonObject {
  return typeof spec === "object" && spec !== null && !Array.isArray(spec);
}

function stringsAt(
  part: unknown,
  key: string,
  path: SpecPath = [],
): { text: string; path: SpecPath }[] {
  if (typeof part !== "object" || part === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(part)
    ? [...part.entries()]
    : Object.entries(part);
  return entries.flatMap(([name, value]) => {
    if (name === "usermeta") return [];
    const here = [...path, name];
    return name === key && typeof value === "string"
      ? [{ text: value, path: here }]
      : stringsAt(value, key, here);
  });
}

const derive = "derive a dataset or a fact, so that table, chart and sentence cannot disagree.";
const themed = "leave it out; the theme gives it.";
const forbidden: Readonly<Record<string, string>> = {
  aggregate: derive,
  autosize: themed,
  background: themed,
  bin: derive,
  calculate: derive,
  config: themed,
  datasets: "give the rows in usermeta.rows.",
  expr: "use a test with field, equal or oneOf.",
  impute: derive,
  params: "charts are static; leave it out.",
  repeat: "use facet, vconcat or hconcat.",
  selection: "charts are static; leave it out.",
  signal: "write the value itself.",
  timeUnit: derive,
  tooltip: "charts are static; leave it out.",
  transform: derive,
};

/** Rules that hold for a key wherever it stands. */
function checkAnywhere(part: Json, path: SpecPath, report: Report): void {
  if (Array.isArray(part))
    part.forEach((item: Json, index) => checkAnywhere(item, [...path, index], report));
  if (!isJsonObject(part)) return;
  for (const [key, value] of Object.entries(part)) {
    const here = [...path, key];
    const hint = Object.hasOwn(forbidden, key) ? forbidden[key] : undefined;
    if (hint !== undefined && value !== null && value !== false)
      report(here, `A spec may not use “${key}”.`, hint);
    else if (/font(?:size|weight|style)?$/i.test(key))
      report(here, `A spec may not set “${key}”.`, themed);
    else if (/angle$/i.test(key) && value !== 0)
      report(here, "Text is never rotated.", "use a horizontal chart or shorter labels.");
    else if (key === "scheme")
      report(here, "A spec may not choose a color scheme.", 'write "range": "category".');
    else if (key === "stack" && value !== null && value !== false)
      report(here, "A spec may not stack values.", derive);
    else checkColor(key, value, here, report);
    checkAnywhere(value, here, report);
  }
}

function checkColor(key: string, value: Json, path: SpecPath, report: Report): void {
  const isColorChannel = path.some(
    (step) => step === "color" || step === "fill" || step === "stroke",
  );
  const isPlain = /^(?:color|fill|stroke)$|Color$/.test(key) || (key === "value" && isColorChannel);
  const isRange = key === "range" && isColorChannel;
  if (isPlain) checkColorName(value, path, report);
  if (isRange && Array.isArray(value))
    value.forEach((item: Json, index) => checkColorName(item, [...path, index], report));
}

function checkColorName(value: Json, path: SpecPath, report: Report): void {
  if (typeof value !== "string" || isChartColor(value)) return;
  report(
    path,
    `“${value}” is not a color of the theme.`,
    `use ${Object.keys(chartColors).join(", ")}.`,
  );
}

const viewKeys = [
  "$schema",
  "columns",
  "concat",
  "data",
  "description",
  "encoding",
  "facet",
  "hconcat",
  "height",
  "layer",
  "mark",
  "name",
  "resolve",
  "spacing",
  "spec",
  "title",
  "usermeta",
  "vconcat",
];
const marks = [
  "area",
  "bar",
  "circle",
  "geoshape",
  "line",
  "point",
  "rect",
  "rule",
  "square",
  "text",
  "tick",
];
const channels = [
  "color",
  "column",
  "detail",
  "facet",
  "fill",
  "fillOpacity",
  "latitude",
  "latitude2",
  "longitude",
  "longitude2",
  "opacity",
  "order",
  "row",
  "shape",
  "size",
  "stroke",
  "strokeDash",
  "strokeOpacity",
  "strokeWidth",
  "text",
  "x",
  "x2",
  "xOffset",
  "y",
  "y2",
  "yOffset",
];

/** Rules for a view: a chart, a layer, a panel. */
function checkView(view: JsonObject, path: SpecPath, report: Report): void {
  for (const key of Object.keys(view)) {
    if (viewKeys.includes(key) || Object.hasOwn(forbidden, key)) continue;
    const hint =
      key === "width" || key === "padding" ? themed : nearestHint(key, viewKeys, "Vega-Lite");
    report([...path, key], `A spec may not have “${key}” here.`, hint);
  }
  checkData(view["data"], [...path, "data"], report);
  checkMark(view["mark"], [...path, "mark"], report);
  checkChannels(view["encoding"], [...path, "encoding"], report);
  checkResolve(view, path, report);
  for (const { view: child, path: step } of childrenOf(view))
    checkView(child, [...path, ...step], report);
}

function checkData(data: Json | undefined, path: SpecPath, report: Report): void {
  if (!isJsonObject(data)) return;
  for (const key of Object.keys(data).filter((name) => name !== "name" && name !== "map")) {
    report(
      [...path, key],
      `Data come from the book's datasets, not from “${key}”.`,
      'write "data": { "name": "<dataset>" }.',
    );
  }
}

function checkMark(mark: Json | undefined, path: SpecPath, report: Report): void {
  if (mark === undefined) return;
  const type = isJsonObject(mark) ? mark["type"] : mark;
  const typePath = isJsonObject(mark) ? [...path, "type"] : path;
  if (type === "arc") report(typePath, "Pies are not drawn.", "use ranked bars.");
  else if (typeof type !== "string" || !marks.includes(type)) {
    report(
      typePath,
      `“${String(type)}” is not a mark of ours.`,
      nearestHint(String(type), marks, "Vega-Lite"),
    );
  }
  for (const style of stylesOf(mark)) {
    if (Object.hasOwn(markStyles, style)) continue;
    report(
      [...path, "style"],
      `“${style}” is not a style of the theme.`,
      nearestHint(style, Object.keys(markStyles), "the theme"),
    );
  }
}

function checkChannels(encoding: Json | undefined, path: SpecPath, report: Report): void {
  if (!isJsonObject(encoding)) return;
  for (const [channel, definition] of Object.entries(encoding)) {
    const here = [...path, channel];
    if (channel === "theta" || channel === "radius")
      report(here, "Pies are not drawn.", "use ranked bars.");
    else if (!channels.includes(channel) && !Object.hasOwn(forbidden, channel)) {
      report(here, `“${channel}” is not a channel.`, nearestHint(channel, channels, "Vega-Lite"));
    }
    if (
      channel === "text" &&
      isJsonObject(definition) &&
      (definition["type"] === "quantitative" ||
        ("format" in definition && definition["formatType"] !== "wrap"))
    ) {
      report(
        here,
        "A label prints a number without the book's formatter.",
        "use the column “text” or “short”.",
      );
    }
  }
}

function checkResolve(view: JsonObject, path: SpecPath, report: Report): void {
  if (!("layer" in view) || !isJsonObject(view["resolve"])) return;
  for (const [kind, part] of Object.entries(view["resolve"])) {
    for (const channel of ["x", "y"]) {
      if (!isJsonObject(part) || part[channel] !== "independent") continue;
      report(
        [...path, "resolve", kind, channel],
        "A chart has one scale in each direction.",
        "put the second measure in a panel of its own (facet or vconcat).",
      );
    }
  }
}
