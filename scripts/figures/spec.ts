import { groundLayers, heightOf, type GeoMap } from "./map.ts";
import { labelPlacing } from "./label.ts";
import { thinLabels } from "./thinning.ts";
import {
  colorVariable,
  isChartColor,
  markStyles,
  provisionalStatuses,
  seriesDashes,
  tickCount,
} from "./theme.ts";

/** A Vega-Lite spec, or a part of one, after it was read from JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Says whether a part of a spec is an object, not a list or a plain value. */
export function isJsonObject(part: Json | undefined): part is JsonObject {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

/** What completing a spec depends on besides the spec. */
export interface SpecSetting {
  /** CSS px of the whole picture. */
  readonly width: number;
  /** In the order in which categories are to stand. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** The ground that places are drawn on; undefined for charts that are no maps. */
  readonly map?: GeoMap | undefined;
}

/**
 * Completes an author's spec with what every chart of ours has: colors and mark styles by name become the
 * theme's, categories stand in the order of the rows, dates are read as UTC, bars are never added up, long
 * names wrap, and `"style": "status"` makes provisional values look so. The author's object stays as it is.
 */
export function completeSpec(spec: JsonObject, setting: SpecSetting): JsonObject {
  const { usermeta: _usermeta, ...drawn } = spec;
  return completeObject(drawn, { ...setting, free: freeChannels(spec) });
}

interface Setting extends SpecSetting {
  /** Channels whose categories differ from panel to panel. */
  readonly free: readonly string[];
  /** Directions in which a layer of the plot says how far the scale goes; undefined outside plots. */
  readonly bounded?: readonly string[];
}

function freeChannels({ resolve }: JsonObject): string[] {
  const scales = isJsonObject(resolve) && isJsonObject(resolve["scale"]) ? resolve["scale"] : {};
  return Object.keys(scales).filter((channel) => scales[channel] === "independent");
}

function complete(part: Json, setting: Setting): Json {
  if (Array.isArray(part)) return part.map((item: Json) => complete(item, setting));
  return isJsonObject(part) ? completeObject(part, setting) : part;
}

/** A layer `{ "mark": "geoshape" }` becomes the ground of the figure's map; the chart around it takes the map's shape. */
function completeMap(part: JsonObject, { map, width }: Setting): JsonObject {
  const layers: Json = part["layer"] ?? [];
  if (map === undefined || !Array.isArray(layers)) return part;
  const isGround = (layer: Json): boolean =>
    isJsonObject(layer) && isJsonObject(layer["data"]) && "map" in layer["data"];
  if (!layers.some(isGround)) return part;
  return {
    ...part,
    height: heightOf(map, width),
    projection: { type: "mercator" },
    layer: layers.map((layer: Json) => (isGround(layer) ? groundLayers(map) : layer)),
  };
}

function completeObject(written: JsonObject, outer: Setting): JsonObject {
  const part = completeMap(written, outer);
  const isPlot = outer.bounded === undefined && ("layer" in part || "mark" in part);
  const setting = isPlot ? { ...outer, bounded: ["x", "y"].filter(isBoundedIn(part)) } : outer;
  const completed: Record<string, Json> = {};
  for (const [key, value] of Object.entries(part)) {
    if (key === "encoding" && isJsonObject(value))
      completed[key] = completeEncoding(value, setting);
    else if (key === "mark" && isJsonObject(value)) completed[key] = completeMark(value);
    else if (key === "facet" && isJsonObject(value)) completed[key] = completeFacet(value, setting);
    else if (key === "data") completed[key] = value;
    else completed[key] = colorKeys.has(key) ? colorsIn(value) : complete(value, setting);
  }
  if (stylesOf(part["mark"]).includes("status")) return withStatus(completed);
  return markOf(part) === "text" ? withTextColor(withPlacing(completed, part)) : completed;
}

/** What a view draws, e.g. `bar`. */
export function markOf({ mark }: JsonObject): Json | undefined {
  return isJsonObject(mark) ? mark["type"] : mark;
}

/** Labels of some styles stand where their row says; how, Vega works out for each. */
function withPlacing(view: Record<string, Json>, { mark }: JsonObject): Record<string, Json> {
  const placings = stylesOf(mark).map((style) => labelPlacing[style] ?? {});
  const settings = Object.assign({}, ...placings) as Readonly<Record<string, string>>;
  const written = isJsonObject(view["mark"]) ? view["mark"] : {};
  const worked = Object.entries(settings).map(([key, expr]) => [key, { expr }]);
  return { ...view, mark: { ...Object.fromEntries(worked), ...written } };
}

// Not every color of the ladder has the contrast that text needs: labels stay ink, whatever their line's color.
function withTextColor(view: Record<string, Json>): JsonObject {
  const mark = isJsonObject(view["mark"]) ? view["mark"] : {};
  const encoding = isJsonObject(view["encoding"]) ? view["encoding"] : {};
  const color = mark["color"] ?? colorVariable("ink");
  return { ...view, encoding: { color: { value: color }, ...encoding } };
}

/** Lists the styles a mark asks for; empty when it names none. */
export function stylesOf(mark: Json | undefined): string[] {
  if (!isJsonObject(mark)) return [];
  const styles: Json = mark["style"] ?? [];
  return (Array.isArray(styles) ? styles : [styles]).filter((style) => typeof style === "string");
}

// Vega-Lite's own styles are overruled by its other settings; written out, ours say what they mean.
function completeMark(mark: JsonObject): JsonObject {
  const looks = stylesOf(mark).map((style) => markStyles[style] ?? {});
  return Object.assign({}, ...looks, Object.fromEntries(Object.entries(mark).map(completeColor)));
}

function completeColor([key, value]: [string, Json]): [string, Json] {
  return [key, colorKeys.has(key) ? colorsIn(value) : value];
}

const colorKeys = new Set(["color", "fill", "stroke"]);
const wordKeys = new Set(["field", "type", "domain", "test", "title", "sort", "legend"]);

/** Puts the theme's colors for their names in a color channel or property, also within its scale and conditions. */
function colorsIn(part: Json): Json {
  if (typeof part === "string") return isChartColor(part) ? colorVariable(part) : part;
  if (Array.isArray(part)) return part.map(colorsIn);
  if (!isJsonObject(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, wordKeys.has(key) ? value : colorsIn(value)]),
  );
}

function completeEncoding(encoding: JsonObject, setting: Setting): JsonObject {
  return Object.fromEntries(
    Object.entries(encoding).map(([channel, definition]) => {
      if (!isJsonObject(definition)) return [channel, definition];
      if (channel === "row" || channel === "column" || channel === "facet") {
        return [channel, completeFacet(definition, setting)];
      }
      const colored = colorKeys.has(channel) ? colorsIn(definition) : definition;
      return [
        channel,
        isJsonObject(colored) ? completeChannel(channel, colored, setting) : colored,
      ];
    }),
  );
}

/** Panels stand in the order of the rows unless the author sorts them. */
function completeFacet(definition: JsonObject, setting: Setting): JsonObject {
  const values = isFree(definition) ? valuesOf(definition, setting) : [];
  return values.length === 0 ? definition : { ...definition, sort: values };
}

function completeChannel(channel: string, definition: JsonObject, setting: Setting): JsonObject {
  if (definition["scale"] === null) return definition;
  const scale = isJsonObject(definition["scale"]) ? definition["scale"] : {};
  switch (definition["type"]) {
    case "temporal":
      return inUtc({ ...definition, scale: { type: "utc", ...scale } });
    case "quantitative":
      return channel === "x" || channel === "y"
        ? // Bars beside each other in one row would otherwise be added up.
          { stack: null, ...definition, scale: niceScale(channel, scale, setting) }
        : definition;
    case "nominal":
    case "ordinal":
      return completeCategories(channel, definition, setting);
    default:
      return definition;
  }
}

/** Moments such as `{ "year": 2025, "month": 11 }` are of the builder's time zone unless they say otherwise. */
function inUtc(definition: JsonObject): JsonObject {
  const mended = Object.entries(definition).map(([key, value]) => [key, momentsIn(value)]);
  return Object.fromEntries(mended);
}

function momentsIn(part: Json): Json {
  if (Array.isArray(part)) return part.map(momentsIn);
  if (!isJsonObject(part)) return part;
  return typeof part["year"] === "number" ? { utc: true, ...part } : inUtc(part);
}

/**
 * Ends the scale on a tick, so that the highest value does not stand above the highest gridline.
 * Where a layer of the plot sets the scale's end, no other one moves it.
 */
function niceScale(
  channel: "x" | "y",
  scale: JsonObject,
  { width, bounded = [] }: Setting,
): JsonObject {
  return { nice: bounded.includes(channel) ? false : tickCount(channel, width), ...scale };
}

/** Tells whether a view or a layer of it says how far the scale of a channel goes. */
function isBoundedIn(view: JsonObject): (channel: string) => boolean {
  return (channel) => {
    const encoding = isJsonObject(view["encoding"]) ? view["encoding"] : {};
    const definition = encoding[channel];
    const scale = isJsonObject(definition) ? definition["scale"] : undefined;
    const layers: Json = view["layer"] ?? [];
    return (
      (isJsonObject(scale) && ["domain", "domainMax", "nice"].some((key) => key in scale)) ||
      (Array.isArray(layers) &&
        layers.some((layer: Json) => isJsonObject(layer) && isBoundedIn(layer)(channel)))
    );
  };
}

function completeCategories(channel: string, definition: JsonObject, setting: Setting): JsonObject {
  const { scale, axis } = definition;
  const values =
    isFree(definition) && !setting.free.includes(channel) ? valuesOf(definition, setting) : [];
  const given: Record<string, Json> = {
    ...(values.length > 0 && scaledChannels.has(channel) ? { domain: values } : {}),
    ...(channel === "strokeDash" ? { range: seriesDashes.map((dash) => [...dash]) } : {}),
    ...(isJsonObject(scale) ? scale : {}),
  };
  const completed = Object.keys(given).length === 0 ? definition : { ...definition, scale: given };
  if (channel === "x") return withLastLabels(completed, setting);
  if (channel !== "y" || axis === null) return completed;
  const room = Math.round(Math.max(100, setting.width * 0.32));
  return {
    ...completed,
    axis: { formatType: "wrap", format: String(room), ...(isJsonObject(axis) ? axis : {}) },
  };
}

/** Where not every column can be named, the last one is. */
function withLastLabels(definition: JsonObject, setting: Setting): JsonObject {
  const { sort, axis } = definition;
  const names = Array.isArray(sort) ? sort.map(String) : valuesOf(definition, setting);
  const shown = thinLabels(names, setting.width);
  if (axis === null || shown.length === names.length || setting.free.includes("x"))
    return definition;
  return { ...definition, axis: { values: [...shown], ...(isJsonObject(axis) ? axis : {}) } };
}

const scaledChannels = new Set([
  "x",
  "y",
  "xOffset",
  "yOffset",
  "color",
  "fill",
  "stroke",
  "shape",
  "strokeDash",
]);

/** Says whether the rows decide the order: always for names, for steps only when the author says `"sort": null`. */
function isFree({ sort, type }: JsonObject): boolean {
  return sort === null || (sort === undefined && type === "nominal");
}

function valuesOf({ field }: JsonObject, { rows }: Setting): string[] {
  if (typeof field !== "string") return [];
  const values = rows.map((row) => row[field]).filter((value) => typeof value === "string");
  return [...new Set(values)];
}

function withStatus(view: Record<string, Json>): JsonObject {
  const test = { field: "status", oneOf: [...provisionalStatuses] };
  const mark = isJsonObject(view["mark"]) ? view["mark"] : {};
  const encoding = isJsonObject(view["encoding"]) ? view["encoding"] : {};
  const look: Record<string, Json> =
    mark["type"] === "bar"
      ? {
          fillOpacity: { condition: { test, value: 0.25 }, value: 1 },
          strokeDash: { condition: { test, value: [3, 2] }, value: [1, 0] },
        }
      : statusOfPoint(encoding, test);
  const kept = Object.entries(encoding).filter(([name]) => name !== "color" || !("stroke" in look));
  return { ...view, encoding: { ...look, ...Object.fromEntries(kept) } };
}

/** A point that is not settled is hollow; its edge, and the inside of all others, have the color of its series. */
function statusOfPoint({ color }: JsonObject, test: JsonObject): Record<string, Json> {
  const condition = { test, value: colorVariable("paper") };
  if (!isJsonObject(color) || !("field" in color))
    return { fill: { condition, value: colorVariable("series-3") } };
  return { stroke: color, fill: { ...color, legend: null, condition } };
}
