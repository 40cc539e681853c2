import { seriesFieldOf, type ChartRow } from "./series.ts";
import { visitMarks, type Scene, type SceneItem } from "./scene.ts";
import type { JsonObject } from "./spec.ts";

/** Where a row stands in a drawing, so that a reader can point at it. In CSS px from the picture's upper left corner. */
export interface ChartMark {
  /** Index of the row in the figure. */
  readonly row: number;
  /** Index of its series, in the order of the rows; 0 where there is but one. */
  readonly series: number;
  readonly x: number;
  readonly y: number;
  /** 0 for a dot. */
  readonly width: number;
  readonly height: number;
}

interface Placing {
  readonly spec: JsonObject;
  readonly rows: readonly ChartRow[];
  /** Position of the picture's upper left corner in the scene. */
  readonly left: number;
  readonly top: number;
}

/** What a row is pointed at by, where several marks draw it: the most exact. */
const ranks: Readonly<Record<string, number>> = {
  symbol: 4,
  rect: 3,
  arc: 3,
  line: 2,
  area: 1,
  rule: 1,
};

/** Finds the mark of each row that has one, in the order of the rows. */
export function readMarks(scene: Scene, { spec, rows, left, top }: Placing): ChartMark[] {
  const indexes = new Map(rows.map((row, index) => [row["id"], index]));
  const series = seriesOf(spec, rows);
  const found = new Map<number, { readonly rank: number; readonly mark: ChartMark }>();
  visitMarks(scene.root, (mark, x, y) => {
    const rank = ranks[mark.marktype] ?? 0;
    if (rank === 0 || mark.role !== "mark") return;
    for (const item of mark.items) {
      const row = indexes.get(item.datum?.["id"] as string);
      if (row === undefined || item.opacity === 0) continue;
      if ((found.get(row)?.rank ?? 0) >= rank) continue;
      const box = boxOf(item, mark.marktype);
      found.set(row, {
        rank,
        mark: {
          row,
          series: Math.max(0, series.values.indexOf(rows[row]?.[series.field] ?? null)),
          x: round(x + box.x - left),
          y: round(y + box.y - top),
          width: round(box.width),
          height: round(box.height),
        },
      });
    }
  });
  return [...found].toSorted(([a], [b]) => a - b).map(([, { mark }]) => mark);
}

/** Names the series of each mark and label in the drawing, where there are several, so that one can be shown apart. */
export function tagSeries(scene: Scene, { spec, rows }: Pick<Placing, "spec" | "rows">): void {
  const { field, values } = seriesOf(spec, rows);
  if (values.length < 2) return;
  visitMarks(scene.root, (mark) => {
    const isLegend = mark.role === "legend-symbol" || mark.role === "legend-label";
    if (mark.role !== "mark" && !isLegend) return;
    for (const item of mark.items) {
      const index = values.indexOf((item.datum?.[isLegend ? "value" : field] ?? null) as null);
      if (index !== -1) Object.assign(item, { aria: true, description: `${seriesMark}${index}` });
    }
  });
}

/** Vega writes the description of an item as its label; no author's words begin like this. */
const seriesMark = "series:";

/** Turns the marks of `tagSeries` into an attribute of their own. */
export function nameSeries(drawing: string): string {
  return drawing.replaceAll(/\saria-label="series:(\d+)"/g, ' data-series="$1"');
}

function seriesOf(
  spec: JsonObject,
  rows: readonly ChartRow[],
): { field: string; values: ChartRow[string][] } {
  const field = seriesFieldOf(spec) ?? "";
  return { field, values: field === "" ? [] : [...new Set(rows.map((row) => row[field] ?? null))] };
}

function boxOf(item: SceneItem, type: string): Record<"x" | "y" | "width" | "height", number> {
  const { x = 0, y = 0, x2 = x, y2 = y, width = 0, height = 0 } = item;
  if (type === "rect") return { x, y, width, height };
  if (type === "rule")
    return {
      x: Math.min(x, x2),
      y: Math.min(y, y2),
      width: Math.abs(x2 - x),
      height: Math.abs(y2 - y),
    };
  return { x, y, width: 0, height: 0 };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
