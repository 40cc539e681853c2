import { CsvError, parse } from "csv-parse/sync";
import type { TextFile } from "./file.ts";
import type { Place } from "./place.ts";
import type { Problems } from "./problem.ts";

/** One cell with the place where it stands. */
export interface Cell {
  readonly text: string;
  readonly place: Place;
}

/** A CSV file as header and rows; every row has as many cells as the header. */
export interface Csv {
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows of a wrong length, which are among the problems. */
  readonly refused: readonly (readonly Cell[])[];
}

interface RawCell {
  readonly text: string;
  readonly quoted: boolean;
  readonly line: number;
}

/** Parses CSV (RFC 4180, comma) with the line and column of each cell; rows of a wrong length are reported and kept apart. */
export function parseCsv(file: TextFile, problems: Problems): Csv | undefined {
  const raw = parseCells(file, problems);
  if (raw === undefined) return undefined;
  const [header, ...rows] = raw.map((row) => placeCells(row, file.path));
  if (header === undefined) return undefined;
  const sound = new Set(rows.filter((row) => hasRightLength(row, header, problems)));
  return { header, rows: [...sound], refused: rows.filter((row) => !sound.has(row)) };
}

function parseCells(file: TextFile, problems: Problems): RawCell[][] | undefined {
  try {
    return parse(file.text, {
      relax_column_count: true,
      skip_empty_lines: true,
      cast: (text, { quoting, lines }): RawCell => ({ text, quoted: quoting, line: lines }),
    }) as unknown as RawCell[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = "lines" in error && typeof error.lines === "number" ? error.lines : 1;
    problems.add(
      "csv-syntax",
      { file: file.path, line },
      `This is not CSV: ${sentence(error.message)}.`,
      "put quotes around a whole cell and double each quote within it.",
    );
    return undefined;
  }
}

/** “Quote Not Closed: the parsing is finished …” → “quote not closed”. */
function sentence(message: string): string {
  return (message.split(":")[0] ?? message).toLowerCase();
}

/**
 * Columns follow from the cells before: quotes and doubled quotes take room in the file but not in the value.
 * The parser tells the line on which a cell ends.
 */
function placeCells(row: readonly RawCell[], file: string): Cell[] {
  let column = 1;
  return row.map(({ text, quoted, line }) => {
    const written = quoted ? `"${text.replaceAll('"', '""')}"` : text;
    const lines = written.split("\n");
    const cell = { text, place: { file, line: line - lines.length + 1, column } };
    column = (lines.length === 1 ? column : 1) + (lines.at(-1)?.length ?? 0) + 1;
    return cell;
  });
}

function hasRightLength(
  row: readonly Cell[],
  header: readonly Cell[],
  problems: Problems,
): boolean {
  if (row.length === header.length) return true;
  const [first] = row;
  const { file, line } = first?.place ?? { file: "", line: 1 };
  problems.add(
    "csv-row-length",
    line === undefined ? { file } : { file, line },
    `This row has ${row.length} cells, the header has ${header.length}.`,
    row.length > header.length
      ? "a text with a comma in it must stand in quotes."
      : "each column needs its comma, also where the cell is empty.",
  );
  return false;
}

/** Writes one row as CSV: quotes only where they are needed, as the files of a book are written. */
export function formatCsvRow(cells: readonly string[]): string {
  return cells
    .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");
}
