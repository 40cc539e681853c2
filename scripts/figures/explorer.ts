import { isJsonObject, type Json, type JsonObject } from "./spec.ts";
import { seriesFieldOf } from "./series.ts";

/** What a reader can do with a chart in motion; both are off where the chart has no use for them. */
export interface Motion {
  /** The time axis can be moved and stretched. */
  readonly canZoom: boolean;
  /** The column whose series can be picked; undefined where there is but one. */
  readonly series: string | undefined;
}

/** Says what there is to move in a chart: a time axis, and series told apart by color. Bars are never cut off their base. */
export function motionOf(spec: JsonObject): Motion {
  // A map is drawn on a ground that the runtime is not given.
  if (unitsIn(spec).some((unit) => "projection" in unit))
    return { canZoom: false, series: undefined };
  return {
    canZoom: unitsIn(spec).some(({ encoding }) => isTime(encoding)) && isTimed(spec),
    series: seriesFieldOf(spec),
  };
}

/** Adds to a spec what moving and picking need: parameters on its first unit, fading of what is not picked. */
export function withMotion(spec: JsonObject, { canZoom, series }: Motion): JsonObject {
  const params: Json[] = [
    ...(canZoom
      ? [{ name: "zoom", select: { type: "interval", encodings: ["x"] }, bind: "scales" }]
      : []),
    ...(series === undefined
      ? []
      : [{ name: "pick", select: { type: "point", fields: [series], toggle: "true" } }]),
  ];
  const clipped = canZoom ? withClipping(spec) : spec;
  const faded = series === undefined ? clipped : withFading(clipped);
  return params.length === 0 ? spec : withParams(faded, params);
}

/** What is moved out of the plot is not seen, but for words: they stand at its edge as they are. */
function withClipping(spec: JsonObject): JsonObject {
  const { mark, layer } = spec;
  const type = isJsonObject(mark) ? mark["type"] : mark;
  const clipped =
    mark === undefined || type === "text"
      ? {}
      : { mark: { ...(isJsonObject(mark) ? mark : { type: mark }), clip: true } };
  const layers = Array.isArray(layer)
    ? { layer: layer.map((each) => (isJsonObject(each) ? withClipping(each) : each)) }
    : {};
  return { ...spec, ...clipped, ...layers };
}

function withParams(spec: JsonObject, params: readonly Json[]): JsonObject {
  const layer = spec["layer"];
  if (Array.isArray(layer)) {
    const [first, ...others] = layer;
    return isJsonObject(first) ? { ...spec, layer: [withParams(first, params), ...others] } : spec;
  }
  const inner = spec["spec"];
  if (isJsonObject(inner)) return { ...spec, spec: withParams(inner, params) };
  return { ...spec, params: [...params] };
}

function withFading(spec: JsonObject): JsonObject {
  const inner = spec["spec"];
  if (isJsonObject(inner)) return { ...spec, spec: withFading(inner) };
  const encoding = isJsonObject(spec["encoding"]) ? spec["encoding"] : {};
  if ("opacity" in encoding) return spec;
  const opacity = { condition: { param: "pick", value: 1 }, value: 0.15 };
  return { ...spec, encoding: { ...encoding, opacity } };
}

function unitsIn(spec: JsonObject): JsonObject[] {
  const layer = spec["layer"];
  const own = Array.isArray(layer) ? layer.filter(isJsonObject).flatMap(unitsIn) : [];
  const inner = spec["spec"];
  return [spec, ...own, ...(isJsonObject(inner) ? unitsIn(inner) : [])];
}

function isTime(encoding: Json | undefined): boolean {
  const x = isJsonObject(encoding) ? encoding["x"] : undefined;
  return isJsonObject(x) && x["type"] === "temporal";
}

/** Facets share no axis that could be moved by itself. */
function isTimed(spec: JsonObject): boolean {
  const encoding = isJsonObject(spec["encoding"]) ? spec["encoding"] : {};
  return !("facet" in spec) && !["row", "column", "facet"].some((channel) => channel in encoding);
}
