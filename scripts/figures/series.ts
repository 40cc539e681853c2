import { isJsonObject } from "./spec.ts";
import type { Json, JsonObject } from "./spec.ts";

/** One row given to a chart: an observation's columns plus its formatted texts. */
export type ChartRow = Readonly<Record<string, string | number | null>>;

interface SeriesInput {
  readonly spec: JsonObject;
  readonly rows: readonly ChartRow[];
}

const seriesChannels = [
  "color",
  "stroke",
  "fill",
  "detail",
  "strokeDash",
  "shape",
  "row",
  "column",
  "facet",
];

/** Adds a column `end` that says `first`, `last` or `only` within a series, so that a spec can label line ends. */
export function markEnds({ spec, rows }: SeriesInput): ChartRow[] {
  const fields = seriesFields(spec);
  const keyOf = (row: ChartRow) => fields.map((field) => String(row[field])).join("\u0000");
  const drawn = rows.filter((row) => typeof row["value"] === "number");
  const first = new Map(drawn.toReversed().map((row) => [keyOf(row), row]));
  const last = new Map(drawn.map((row) => [keyOf(row), row]));
  return rows.map((row) => {
    const isFirst = first.get(keyOf(row)) === row;
    const isLast = last.get(keyOf(row)) === row;
    return { ...row, end: isFirst ? (isLast ? "only" : "first") : isLast ? "last" : null };
  });
}

/** Series that share a chart are told apart by color, dash and shape: the ladder has four of each. */
export function checkSeries({ spec, rows }: SeriesInput): void {
  for (const field of seriesFields(spec, ["color", "stroke", "fill", "strokeDash", "shape"])) {
    const count = new Set(rows.map((row) => row[field])).size;
    if (count > 4)
      throw new Error(
        `The column “${field}” tells ${count} series apart; a chart can have at most four.`,
      );
  }
}

/** The column that parts the rows into series told apart by color, dash or shape; undefined where none does. */
export function seriesFieldOf(spec: JsonObject): string | undefined {
  return seriesFields(spec, ["color", "stroke", "fill", "strokeDash", "shape", "detail"])[0];
}

function seriesFields(part: Json, channels = seriesChannels): string[] {
  if (Array.isArray(part)) return part.flatMap((item: Json) => seriesFields(item, channels));
  if (!isJsonObject(part)) return [];
  const fields = Object.entries(part).flatMap(([key, value]) => {
    const isSeries =
      channels.includes(key) &&
      isJsonObject(value) &&
      ["nominal", "ordinal"].includes(String(value["type"]));
    return isSeries && typeof value["field"] === "string" && value["field"] !== "status"
      ? [value["field"]]
      : seriesFields(value, channels);
  });
  return [...new Set(fields)].sort();
}
