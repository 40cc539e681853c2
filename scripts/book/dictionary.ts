import { idsIn } from "../data/cell.ts";
import type { Dataset } from "../data/dataset.ts";
import { isRecords, type Descriptor, type Resource } from "../data/descriptor.ts";
import { formatPeriod } from "../data/period.ts";
import type { Source } from "../data/source.ts";
import type { Book } from "./book.ts";
import { isLate } from "./desk/status.ts";
import { describeColumns, type ColumnEntry } from "./dictionary/column.ts";
import { isGrade, isStatus, type Grade } from "./dictionary/meaning.ts";
import { indexMeasures, measuresOf, type Measure } from "./dictionary/measure.ts";
import { describeRules, type RuleEntry } from "./dictionary/rule.ts";
import { collectUsage, type Usage } from "./dictionary/usage.ts";
import { formatDue } from "./dictionary/words.ts";

export type { Measure } from "./dictionary/measure.ts";

/** Everything a reader of the data is told, for lists, pages and files alike. */
export interface Dictionary {
  /** In the order of the descriptor. */
  readonly entries: readonly DatasetEntry[];
  /** The measures of all datasets, in alphabetical order. */
  readonly measures: readonly Measure[];
}

/** One dataset and what is to be said of it. */
export interface DatasetEntry {
  readonly dataset: Dataset;
  /** True for a table of records, such as events, which states no values. */
  readonly isRecords: boolean;
  /** In words, e.g. `2013 to 2024`; empty when no row has a period. */
  readonly coverage: string;
  /** When the next value is due, in words; empty when the data do not say. */
  readonly next: string;
  readonly licenses: Descriptor["licenses"];
  readonly columns: readonly ColumnEntry[];
  readonly rules: readonly RuleEntry[];
  /** In the order of the rows. */
  readonly measures: readonly Measure[];
  /** Rows of each grade and each status that occur, by how often. */
  readonly grades: ReadonlyMap<Grade, number>;
  readonly statuses: ReadonlyMap<string, number>;
  /** Those of most rows first. */
  readonly sources: readonly SourceEntry[];
  readonly usage: Usage;
}

/** A source of a dataset, and for how many rows it stands. */
export interface SourceEntry {
  readonly source: Source;
  /** Rows whose primary source it is. */
  readonly primary: number;
  /** Rows it reports on, where their primary source was not seen. */
  readonly reporting: number;
}

const known = new WeakMap<Book, Dictionary>();

/** Describes the data of a book, once. */
export function buildDictionary(book: Book): Dictionary {
  const done = known.get(book) ?? describeAll(book);
  known.set(book, done);
  return done;
}

function describeAll(book: Book): Dictionary {
  const usageOf = collectUsage(book);
  const entries = book.data.datasets.map((dataset): DatasetEntry => {
    const { resource, rows } = dataset;
    return {
      dataset,
      isRecords: isRecords(resource),
      coverage: coverageOf(dataset),
      next: nextOf(resource, book.metadata.issued),
      licenses: resource.licenses ?? book.data.descriptor.licenses,
      columns: describeColumns(dataset),
      rules: describeRules(resource.rules ?? []),
      measures: measuresOf(dataset),
      grades: new Map([...countCells(rows, "grade")].flatMap(gradeOf)),
      statuses: new Map([...countCells(rows, "status")].filter(([text]) => isStatus(text))),
      sources: sourcesOf(dataset, book),
      usage: usageOf(dataset.id),
    };
  });
  return { entries, measures: indexMeasures(entries.flatMap(({ measures }) => measures)) };
}

/** What is due next, and whether it should have come before the edition was issued. */
function nextOf(resource: Resource, issued: string): string {
  const { next = "", due = "" } = resource;
  const words = formatDue(next);
  if (!isLate(resource, issued)) return words;
  return `${words} (due since ${formatPeriod(due)}, not in this edition)`;
}

function gradeOf([text, count]: [string, number]): [Grade, number][] {
  return isGrade(text) ? [[text, count]] : [];
}

/** As declared, else from the first to the last year that a period or a date names. */
function coverageOf({ resource, rows }: Dataset): string {
  if (resource.coverage !== undefined) {
    const { from, to } = resource.coverage;
    return from === to ? formatPeriod(from) : `${formatPeriod(from)} to ${formatPeriod(to)}`;
  }
  const years = rows
    .flatMap((row) => (row["period"] ?? row["date"])?.text.match(/\d{4}/g) ?? [])
    .toSorted();
  const [first = "", last = ""] = [years[0], years.at(-1)];
  return first === last ? first : `${first} to ${last}`;
}

/** How often each text stands in a column, the most frequent first; cells that are empty are not counted. */
function countCells(rows: Dataset["rows"], column: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const id of idsIn(row[column]?.text)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return new Map([...counts].toSorted(([, a], [, b]) => b - a));
}

function sourcesOf({ rows }: Dataset, { sources }: Book): SourceEntry[] {
  const primary = countCells(rows, "source");
  const reporting = countCells(rows, "reported_by");
  return [...new Set([...primary.keys(), ...reporting.keys()])].flatMap((id) => {
    const source = sources.get(id);
    if (source === undefined) return [];
    return [{ source, primary: primary.get(id) ?? 0, reporting: reporting.get(id) ?? 0 }];
  });
}
