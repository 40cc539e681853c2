import type { Dataset } from "../../data/dataset.ts";
import type { Resource } from "../../data/descriptor.ts";
import { formatPeriod, periodEnd } from "../../data/period.ts";
import type { CslItem } from "../../data/source.ts";
import { formatColumns } from "../../lib/columns.ts";
import { compareTexts } from "../../lib/order.ts";
import type { Book } from "../book.ts";

/** How far a dataset goes, and whether more is due. */
export interface DatasetStatus {
  readonly id: string;
  /** Period of the newest value; empty for a table of records. */
  readonly last: string;
  /** When the newest source of its rows was published, as far as it is known: `2026-06`; empty when unknown. */
  readonly source: string;
  /** The month or day in which the next value is due; empty where there is no rhythm. */
  readonly due: string;
  readonly isOverdue: boolean;
}

/**
 * Tells of every dataset how far it goes and what is due, as of a day: that of the edition, or one that a person names.
 * No clock is asked, so that the same book says the same tomorrow.
 */
export function statusOf({ data, sources }: Book, day: string): DatasetStatus[] {
  return data.datasets.map((dataset) => {
    const { id, resource, observations } = dataset;
    const issued = [...new Set(observations.map(({ source }) => source))].map((source) =>
      dateOf(sources.get(source)?.item.issued),
    );
    return {
      id,
      last: lastPeriod(dataset),
      source: issued.toSorted().at(-1) ?? "",
      due: resource.due ?? "",
      isOverdue: isLate(resource, day),
    };
  });
}

/** Whether a value was due before a day; one due in a month is late when the month is over. */
export function isLate({ due = "" }: Resource, day: string): boolean {
  return due !== "" && due < day.slice(0, due.length);
}

/** The newest period of a dataset. */
function lastPeriod({ observations }: Dataset): string {
  const ends = observations.flatMap(({ period, status }) =>
    status === "derived" || period === "" ? [] : [period],
  );
  return ends.toSorted((a, b) => comparePeriods(a, b)).at(-1) ?? "";
}

function comparePeriods(a: string, b: string): number {
  return compareTexts(periodEnd(a), periodEnd(b));
}

/** When a source was published, e.g. `2026-06`, as exactly as is known; empty when it is not. */
function dateOf(issued: CslItem["issued"]): string {
  const parts = issued?.["date-parts"][0] ?? [];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** One sentence for those that are overdue; empty when none is. */
export function describeOverdue(statuses: readonly DatasetStatus[], day: string): string {
  const late = statuses.filter(({ isOverdue }) => isOverdue);
  if (late.length === 0) return "";
  const names = late.map(({ id, due }) => `${id} (since ${formatPeriod(due)})`);
  return `Overdue as of ${formatPeriod(day)}: ${names.join(", ")}.`;
}

/** The status of all datasets as columns of text. */
export function formatStatus(statuses: readonly DatasetStatus[]): string {
  return formatColumns([heads, ...statuses.map(cellsOf)]);
}

/** The same for a README, as its formatter sets a table: datasets with a rhythm only. */
export function formatStatusMarkdown(statuses: readonly DatasetStatus[]): string {
  const rows = [heads, ...statuses.filter(({ due }) => due !== "").map(cellsOf)];
  const widths = heads.map((_head, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => "-".repeat(width));
  return [...rows.slice(0, 1), rule, ...rows.slice(1)]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

const heads: readonly string[] = ["dataset", "last value", "source of", "next due", ""];

function cellsOf({ id, last, source, due, isOverdue }: DatasetStatus): string[] {
  const words = [last, source, due].map((period) => (period === "" ? "" : formatPeriod(period)));
  return [id, ...words, isOverdue ? "overdue" : ""];
}
