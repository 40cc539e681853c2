import { textOf, type Row } from "../data/cell.ts";
import { compareTexts } from "../lib/order.ts";
import type { DescribedRow } from "./describe.ts";
import type { TableColumn } from "./figure.ts";
import { formatRecordCell } from "./table.ts";

/** Records as a chart shows them, with the columns of its table. */
interface Records {
  readonly records: readonly Row[];
  readonly columns: readonly TableColumn[];
}

/**
 * Describes dated records in plain sentences: how many there are in each group, and the first and the last of it.
 * The column called `date` tells when, the one after it what, and the last one which group.
 */
export function describeEvents({ records, columns }: Records): string {
  const at = columns.findIndex(({ field }) => field === "date");
  const [date, title, group] = [columns[at], columns[at + 1], columns.at(-1)];
  if (date === undefined || title === undefined || group === undefined) return "";
  const say = (record: Row | undefined): string =>
    record === undefined
      ? ""
      : `“${formatRecordCell(record, title)}” (${formatRecordCell(record, date)})`;
  const groups = Map.groupBy(records, (record) => textOf(record, group.field));
  const sentences = [...groups].map(([name, own]) => {
    const sorted = own.toSorted((a, b) => compareTexts(textOf(a, "date"), textOf(b, "date")));
    const ends = own.length === 1 ? say(own[0]) : `from ${say(sorted[0])} to ${say(sorted.at(-1))}`;
    return `${name}: ${own.length}, ${ends}.`;
  });
  return [`${records.length} events in ${groups.size} groups.`, ...sentences].join(" ");
}

/** Describes a diagram in plain sentences: how many parts and links it has, and the links by how well they are known. */
export function describeLinks(records: readonly Row[]): string {
  const links = records.filter((record) => textOf(record, "from") !== "");
  const states = Map.groupBy(links, (link) => textOf(link, "state"));
  const sentences = [...states].map(([state, own]) => {
    const named = own.map(
      (link) => `${textOf(link, "from")} to ${textOf(link, "to")} (${textOf(link, "name")})`,
    );
    return `${state}, ${own.length}: ${named.join("; ")}.`;
  });
  const parts = records.length - links.length;
  return [`${parts} parts and ${links.length} links.`, ...sentences].join(" ");
}

/**
 * Describes rows of words in plain sentences: in each group, who is in which state. A row without a state is one of
 * those the chart does not show.
 */
export function describeStates(
  rows: readonly DescribedRow[],
  { group, name, state }: { readonly group: string; readonly name: string; readonly state: string },
): string {
  const shown = rows.filter((row) => wordsOf(row, state) !== "");
  const groups = [...Map.groupBy(shown, (row) => wordsOf(row, group))].map(([title, own]) => {
    const states = [...Map.groupBy(own, (row) => wordsOf(row, state))].map(
      ([words, members]) => `${words}: ${members.map((row) => wordsOf(row, name)).join("; ")}.`,
    );
    return `${title}, ${own.length}. ${states.join(" ")}`;
  });
  return groups.join(" ");
}

function wordsOf(row: DescribedRow, field: string): string {
  return String(row[field] ?? "");
}

/**
 * Describes places on a map in plain sentences: by the territory they lie in, north to south, the kinds apart.
 * Each is named with what its row states, `measure` in the words of the table.
 */
export function describePlaces(rows: readonly DescribedRow[], measure = ""): string {
  const kinds = Map.groupBy(rows, (row) => String(row["kind"]));
  const sentences = [...kinds].flatMap(([kind, own]) => {
    const northFirst = own.toSorted((a, b) => Number(b["latitude"]) - Number(a["latitude"]));
    const territories = Map.groupBy(northFirst, (row) => String(row["geography"]));
    const parts = [...territories].map(
      ([name, places]) => `${name}: ${places.map(sayPlace).join(", ")}`,
    );
    return `${kind}, ${own.length}, from north to south. ${parts.join("; ")}.`;
  });
  const stated = measure === "" ? [] : [`In parentheses: ${lowerFirst(measure)}.`];
  return [...sentences, ...stated].join(" ");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function sayPlace(row: DescribedRow): string {
  return `${row["place"]} (${row["text"]})`;
}
