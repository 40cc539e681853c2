import { strFromU8, unzipSync } from "fflate";
import type { Cell, Sheet } from "write-excel-file/node";
import type { Book } from "../../book/book.ts";
import { html } from "../../lib/html.ts";
import { noMemory, recallFile, type Memory } from "../../lib/memory.ts";
import { zipFiles } from "../../lib/zip.ts";
import { sheetsOf, type Page } from "./sheet.ts";

/**
 * The data as a workbook for Excel and its kin: a sheet about it, a sheet for each dataset, one for the columns and one
 * for the sources. Numbers are numbers, everything else is text; the same book gives the same bytes.
 */
export async function renderWorkbook(book: Book, memory: Memory = noMemory): Promise<Uint8Array> {
  const pages = sheetsOf(book);
  const { metadata, data } = book;
  const about = [metadata, data.descriptor.title];
  return await recallFile(memory, ["workbooks", { pages, about }], () => writePages(pages, book));
}

async function writePages(pages: readonly Page[], book: Book): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import("write-excel-file/node");
  const sheets = pages.map(sheetOf);
  const written = await writeWorkbook(sheets, { fontFamily: "Calibri", fontSize: 11 }).toBuffer();
  const files = new Map<string, string | Uint8Array>(Object.entries(unzipSync(written)));
  addProperties(files, book);
  return await zipFiles(files, book.metadata.issued);
}

function sheetOf({ name, rows, widths, hasHead }: Page): Sheet<never> {
  return {
    sheet: name,
    data: rows.map((row, index) => row.map((cell) => cellOf(cell, hasHead && index === 0))),
    columns: widths.map((width) => ({ width })),
    ...(hasHead ? { stickyRowsCount: 1 } : {}),
  };
}

/** Text is marked as such, so that no program takes `2024-10` for a day or `=1+1` for a formula. */
function cellOf(content: string | number, isHead: boolean): Cell {
  if (content === "") return null;
  if (typeof content === "number") {
    // A year is a number, too: thousands are parted from five digits on.
    const whole = Math.abs(content) < 10_000 ? "0" : "#,##0";
    const format = Number.isInteger(content) ? whole : `${whole}.0####`;
    return { value: content, type: Number, format };
  }
  const style = isHead ? ({ fontWeight: "bold" } as const) : {};
  return { value: content, type: String, format: "@", ...style };
}

const contentTypes = "[Content_Types].xml";
const relations = "_rels/.rels";

/** Says whose the workbook is and of which day: of the edition's, not of the day it was made. */
function addProperties(files: Map<string, string | Uint8Array>, { metadata, data }: Book): void {
  const time = `${metadata.issued}T00:00:00Z`;
  const core = html`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${data.descriptor.title}</dc:title><dc:creator>${metadata.authors.join("; ")}</dc:creator><dc:identifier>${metadata.identifier}</dc:identifier><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`;
  files.set("docProps/core.xml", core.markup);
  insert(files, contentTypes, [
    "</Types>",
    '<Override ContentType="application/vnd.openxmlformats-package.core-properties+xml" PartName="/docProps/core.xml"/>',
  ]);
  insert(files, relations, [
    "</Relationships>",
    '<Relationship Id="rId-core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
  ]);
}

function insert(
  files: Map<string, string | Uint8Array>,
  path: string,
  [end, element]: readonly [end: string, element: string],
): void {
  const file = files.get(path) ?? "";
  const text = typeof file === "string" ? file : strFromU8(file);
  if (!text.includes(end)) throw new Error(`${path} of the workbook does not end with ${end}.`);
  files.set(
    path,
    text.replace(end, () => element + end),
  );
}
