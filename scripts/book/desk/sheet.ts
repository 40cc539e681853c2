import { textOf } from "../../data/cell.ts";
import type { Dataset } from "../../data/dataset.ts";
import { columnNames, type Field } from "../../data/descriptor.ts";
import type { ProposalRow } from "../../data/load/proposal.ts";
import { statuses } from "../../data/observation.ts";
import { units } from "../../data/unit.ts";
import { writeForm, type FormColumn } from "../../lib/form.ts";
import { BookError } from "../../lib/problem.ts";
import { readWorkbook } from "../../lib/workbook.ts";
import type { Book } from "../book.ts";

/** Writes a dataset as a workbook for people who edit in a spreadsheet. */
export async function renderSheet(book: Book, dataset: Dataset): Promise<Uint8Array> {
  const { fields } = dataset.resource.schema;
  const columns = fields.map((field) => columnOf(field, book));
  const rows = dataset.rows.map((row) => fields.map(({ name }) => textOf(row, name)));
  return await writeForm(dataset.id, columns, rows);
}

function columnOf({ name, type, title, description, constraints }: Field, book: Book): FormColumn {
  return {
    name,
    note: description === undefined ? title : `${title}. ${description}`,
    isNumber: type === "number" || type === "integer",
    choices: constraints?.enum?.map(String) ?? choicesOf(name, book),
  };
}

/** Columns whose words the engine or the book knows. */
function choicesOf(column: string, { sources }: Book): readonly string[] | undefined {
  if (column === "unit") return [...units.keys()];
  if (column === "status") return statuses;
  if (column === "grade") return ["A", "B", "C"];
  return column === "source" ? [...sources.keys()] : undefined;
}

/** Reads a workbook back: what is different from the dataset, row by row. */
export async function readSheetRows(
  bytes: Uint8Array,
  dataset: Dataset,
  name: string,
): Promise<ProposalRow[]> {
  const [header = [], ...written] = await readWorkbook(bytes, name);
  const columns = columnNames(dataset.resource);
  if (header.join("|") !== columns.join("|"))
    throw new BookError(
      `${name} has the columns ${header.join(", ")}; “${dataset.id}” has ${columns.join(", ")}. Nothing was changed.`,
    );
  const before = new Map(
    dataset.rows.map((row) => [
      textOf(row, "id"),
      Object.fromEntries(columns.map((column) => [column, textOf(row, column)])),
    ]),
  );
  const rows = written
    .filter((row) => row.some((cell) => cell.trim() !== ""))
    .map((row) =>
      Object.fromEntries(columns.map((column, at) => [column, (row[at] ?? "").trim()])),
    );
  refuseDoubled(rows, name);
  let last: string | undefined;
  const changed = rows.flatMap((row): ProposalRow[] => {
    const id = row["id"] ?? "";
    const old = before.get(id);
    const after = old === undefined ? row : sameNumbers(old, row);
    const behind = last;
    last = old === undefined ? last : id;
    if (old === undefined) return [{ id, after, ...(behind === undefined ? {} : { behind }) }];
    return columns.some((column) => old[column] !== after[column])
      ? [{ id, before: old, after }]
      : [];
  });
  const kept = new Set(rows.map((row) => row["id"]));
  const gone = [...before].filter(([id]) => !kept.has(id));
  return [...changed, ...gone.map(([id, cells]) => ({ id, before: cells }))];
}

function refuseDoubled(rows: readonly Readonly<Record<string, string>>[], name: string): void {
  const seen = new Set<string>();
  for (const { id = "" } of rows) {
    if (id === "" || seen.has(id))
      throw new BookError(
        id === ""
          ? `${name} has a row without an id. Nothing was changed.`
          : `${name} has two rows “${id}”. Nothing was changed.`,
      );
    seen.add(id);
  }
}

/** A spreadsheet writes 2.50 as 2.5: a number that is the same is no change. */
function sameNumbers(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(after).map(([column, text]) => {
      const old = before[column] ?? "";
      return [column, isSameNumber(old, text) ? old : text];
    }),
  );
}

function isSameNumber(old: string, text: string): boolean {
  return old !== "" && text !== "" && Number(old) === Number(text);
}
