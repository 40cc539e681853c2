import { BookError } from "../../lib/problem.ts";
import { months } from "../period.ts";
import type { LoaderOf } from "./loader.ts";
import { orderReadings, readJsonText, readNumber, refuseGaps, type Reading } from "./reading.ts";

/** What every row of the CDC's provisional counts must have; without one of these the file is another. */
const fields = ["state", "year", "month", "period", "indicator", "data_value", "predicted_value"];

type Row = Readonly<Record<string, unknown>>;

/** Reads the CDC's provisional overdose deaths (Socrata): totals of twelve months, as reported and as predicted, apart. */
export function readCdc(text: string, { series }: LoaderOf<"cdc-vsrr">, name: string): Reading[] {
  const rows = rowsOf(readJsonText(text, name), name);
  const readings = series.flatMap(({ prefix, indicator, field }) =>
    rows
      .filter((row) => isWanted(row, indicator))
      .flatMap((row) => {
        // The newest months of a predicted series may still be missing.
        if (row[field] === undefined || row[field] === null || row[field] === "") return [];
        const period = periodOf(row, name);
        const value = readNumber(row[field], `${name}: the ${field} of ${period}`);
        refuseMixed(row, `${name}, ${period}`);
        const status = field === "predicted_value" ? "predicted" : "provisional";
        return [{ series: prefix, moment: period, period, value, status } as const];
      }),
  );
  const ordered = orderReadings(readings, name);
  refuseGaps(ordered, name);
  return ordered;
}

function rowsOf(answer: unknown, name: string): readonly Row[] {
  if (!Array.isArray(answer))
    throw new BookError(`${name} is not a list of rows. Nothing was changed.`);
  const rows = answer.filter((row): row is Row => typeof row === "object" && row !== null);
  const known = new Set(rows.flatMap((row) => Object.keys(row)));
  const missing = fields.find((field) => !known.has(field));
  if (missing === undefined) return rows;
  throw new BookError(
    `${name} has no column “${missing}”: its form has changed. Nothing was changed.`,
  );
}

function isWanted({ state, period, indicator }: Row, wanted: string): boolean {
  return state === "US" && period === "12 month-ending" && indicator === wanted;
}

/** The month is a name, and rows come in no order. */
function periodOf({ year, month }: Row, name: string): string {
  const at = months.indexOf(String(month));
  if (at === -1 || !/^\d{4}$/.test(String(year)))
    throw new BookError(
      `${name} has the month “${String(month)} ${String(year)}”, which is none. Nothing was changed.`,
    );
  return `${String(year)}-${String(at + 1).padStart(2, "0")}`;
}

/** The prediction adds what is not reported yet: one below the count means that columns were mixed up. */
function refuseMixed(
  { data_value: reported, predicted_value: predicted }: Row,
  where: string,
): void {
  if (reported === undefined || predicted === undefined || predicted === "" || reported === "")
    return;
  if (Number(predicted) >= Number(reported)) return;
  throw new BookError(
    `${where}: the predicted value ${String(predicted)} is below the reported ${String(reported)}; the two seem to be mixed up. Nothing was changed.`,
  );
}
