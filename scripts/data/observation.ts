import type { Cell } from "../lib/csv.ts";
import type { Place } from "../lib/place.ts";
import { nearestHint, type Problems } from "../lib/problem.ts";
import { idsIn, placeIn, textOf, type Row } from "./cell.ts";
import type { Quantity } from "./number.ts";
import { units } from "./unit.ts";

/** One row of a dataset: one measured value with what identifies and what qualifies it. */
export interface Observation extends Quantity {
  readonly id: string;
  readonly dataset: string;
  /** `2024`, `2024-10`, `2024-10-30`, `2024-H1`, `2024-Q1`, `FY2025`, `FY2023-24`, `A/B`; empty when not stated. */
  readonly period: string;
  readonly geography: string;
  readonly status: Status;
  readonly grade: "A" | "B" | "C";
  /** Id of the primary source. */
  readonly source: string;
  /** Ids of the pages where the value was seen, when the primary source was not; else empty. */
  readonly reportedBy: readonly string[];
  readonly note: string;
  /** Every cell of the row by column name, as text. */
  readonly row: Row;
  readonly place: Place;
}

/** Every word for how settled a value is. */
export const statuses = [
  "final",
  "provisional",
  "predicted",
  "revised",
  "estimate",
  "derived",
  "claimed",
  "survey",
] as const;
/** How settled a value is. */
export type Status = (typeof statuses)[number];

const periodPart = String.raw`(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-H[12]|-Q[1-4])?|FY\d{4}(?:-\d{2})?)`;
const periodPattern = new RegExp(`^(?:${periodPart}|(?:${periodPart})?/${periodPart})$`);

interface RowContext {
  readonly dataset: string;
  /** Cells whose problems have been reported. */
  readonly wrong: ReadonlySet<Cell>;
  readonly problems: Problems;
}

/** Makes an observation of a row. Undefined when one of its cells is wrong or it contradicts itself. */
export function buildObservation(
  row: Row,
  { dataset, wrong, problems }: RowContext,
): Observation | undefined {
  const before = problems.list.length;
  const reading: Reading = {
    text: (column) => textOf(row, column),
    at: (column) => placeIn(row, column),
    isWrong: (column) => row[column] !== undefined && wrong.has(row[column]),
    problems,
  };
  const unit = readUnit(reading);
  const status = readStatus(reading);
  const period = readPeriod(reading);
  const grade = readGrade(reading);
  const bounds = readBounds(reading);
  const isBroken =
    problems.list.length > before || Object.values(row).some((cell) => wrong.has(cell));
  if (isBroken || unit === undefined || status === undefined || grade === undefined)
    return undefined;
  const { text, at } = reading;
  return {
    id: text("id"),
    dataset,
    period,
    geography: text("geography"),
    ...bounds,
    unit,
    status,
    grade,
    source: text("source"),
    reportedBy: idsIn(text("reported_by")),
    note: text("note"),
    row,
    place: at("id"),
  };
}

/** A row as its columns are read: each reports what is wrong in it, unless that has been reported. */
interface Reading {
  text(column: string): string;
  at(column: string): Place;
  isWrong(column: string): boolean;
  readonly problems: Problems;
}

function readUnit({ text, at, isWrong, problems }: Reading): Observation["unit"] | undefined {
  const id = text("unit");
  const unit = units.get(id);
  if (unit !== undefined || isWrong("unit")) return unit;
  const hint = nearestHint(id, units.keys(), "scripts/data/unit.ts");
  problems.add("unit-unknown", at("unit"), `“${id}” is not a unit.`, hint);
  return undefined;
}

function readStatus({ text, at, isWrong, problems }: Reading): Status | undefined {
  const word = text("status");
  const status = statuses.find((name) => name === word);
  if (status !== undefined || isWrong("status")) return status;
  const hint = nearestHint(word, statuses, "the column “status”");
  problems.add("cell-constraint", at("status"), `“${word}” is not a status.`, hint);
  return undefined;
}

function readPeriod({ text, at, isWrong, problems }: Reading): string {
  const period = text("period");
  if (period !== "" && !isWrong("period") && !periodPattern.test(period)) {
    problems.add(
      "period-invalid",
      at("period"),
      `“${period}” is not a period.`,
      "write 2024, 2024-10, 2024-10-30, 2024-H1, 2024-Q1, FY2025, FY2023-24, or two of them with a slash.",
    );
  }
  return period;
}

function readGrade({ text, at, isWrong, problems }: Reading): Observation["grade"] | undefined {
  const grade = text("grade");
  if (grade === "A" || grade === "B" || grade === "C") return grade;
  if (isWrong("grade")) return undefined;
  if (grade === "D") {
    problems.add(
      "grade-refused",
      at("grade"),
      "Evidence graded D is not used in the book.",
      "find a better source, or remove the row.",
    );
  } else {
    problems.add(
      "cell-constraint",
      at("grade"),
      `“${grade}” is not a grade.`,
      "grades are A, B and C.",
    );
  }
  return undefined;
}

type Bounds = Readonly<Record<"value" | "lower" | "upper", number | undefined>>;

function readBounds({ text, at, isWrong, problems }: Reading): Bounds {
  const number = (column: string): number | undefined =>
    text(column) === "" ? undefined : Number(text(column));
  const bounds = { value: number("value"), lower: number("lower"), upper: number("upper") };
  if (!["value", "lower", "upper"].some(isWrong)) checkBounds(bounds, at, problems);
  return bounds;
}

function checkBounds({ value, lower, upper }: Bounds, at: Reading["at"], problems: Problems): void {
  if (value === undefined && lower === undefined && upper === undefined) {
    problems.add(
      "value-absent",
      at("value"),
      "This row has neither a value nor a bound.",
      "fill value, or lower, or upper; or remove the row.",
    );
  }
  const report = (column: string, message: string): void => {
    problems.add(
      "bounds-reversed",
      at(column),
      message,
      "the order is lower ≤ value ≤ upper; check the three cells.",
    );
  };
  if (lower !== undefined && upper !== undefined && lower > upper)
    report("lower", `Lower (${lower}) is above upper (${upper}).`);
  else if (lower !== undefined && value !== undefined && lower > value)
    report("lower", `Lower (${lower}) is above value (${value}).`);
  else if (upper !== undefined && value !== undefined && value > upper)
    report("upper", `Value (${value}) is above upper (${upper}).`);
}
