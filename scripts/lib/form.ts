import writeWorkbook, { type Cell } from "write-excel-file/node";
import { html, joinHtml, type Html } from "./html.ts";
import { unzipFiles, zipFiles } from "./zip.ts";

/** One column of a form to be filled in a spreadsheet. */
export interface FormColumn {
  readonly name: string;
  /** Shown when a cell of the column is chosen; at most 255 characters are. */
  readonly note: string;
  readonly isNumber: boolean;
  /** The only words a cell may hold; undefined where any may stand. */
  readonly choices?: readonly string[] | undefined;
}

/** Rows beyond the last that the rules of a form hold for: room for new ones. */
const room = 500;

/** Writes a workbook to be filled in: a sheet with the rows, where each cell says what belongs into it and refuses the rest. */
export async function writeForm(
  title: string,
  columns: readonly FormColumn[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const lists = columns.map(({ choices = [] }) => choices);
  const longest = Math.max(1, ...lists.map((list) => list.length));
  const head = columns.map(({ name }): Cell => ({ value: name, type: String, fontWeight: "bold" }));
  const body = rows.map((row) => row.map((text, index) => cellOf(text, columns[index])));
  const choices = Array.from({ length: longest }, (_, row) =>
    lists.map((list): Cell =>
      list[row] === undefined ? null : { value: list[row], type: String },
    ),
  );
  const written = await writeWorkbook([
    { sheet: title.slice(0, 31), data: [head, ...body], stickyRowsCount: 1 },
    { sheet: "lists", data: choices },
  ]).toBuffer();
  const files = new Map<string, string | Uint8Array>(unzipFiles(written));
  const path = "xl/worksheets/sheet1.xml";
  const sheet = new TextDecoder().decode(files.get(path) as Uint8Array);
  const rules = validations(columns, rows.length + room).markup;
  files.set(path, sheet.replace("</sheetData>", `</sheetData>${rules}`));
  return await zipFiles(files, "2000-01-01");
}

function cellOf(text: string, column: FormColumn | undefined): Cell {
  if (text === "") return null;
  if (column?.isNumber === true && /^-?\d+(?:\.\d+)?$/.test(text))
    return { value: Number(text), type: Number };
  return { value: text, type: String, format: "@" };
}

function validations(columns: readonly FormColumn[], last: number): Html {
  const rules = columns.map((column, index) => validation(column, columnName(index), last));
  return html`<dataValidations count="${rules.length}">${joinHtml(rules)}</dataValidations>`;
}

function validation(
  { name, note, isNumber, choices }: FormColumn,
  column: string,
  last: number,
): Html {
  const list =
    choices !== undefined &&
    html`<formula1>lists!$${column}$1:$${column}$${Math.max(1, choices.length)}</formula1>`;
  const decimal = choices === undefined && isNumber;
  const type = list ? html` type="list"` : decimal && html` type="decimal" operator="between"`;
  const bounds = decimal && html`<formula1>-1E+15</formula1><formula2>1E+15</formula2>`;
  const error = list ? "Choose one of the list." : "Write a plain number.";
  return html`<dataValidation${type} allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="${name}" error="${error}" promptTitle="${name.slice(0, 32)}" prompt="${note.slice(0, 255)}" sqref="${column}2:${column}${last}">${list}${bounds}</dataValidation>`;
}

/** 0 → `A`, 26 → `AA`. */
function columnName(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`;
}
