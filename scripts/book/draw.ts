import type { ChartMark, Drawing } from "../figures/chart.ts";
import { renderChart } from "../figures/drawing.ts";
import type { Figure } from "../figures/figure.ts";
import { noMemory, type Memory } from "../lib/memory.ts";
import type { Problems } from "../lib/problem.ts";
import type { Book } from "./book.ts";
import { chartKind, chartOf, formatUnit } from "./chart.ts";

/** Draws charts on demand, each at each width once, whatever number of editions asks. */
export type DrawChart = (figure: Figure, width: number) => string;

/** Readies the drawing of a book's charts. A chart that cannot be drawn is a problem and comes out empty. */
export function openDrawing(problems: Problems, memory: Memory = noMemory): DrawChart {
  const drawn = new Map<string, Drawn>();
  const drawOnce = (figure: Figure, width: number): Drawn => {
    const key = `${figure.id} ${width}`;
    const drawing = drawn.get(key) ?? draw(figure, width, { problems, memory });
    drawn.set(key, drawing);
    return drawing;
  };
  const drawChart: DrawChart = (figure, width) => drawOnce(figure, width).svg;
  marksBy.set(drawChart, (figure, width) => drawOnce(figure, width).marks);
  return drawChart;
}

type Drawn = Pick<Drawing, "svg" | "marks">;

const marksBy = new WeakMap<DrawChart, (figure: Figure, width: number) => Drawn["marks"]>();

/** Where the rows of a figure stand in its drawing; none for a chart that cannot be drawn. */
export function marksOf(drawChart: DrawChart, figure: Figure, width: number): readonly ChartMark[] {
  return marksBy.get(drawChart)?.(figure, width) ?? [];
}

/** Draws every placed chart once, so that a spec that cannot be drawn is known before anything is published. */
export function checkDrawings({ placements }: Book, drawChart: DrawChart): void {
  for (const { figure } of placements.values()) {
    if (figure.kind === "figure") drawChart(figure, chartWidth);
  }
}

/** Width of a chart on a page of the book and on a wide screen, in CSS px: 170 mm. */
export const chartWidth = 640;

/** Width of a chart on a phone, in CSS px. */
export const phoneWidth = 343;

const notDrawn: Drawn = { svg: "", marks: [] };

interface DrawContext {
  readonly problems: Problems;
  readonly memory: Memory;
}

function draw(figure: Figure, width: number, { problems, memory }: DrawContext): Drawn {
  const { id } = figure;
  if (isBroken(figure, problems)) return notDrawn;
  try {
    const chart = chartOf(figure, width);
    if (chart === undefined) return notDrawn;
    const { svg, overlaps, faults, marks } = memory.recall(chartKind, chart, () =>
      renderChart({ ...chart, formatUnit }),
    );
    for (const fault of faults) {
      problems.add(
        "figure-illegible",
        figure.place,
        `The chart “${id}” cannot be read by everyone: ${fault}`,
        "move or drop the label, or give the mark a color of the theme, whole.",
      );
    }
    for (const overlap of overlaps) {
      problems.add(
        "figure-labels-overlap",
        figure.place,
        `Labels of the chart “${id}” run into each other: ${overlap}`,
        "give the chart more height, or label fewer of its marks.",
      );
    }
    return { svg, marks };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    problems.add(
      "figure-render",
      figure.place,
      `The chart “${id}” cannot be drawn: ${error.message.replace(/\.$/, "")}.`,
      "check the spec against the columns of its dataset.",
    );
    return notDrawn;
  }
}

/** What is wrong in a chart's spec or rows has been reported where it stands, with more to go by. */
function isBroken({ place: { file }, dataset }: Figure, { list }: Problems): boolean {
  const files = new Set([file, `data/${dataset.id}.csv`]);
  return list.some(({ severity, place }) => severity === "error" && files.has(place.file));
}
