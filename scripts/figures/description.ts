import { formatNumber } from "../data/number.ts";
import { describeEvents, describeLinks, describePlaces } from "./describe-records.ts";
import { describeRows, type DescribedRow } from "./describe.ts";
import type { Figure } from "./figure.ts";
import { chartRows, formatCell } from "./table.ts";

const timeFields = new Set(["year", "period", "date", "month"]);
const numberFields = new Set(["value", "lower", "upper", "text", "short"]);

/**
 * The long description of a chart, computed from the rows it is drawn from, for readers who cannot see it.
 * What the rows are told apart by is read from the figure's table: a column of time, or else its last text column;
 * another text column parts them into series.
 */
export function describeFigure(figure: Figure): string {
  if (figure.records.length > 0) {
    const isDiagram = figure.columns.some(({ field }) => field === "from");
    return isDiagram ? describeLinks(figure.records) : describeEvents(figure);
  }
  if (figure.map !== undefined) {
    const measure = figure.columns.find(({ field }) => field === "value")?.title;
    return describePlaces(chartRows(figure), measure);
  }
  const texts = figure.columns
    .map(({ field }) => field)
    .filter((field) => !numberFields.has(field));
  const time = texts.find((field) => timeFields.has(field));
  const x = time ?? texts.at(-1) ?? "period";
  const series = texts.find((field) => field !== x);
  const named = new Map(figure.rows.map((row) => [row.id, row]));
  const name = (row: DescribedRow): string => {
    const observation = named.get(String(row["id"]));
    return observation ? formatCell(observation, x) : String(row[x] ?? "");
  };
  return describeRows(chartRows(figure), {
    x,
    isTimed: time !== undefined,
    format: (row) => String(row["text"] ?? ""),
    formatRange: (row) => {
      const observation = named.get(String(row["id"]));
      return observation ? formatNumber({ ...observation, value: undefined }) : "";
    },
    name,
    ...(series === undefined ? {} : { series }),
  });
}
