import { compileExplorer } from "../../figures/drawing.ts";
import { motionOf } from "../../figures/explorer.ts";
import type { Figure } from "../../figures/figure.ts";
import { runtimeScripts } from "../../figures/runtime.ts";
import { chartRows } from "../../figures/table.ts";
import { chartWidth } from "../../book/draw.ts";
import type { Site } from "../site.ts";
import type { Asset } from "./asset.ts";

/** What a reader can do with a chart in motion, in words; empty where a drawing says all there is. */
export function explorationOf(figure: Figure): string {
  if (figure.spec === undefined) return "";
  const zoom = motionOf(figure.spec).canZoom
    ? "Drag to move along time, scroll or pinch to come nearer, double-click to see all again; or use the buttons."
    : "";
  const pick = seriesOf(figure).names.length > 0 ? "Pick a series by its mark or its button." : "";
  return [zoom, pick].filter(Boolean).join(" ");
}

/** The series of a chart and the column that parts the rows into them; none where there is but one. */
function seriesOf(figure: Figure): { readonly field: string; readonly names: readonly string[] } {
  const field = (figure.spec && motionOf(figure.spec).series) ?? "";
  const names = new Set(chartRows(figure).map((row) => String(row[field] ?? "")));
  return { field, names: field === "" || names.size < 2 ? [] : [...names] };
}

/** The chart of each figure that can be moved, for the runtime in the reader's browser. */
export function explorerFiles({ book, memory }: Pick<Site, "book" | "memory">): Asset[] {
  const figures = [...book.placements.values()].map(({ figure }) => figure);
  return figures.flatMap((figure) => {
    const { id, spec } = figure;
    if (spec === undefined || explorationOf(figure) === "") return [];
    const { field, names: series } = seriesOf(figure);
    const chart = { spec, rows: chartRows(figure), width: chartWidth };
    const compiled = memory.recall("charts in motion", chart, () => compileExplorer(chart));
    const given = { spec: compiled, field, series };
    return [
      { path: `figures/${id}/explore.js`, content: `exploreChart(${JSON.stringify(given)});\n` },
    ];
  });
}

/** Vega's runtime and the interpreter of its expressions; loaded when a reader asks for them. */
export function explorerScripts(): Asset[] {
  const { vega, interpreter } = runtimeScripts();
  return [
    { path: "assets/vega.js", content: vega },
    { path: "assets/vega-interpreter.js", content: interpreter },
  ];
}
