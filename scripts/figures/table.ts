import type { Row } from "../data/cell.ts";
import type { Field } from "../data/descriptor.ts";
import { formatNumber, sharedScale } from "../data/number.ts";
import type { Observation } from "../data/observation.ts";
import { formatPeriod } from "../data/period.ts";
import { html, joinHtml, type Html } from "../lib/html.ts";
import type { ChartRow } from "./chart.ts";
import type { Figure, TableColumn } from "./figure.ts";
import { measureText } from "./font.ts";

const numberFields = new Set(["value", "lower", "upper", "text"]);

/** The text of one cell, in the wording every edition has. */
export function formatCell(row: Observation, field: string): string {
  if (field === "value" || field === "text") return formatNumber(row);
  const written = row.row[field]?.text ?? "";
  if ((field === "lower" || field === "upper") && written !== "") {
    return formatNumber({ value: Number(written), unit: row.unit });
  }
  return wordDates(field, written);
}

/** A day or month is put in words in whatever column it stands. */
function wordDates(field: string, written: string): string {
  const isPeriod = field === "period" || /^\d{4}-\d{2}(?:-\d{2})?$/.test(written);
  return isPeriod ? formatPeriod(written) : written;
}

/**
 * The rows a chart is drawn from, numbers as numbers: every column of its observations with their wordings, or of
 * its records, which state no values.
 */
export function chartRows({ rows, records, dataset }: Figure): ChartRow[] {
  const { fields } = dataset.resource.schema;
  const scale = sharedScale(rows);
  const observed = rows.map((row) => ({
    ...cellsOf(row.row, fields),
    text: formatNumber(row),
    short: formatNumber(row, { unit: "hide", scale }),
  }));
  return [...observed, ...records.map((record) => cellsOf(record, fields))];
}

function cellsOf(row: Row, fields: readonly Field[]): Record<string, string | number | null> {
  const cells = fields.map(({ name, type }) => {
    const text = row[name]?.text ?? "";
    const isNumber = type === "number" || type === "integer";
    return [name, isNumber ? (text === "" ? null : Number(text)) : text] as const;
  });
  return Object.fromEntries(cells);
}

/** A table of more columns than this is hard to read on a phone even where it fits. */
const mostColumns = 4;
/** CSS px that a table has on a small phone, and those between two columns. */
const phone = { room: 280, gap: 10, size: 14 } as const;

/** Tells a table that does not fit a phone: its cells name their columns, so that rows can stand as blocks. */
function isTooWide({ columns }: Figure, texts: readonly (readonly string[])[]): boolean {
  if (columns.length > mostColumns) return true;
  const widths = columns.map((column, index) => {
    const cells = [column.title, ...texts.map((row) => row[index] ?? "")];
    // Numbers stand on one line; elsewhere the longest word says how narrow a column can be.
    const pieces = isNumeric(column)
      ? cells
      : cells.flatMap((cell) => cell.split(/[^\S\u00a0]+|-/u));
    return Math.max(
      ...pieces.map((piece) => measureText(piece, { size: phone.size, weight: 600 })),
    );
  });
  return widths.reduce((sum, width) => sum + width + phone.gap, -phone.gap) > phone.room;
}

/** The table of a figure's rows. The first column heads its row; numbers stand at the right. */
export function renderTable(figure: Figure, caption: Html): Html {
  const { columns } = figure;
  const texts = textsOf(figure);
  const isWide = isTooWide(figure, texts);
  const head = columns.map(
    (column) => html`<th scope="col"${alignment(column)}>${column.title}</th>`,
  );
  const body = texts.map((row) => {
    const cells = columns.map((column, index) => {
      const text = row[index] ?? "";
      return index === 0
        ? html`<th scope="row"${alignment(column)}>${text}</th>`
        : html`<td${alignment(column)}${isWide && html` data-label="${column.title}"`}>${text}</td>`;
    });
    return html`<tr>${cells}</tr>`;
  });
  return html`<table${isWide && html` class="wide"`}><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${joinHtml(body, "\n")}</tbody></table>`;
}

/** What stands in the table, row by row, one text for each column. */
function textsOf({ columns, rows, records }: Figure): string[][] {
  return [
    ...rows.map((row) => columns.map(({ field }) => formatCell(row, field))),
    ...records.map((record) => columns.map((column) => formatRecordCell(record, column))),
  ];
}

/** The text of one cell of a record. */
export function formatRecordCell(
  record: Row,
  { field, beside = "", empty = "" }: TableColumn,
): string {
  const text = record[field]?.text ?? "";
  const words = record[beside]?.text ?? "";
  if (text === "") return words === "" ? empty : words;
  const written = wordDates(field, text);
  return words === "" ? written : `${written} (${words})`;
}

function isNumeric({ field, align }: TableColumn): boolean {
  return align === "right" || (align === undefined && numberFields.has(field));
}

function alignment(column: TableColumn): Html | undefined {
  return isNumeric(column) ? html` class="number"` : undefined;
}
