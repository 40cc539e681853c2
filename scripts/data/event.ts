import type { Place } from "../lib/place.ts";
import { idsIn, placeIn, textOf, type Row } from "./cell.ts";
import { months } from "./period.ts";

/** Something that happened, or was to happen. */
export interface DatedEvent {
  readonly id: string;
  /** `2025`, `2025-10` or `2025-10-30`. */
  readonly date: string;
  /** How much of the date is meant: `day`, `month`, `season` or `year`. */
  readonly precision: string;
  readonly title: string;
  /** Details; empty when the title says it all. */
  readonly what: string;
  /** Where; empty when it has no place. */
  readonly location: string;
  readonly themes: readonly string[];
  readonly grade: string;
  /** Ids of the primary source and of the pages that report it. */
  readonly sources: readonly string[];
  /** True for what was announced and is not known to have taken place. */
  readonly isScheduled: boolean;
  readonly place: Place;
}

/** Columns without which a row is no event; `reported_by` and `scheduled` may be missing. */
export const eventColumns = [
  "id",
  "date",
  "date_precision",
  "title",
  "what",
  "place",
  "themes",
  "grade",
  "source",
] as const;

/** Makes an event of a sound row that has all its columns. */
export function buildEvent(row: Row): DatedEvent {
  const text = (column: string): string => textOf(row, column);
  return {
    id: text("id"),
    date: text("date"),
    precision: text("date_precision"),
    title: text("title"),
    what: text("what"),
    location: text("place"),
    themes: idsIn(text("themes")),
    grade: text("grade"),
    sources: [...idsIn(text("source")), ...idsIn(text("reported_by"))],
    isScheduled: text("scheduled") !== "",
    place: placeIn(row, "id"),
  };
}

/** The year of an event, e.g. `2025`. */
export function yearOf({ date }: DatedEvent): string {
  return date.slice(0, 4);
}

/** When an event was, as exactly as is known: `October 30, 2025`, `October 2025`, `Fall 2025`, `2025`. */
export function formatEventDate(event: DatedEvent): string {
  const day = dayOf(event);
  if (day === "") return yearOf(event);
  return `${day}${/\d$/.test(day) ? "," : ""} ${yearOf(event)}`;
}

/** By the number of its month: winter runs over the turn of the year. */
const seasons = ["Winter", "Spring", "Summer", "Fall"];

/** When an event was within its year, as exactly as is known: `October 30`, `October`, `Fall`; empty for the year alone. */
export function dayOf({ date, precision }: DatedEvent): string {
  const [, month, day] = date.split("-");
  if (month === undefined || precision === "year") return "";
  if (precision === "season") return seasons[Math.floor((Number(month) % 12) / 3)] ?? "";
  const name = months[Number(month) - 1] ?? month;
  return day === undefined || precision === "month" ? name : `${name} ${Number(day)}`;
}
