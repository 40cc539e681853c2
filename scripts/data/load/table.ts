import { textFile } from "../../lib/file.ts";
import { parseCsv } from "../../lib/csv.ts";
import { BookError, collectProblems } from "../../lib/problem.ts";
import { readWorkbook } from "../../lib/workbook.ts";
import { months } from "../period.ts";
import type { LoaderOf } from "./loader.ts";
import { orderReadings, readNumber, readText, refusePage, type Reading } from "./reading.ts";

/** A table as rows of texts, the first of them the header. */
type Table = readonly (readonly string[])[];

/** Reads a table that a source publishes, CSV or XLSX, by the columns that data/loaders.yaml names. */
export async function readTable(
  bytes: Uint8Array,
  { columns, series, sheet }: LoaderOf<"table">,
  name: string,
): Promise<Reading[]> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const [header = [], ...rows] = isWorkbook
    ? await readWorkbook(bytes, name, sheet)
    : csvTable(readText(bytes, name), name);
  const at = (column: string): number => {
    const index = header.findIndex((title) => title.trim() === column);
    if (index !== -1) return index;
    throw new BookError(
      `${name} has no column “${column}”; it has ${header.join(", ")}. Nothing was changed.`,
    );
  };
  const [period, value] = [at(columns.period), at(columns.value)];
  const readings = series.flatMap(({ prefix, where, scale }) => {
    const conditions = Object.entries(where).map(([column, words]) => [at(column), words] as const);
    return rows
      .filter((row) => conditions.every(([index, words]) => row[index]?.trim() === words))
      .filter((row) => (row[value] ?? "").trim() !== "")
      .map((row): Reading => {
        const moment = readPeriod(row[period] ?? "", name);
        const number = readNumber(row[value], `${name}: the ${columns.value} of ${moment}`);
        const scaled = Math.round(number * scale * 1e6) / 1e6;
        return {
          series: prefix,
          moment: moment.toLowerCase(),
          period: moment,
          value: scaled,
          status: "final",
        };
      });
  });
  return orderReadings(readings, name);
}

function csvTable(text: string, name: string): Table {
  refusePage(text, name);
  const problems = collectProblems();
  const csv = parseCsv(
    textFile(name, text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n")),
    problems,
  );
  const [problem] = problems.list;
  if (csv === undefined || problem !== undefined)
    throw new BookError(`${name}: ${problem?.message ?? "this is not CSV."} Nothing was changed.`);
  return [csv.header, ...csv.rows].map((row) => row.map((cell) => cell.text));
}

/** Years, months by number or name, quarters and fiscal years, as sources write them. */
function readPeriod(written: string, name: string): string {
  const text = written.trim();
  if (/^\d{4}(?:-(?:0[1-9]|1[0-2])|-H[12]|-Q[1-4])?$|^FY\d{4}$/.test(text)) return text;
  const [, word = "", year = ""] = /^([A-Za-z]+)\.? (\d{4})$/.exec(text) ?? [];
  const at = months.findIndex(
    (month) => word.length >= 3 && month.toLowerCase().startsWith(word.toLowerCase()),
  );
  if (at !== -1) return `${year}-${String(at + 1).padStart(2, "0")}`;
  throw new BookError(
    `${name} has the period “${written}”, which cannot be read. Nothing was changed.`,
  );
}
