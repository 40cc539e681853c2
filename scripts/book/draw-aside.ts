import { renderChart, type Drawing } from "../figures/chart.ts";
import { answerAside } from "../lib/aside.ts";
import { formatUnit, type Chart } from "./chart.ts";

answerAside((charts: readonly Chart[]) => charts.map(draw));

/** Null where a chart cannot be drawn: it is reported in its turn. */
function draw(chart: Chart): Drawing | null {
  try {
    return renderChart({ ...chart, formatUnit });
  } catch {
    return null;
  }
}
