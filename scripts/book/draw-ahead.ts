import type { Drawing } from "../figures/chart.ts";
import { doAside } from "../lib/aside.ts";
import type { Memory } from "../lib/memory.ts";
import type { Book } from "./book.ts";
import { chartKind, chartOf, type Chart } from "./chart.ts";

/** Vega must be loaded aside once more: for fewer charts that takes longer than drawing them. */
const worthwhile = 20;

/** Draws the charts that memory lacks at a width, on a processor of their own, and puts them there. */
export async function drawAhead(
  { placements }: Pick<Book, "placements">,
  width: number,
  memory: Memory,
): Promise<void> {
  const charts = [...placements.values()]
    .flatMap(({ figure }) => chartOf(figure, width) ?? [])
    .filter((chart) => memory.find(chartKind, chart) === undefined);
  if (charts.length < worthwhile) return;
  const drawings = await doAside<Chart[], (Drawing | null)[]>(drawer, charts);
  for (const [index, chart] of charts.entries()) {
    const drawing = drawings[index];
    if (drawing) memory.recall(chartKind, chart, () => drawing);
  }
}

const drawer = new URL("./draw-aside.ts", import.meta.url);
