import readXlsx from "read-excel-file/node";
import { BookError } from "./problem.ts";

/** Reads one sheet of an XLSX file as rows of texts: the named one, else the first. */
export async function readWorkbook(
  bytes: Uint8Array,
  name: string,
  sheet?: string,
): Promise<readonly (readonly string[])[]> {
  const sheets = await readSheets(bytes, name);
  const found = sheet === undefined ? sheets[0] : sheets.find((each) => each.sheet === sheet);
  if (found !== undefined) return found.data.map((row) => row.map(textOf));
  const names = sheets.map((each) => `“${each.sheet}”`).join(", ");
  throw new BookError(`${name} has no sheet “${sheet ?? ""}”; it has ${names}.`);
}

async function readSheets(bytes: Uint8Array, name: string): ReturnType<typeof readXlsx> {
  try {
    return await readXlsx(Buffer.from(bytes));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new BookError(
      `${name} is not a whole workbook (XLSX): it was cut off, or is something else.`,
    );
  }
}

/** Spreadsheets turn what looks like a day into one; it is given back as it would be written. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell);
}
