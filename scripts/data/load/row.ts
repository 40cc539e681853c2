import { compareTexts } from "../../lib/order.ts";
import { BookError } from "../../lib/problem.ts";
import { textOf, type Row } from "../cell.ts";
import type { Dataset } from "../dataset.ts";
import { periodEnd } from "../period.ts";
import type { Reading } from "./reading.ts";

/** The cells of a row by column. */
export type Cells = Readonly<Record<string, string>>;

/** A row that a source would change, for a person to look at before it is published. */
export interface ProposedRow {
  readonly id: string;
  /** As it stands; absent for a row that is new. */
  readonly before?: Cells | undefined;
  readonly after: Cells;
  /** Id of the row it goes after; absent for a row that stands already. */
  readonly behind?: string | undefined;
}

/** Where the values come from. */
export interface Origin {
  /** Id of the source that the rows name. */
  readonly source: string;
  /** Month of the release, e.g. `2026-11`. */
  readonly release: string;
  /** What problems call the answer. */
  readonly name: string;
}

/** A value that is this many times another of the same row is in another unit, or of another column. */
const tooFar = 10;

/**
 * Makes rows of what a source says: a row that says the same stays as it is, one that says something else is revised,
 * and a new one takes its words from the last of its series.
 */
export function buildRows(
  readings: readonly Reading[],
  dataset: Dataset,
  origin: Origin,
): ProposedRow[] {
  const rows = new Map(dataset.rows.map((row) => [textOf(row, "id"), row]));
  return [...Map.groupBy(readings, ({ series }) => series)].flatMap(([series, own]) => {
    const pattern = lastOf(series, rows, { dataset, own, origin });
    return own.flatMap((reading): ProposedRow[] => {
      const id = `${series}-${reading.moment}`;
      const row = rows.get(id);
      if (row === undefined) {
        const after = { ...fill(cellsOf(pattern.row), reading, origin), id };
        return [{ id, after, behind: pattern.id }];
      }
      const before = cellsOf(row);
      if (Number(before["value"]) === reading.value && before["status"] === reading.status)
        return [];
      refuseLeap(id, Number(before["value"]), { value: reading.value, name: origin.name });
      return [{ id, before, after: fill(before, reading, origin) }];
    });
  });
}

/** Ids with another ending are of other rows: an earlier release, say. */
function isOfSeries(id: string, series: string): boolean {
  const moment = id.startsWith(`${series}-`) ? id.slice(series.length + 1) : "";
  return /^(?:\d{4}(?:-\d{2}|-[hq]\d)?|fy\d{4}(?:-to-[a-z]{3})?)$/.test(moment);
}

interface Series {
  readonly dataset: Dataset;
  readonly own: readonly Reading[];
  readonly origin: Origin;
}

/** The newest row of a series; an answer that ends before it was cut off. */
function lastOf(
  series: string,
  rows: ReadonlyMap<string, Row>,
  { dataset, own, origin }: Series,
): { id: string; row: Row } {
  const ends = [...rows].flatMap(([id, { period }]) =>
    isOfSeries(id, series) ? [{ id, end: periodEnd(period?.text ?? "") }] : [],
  );
  const { id, end } = ends.toSorted((a, b) => compareTexts(a.end, b.end)).at(-1) ?? {};
  const row = rows.get(id ?? "");
  if (id === undefined || row === undefined)
    throw new BookError(
      `The dataset “${dataset.id}” has no row “${series}-…” whose words a new one could take. Write the first by hand.`,
    );
  const newest = own
    .toSorted((a, b) => compareTexts(periodEnd(a.period), periodEnd(b.period)))
    .at(-1);
  if (newest !== undefined && periodEnd(newest.period) < (end ?? ""))
    throw new BookError(
      `${origin.name} ends with ${newest.moment} in “${series}”, but the dataset has ${id} already: it was cut off, or is an older file. Nothing was changed.`,
    );
  return { id, row };
}

function refuseLeap(
  id: string,
  before: number,
  { value, name }: { value: number; name: string },
): void {
  const ratio = Math.abs(before === 0 || value === 0 ? 1 : value / before);
  if (ratio <= tooFar && ratio >= 1 / tooFar) return;
  throw new BookError(
    `${name} says ${value} for ${id}, where the dataset has ${before}: more than tenfold. It seems to be in another unit. Nothing was changed.`,
  );
}

/** A reading in the words of another row of its series. It was seen in the source itself, so its grade is A and nobody reports it. */
function fill(cells: Cells, reading: Reading, { source, release }: Origin): Cells {
  const { period, value, status } = reading;
  const filled: Record<string, string> = {
    ...cells,
    period,
    value: String(value),
    status,
    grade: "A",
    source,
    reported_by: "",
  };
  const end = period.split("/").at(-1) ?? period;
  if ("date" in cells) filled["date"] = /^\d{4}-\d{2}$/.test(end) ? `${end}-01` : "";
  if ("year" in cells) filled["year"] = end.replace(/^FY/, "").slice(0, 4);
  if ("release" in cells) filled["release"] = release;
  // A label of the last row says which period it is of.
  if ("label" in cells && /^(?:FY)?\d{4}/.test(cells["label"] ?? ""))
    filled["label"] = /^(?:FY)?\d{4}$/.test(period) ? period : `FY${end.slice(0, 4)}*`;
  return filled;
}

function cellsOf(row: Row): Cells {
  return Object.fromEntries(Object.entries(row).map(([column, { text }]) => [column, text]));
}
