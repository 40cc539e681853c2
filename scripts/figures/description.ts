import { formatNumber } from "../data/number.ts";
import {
  describeEvents,
  describeLinks,
  describePlaces,
  describeStates,
} from "./describe-records.ts";
import { describeRows, type DescribedRow } from "./describe.ts";
import type { Figure } from "./figure.ts";
import { chartRows, formatCell } from "./table.ts";

const timeFields = new Set(["year", "period", "date", "month"]);
const numberFields = new Set(["value", "lower", "upper", "text", "short"]);
/** What a table says of a value besides what it is a value of. */
const remarkFields = new Set(["grade", "status"]);

/**
 * The long description of a chart, computed from the rows it is drawn from, for readers who cannot see it. How the rows
 * are told apart is read from the figure's table. Rows without numbers are listed by their states.
 */
export function describeFigure(figure: Figure): string {
  if (figure.records.length > 0) {
    const isDiagram = figure.columns.some(({ field }) => field === "from");
    return isDiagram ? describeLinks(figure.records) : describeEvents(figure);
  }
  const rows = chartRows(figure);
  if (figure.map !== undefined) {
    const measure = figure.columns.find(({ field }) => field === "value")?.title;
    return describePlaces(rows, measure);
  }
  const fields = figure.columns.map(({ field }) => field);
  const texts = fields.filter((field) => !numberFields.has(field) && !remarkFields.has(field));
  const [group, name, state] = texts.filter((field) => !isTime(field));
  if (texts.length === fields.length && group !== undefined && name !== undefined)
    return describeStates(rows, { group, name, state: state ?? name });
  return describeNumbers(figure, { rows, texts });
}

function describeNumbers(
  figure: Figure,
  { rows, texts }: { readonly rows: readonly DescribedRow[]; readonly texts: readonly string[] },
): string {
  const named = new Map(figure.rows.map((row) => [row.id, row]));
  const order = orderOf(rows, texts);
  return describeRows(rows, {
    ...order,
    format: (row) => String(row["text"] ?? ""),
    formatRange: (row) => {
      const observation = named.get(String(row["id"]));
      return observation ? formatNumber({ ...observation, value: undefined }) : "";
    },
    name: (row) => {
      const observation = named.get(String(row["id"]));
      return observation ? formatCell(observation, order.x) : String(row[order.x] ?? "");
    },
  });
}

interface Order {
  readonly x: string;
  readonly isTimed: boolean;
  readonly series?: string;
}

/**
 * How rows are told apart: by names, where each row has its own and the table gives it before the time; else over time.
 * Series are what the column with the fewest different words says.
 */
function orderOf(rows: readonly DescribedRow[], texts: readonly string[]): Order {
  const different = (field: string): number => new Set(rows.map((row) => row[field])).size;
  const time = texts.findIndex(isTime);
  const parting = texts
    .filter((field) => !isTime(field) && different(field) > 1)
    .toSorted((a, b) => different(a) - different(b));
  const [series, name = texts[0] ?? "period"] = [parting[0], parting.at(-1)];
  const isNamed = different(name) === rows.length && texts.indexOf(name) < time;
  const x = time === -1 || isNamed ? name : (texts[time] ?? name);
  const isParted = series !== undefined && series !== x && different(series) < rows.length;
  return { x, isTimed: isTime(x), ...(isParted ? { series } : {}) };
}

function isTime(field: string): boolean {
  return timeFields.has(field) || field.endsWith("_date");
}
