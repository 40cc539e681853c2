import { compileExplorer } from "../../figures/chart.ts";
import { motionOf } from "../../figures/explorer.ts";
import type { Figure } from "../../figures/figure.ts";
import { runtimeScripts } from "../../figures/runtime.ts";
import { chartRows } from "../../figures/table.ts";
import { chartWidth } from "../../book/draw.ts";
import type { Site } from "../site.ts";
import type { Asset } from "./asset.ts";

/** What a reader can do with a chart in motion, in words; empty where a drawing says all there is. */
export function explorationOf({ spec }: Pick<Figure, "spec">): string {
  if (spec === undefined) return "";
  const { canZoom, series } = motionOf(spec);
  const zoom = canZoom
    ? "Drag to move along time, scroll or pinch to come nearer, double-click to see all again."
    : "";
  const pick = series === undefined ? "" : "Click a mark to single out its series.";
  return [zoom, pick].filter(Boolean).join(" ");
}

/** The chart of each figure that can be moved, for the runtime in the reader's browser. */
export function explorerFiles({ book }: Pick<Site, "book">): Asset[] {
  const figures = [...book.placements.values()].map(({ figure }) => figure);
  return figures.flatMap((figure) => {
    const { id, spec } = figure;
    if (spec === undefined || explorationOf(figure) === "") return [];
    const compiled = compileExplorer({ spec, rows: chartRows(figure), width: chartWidth });
    return [
      { path: `figures/${id}/explore.js`, content: `exploreChart(${JSON.stringify(compiled)});\n` },
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
