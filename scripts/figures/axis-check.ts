import { isJsonObject } from "./spec.ts";
import type { Json, JsonObject } from "./spec.ts";

/** Where something stands in a spec: keys and list positions from the top. */
export type SpecPath = (string | number)[];

/** Takes one broken rule: where, what is wrong, what to do. */
export type Report = (path: SpecPath, message: string, hint: string) => void;

/** A part of a spec that is a view itself, with the way to it. */
export interface ViewPart {
  readonly view: JsonObject;
  readonly path: SpecPath;
}

/** Lists the layers and panels right inside a view; empty for a plain chart. */
export function childrenOf(view: JsonObject): ViewPart[] {
  const composed = ["layer", "vconcat", "hconcat", "concat"].flatMap((key) => {
    const parts: Json = view[key] ?? [];
    return (Array.isArray(parts) ? parts : []).map((part: Json, index) => ({
      part,
      path: [key, index],
    }));
  });
  const children = [...composed, { part: view["spec"], path: ["spec"] }];
  return children.flatMap(({ part, path }) => (isJsonObject(part) ? [{ view: part, path }] : []));
}

/** Checks each plot of a spec, all its layers taken together: numbers on axes have units, bars start at zero. */
export function checkAxes(view: JsonObject, path: SpecPath, report: Report): void {
  if ("layer" in view || "mark" in view) return checkPlot({ view, path }, report);
  for (const child of childrenOf(view)) checkAxes(child.view, [...path, ...child.path], report);
}

interface Position {
  readonly channel: "x" | "y";
  readonly definition: JsonObject;
  readonly path: SpecPath;
}

function checkPlot({ view, path }: ViewPart, report: Report): void {
  const positions = positionsOf(view, path);
  const hasBars = marksOf(view).some((mark) => mark === "bar" || mark === "area");
  for (const channel of ["x", "y"] as const) {
    const measured = positions.filter(
      ({ channel: of, definition }) => of === channel && definition["type"] === "quantitative",
    );
    const first = measured[0];
    if (first === undefined) continue;
    if (!measured.some(({ definition }) => hasUnitLabels(definition["axis"]))) {
      report(
        first.path,
        `The axis of ${channel} prints numbers without a unit.`,
        'write "axis": { "format": "<unit>", "formatType": "unit" }, or "axis": null where each value is labelled.',
      );
    }
    for (const { definition, path: at } of hasBars ? measured : []) {
      const cut = cutOff(definition["scale"]);
      if (cut !== undefined)
        report(
          [...at, "scale", cut],
          "A bar must start at zero.",
          "leave the scale alone, or use points or lines.",
        );
    }
  }
}

function hasUnitLabels(axis: Json | undefined): boolean {
  return (
    axis === null ||
    (isJsonObject(axis) && (axis["formatType"] === "unit" || axis["labels"] === false))
  );
}

/** Names the part of a scale that keeps it from starting at zero; undefined when it does. */
function cutOff(scale: Json | undefined): string | undefined {
  if (!isJsonObject(scale)) return undefined;
  const { domain, domainMin, type } = scale;
  if (scale["zero"] === false) return "zero";
  if (Array.isArray(domain) && domain[0] !== 0) return "domain";
  if (domainMin !== undefined && domainMin !== 0) return "domainMin";
  return type === undefined || type === "linear" ? undefined : "type";
}

function positionsOf(view: JsonObject, path: SpecPath): Position[] {
  const own = (["x", "y"] as const).flatMap((channel) => {
    const encoding = view["encoding"];
    const definition = isJsonObject(encoding) ? encoding[channel] : undefined;
    return isJsonObject(definition)
      ? [{ channel, definition, path: [...path, "encoding", channel] }]
      : [];
  });
  return [
    ...own,
    ...childrenOf(view).flatMap((child) => positionsOf(child.view, [...path, ...child.path])),
  ];
}

function marksOf(view: JsonObject): string[] {
  const { mark } = view;
  const type = isJsonObject(mark) ? mark["type"] : mark;
  return [
    ...(typeof type === "string" ? [type] : []),
    ...childrenOf(view).flatMap((child) => marksOf(child.view)),
  ];
}
