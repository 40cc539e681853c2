import type { Book } from "../../book/book.ts";
import { buildDictionary, type DatasetEntry } from "../../book/dictionary.ts";
import { grades, statuses } from "../../book/dictionary/meaning.ts";
import { dateOf, whoOf } from "../../book/dictionary/words.ts";
import type { Dataset } from "../../data/dataset.ts";
import { formatPeriod } from "../../data/period.ts";
import type { CslItem } from "../../data/source.ts";

/** One sheet of the workbook: numbers as numbers, all else as text. */
export interface Page {
  /** At most 31 characters, and no other sheet's. */
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** Whether the first row names the columns. */
  readonly hasHead: boolean;
}

/** The sheets in their order: about the data, each dataset, the columns, the sources. */
export function sheetsOf(book: Book): Page[] {
  const { entries } = buildDictionary(book);
  const names = nameSheets(entries.map(({ dataset }) => dataset.id));
  const datasets = entries.map(({ dataset }): Page => datasetPage(dataset, names));
  return [
    aboutPage(book, { entries, names }),
    ...datasets,
    columnsPage(entries),
    sourcesPage(book),
  ];
}

const own = { about: "About", columns: "Columns", sources: "Sources" } as const;
/** Excel keeps one name for itself. */
const taken = [...Object.values(own), "History"];
const longestName = 31;

/** Gives each dataset the name of its sheet: its id, cut to what Excel allows, and counted on where two would be alike. */
export function nameSheets(ids: readonly string[]): ReadonlyMap<string, string> {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  for (const id of ids) {
    let name = id.slice(0, longestName);
    for (let count = 2; used.has(name.toLowerCase()); count += 1) {
      const end = `-${count}`;
      name = id.slice(0, longestName - end.length) + end;
    }
    used.add(name.toLowerCase());
    names.set(id, name);
  }
  return names;
}

interface Names {
  readonly entries: readonly DatasetEntry[];
  readonly names: ReadonlyMap<string, string>;
}

function aboutPage({ metadata, data }: Book, { entries, names }: Names): Page {
  const { title, subtitle, authors, publisher, issued, revision, identifier } = metadata;
  const licenses = data.descriptor.licenses.map(({ name, title: words }) => words ?? name);
  const rows: (string | number)[][] = [
    [data.descriptor.title],
    [data.descriptor.description],
    [],
    ["Book", subtitle === "" ? title : `${title} ${subtitle}`],
    ["Authors", authors.join("; ")],
    ["Publisher", publisher],
    ["Edition", `${formatPeriod(issued)}, revision ${revision}`],
    ["Identifier", identifier],
    ["License", licenses.join("; ")],
    ["To cite a number", "Name the book, the date of the edition and the id of the row."],
    [],
    ["Sheet", "What it holds", "Rows", "Coverage", "Next value due"],
    ...entries.map(({ dataset, coverage, next }) => [
      names.get(dataset.id) ?? "",
      dataset.title,
      dataset.rows.length,
      coverage,
      next,
    ]),
    [own.columns, "What each column holds"],
    [own.sources, "Every source by its id"],
    [],
    ["Grade", "The number was"],
    ...Object.entries(grades).map(([grade, { full }]) => [grade, full]),
    [],
    ["Status", "Meaning"],
    ...Object.entries(statuses),
  ];
  return { name: own.about, rows, widths: [32, 70, 10, 24, 24], hasHead: false };
}

const widths: Readonly<Record<string, number>> = {
  id: 34,
  period: 14,
  geography: 24,
  measure: 50,
  value: 18,
  lower: 18,
  upper: 18,
  source: 30,
  reported_by: 40,
  note: 80,
};

function datasetPage({ id, resource, rows }: Dataset, names: ReadonlyMap<string, string>): Page {
  const { fields } = resource.schema;
  const body = rows.map((row) =>
    fields.map(({ name, type }) => {
      const text = row[name]?.text ?? "";
      const isNumber = type === "number" || type === "integer";
      return isNumber && text !== "" ? Number(text) : text;
    }),
  );
  return {
    name: names.get(id) ?? id,
    rows: [fields.map(({ name }) => name), ...body],
    widths: fields.map(({ name }) => widths[name] ?? 16),
    hasHead: true,
  };
}

function columnsPage(entries: readonly DatasetEntry[]): Page {
  const head = ["dataset", "column", "title", "type", "units", "meaning", "constraints"];
  const rows = entries.flatMap(({ dataset, columns }) =>
    columns.map(({ name, title, type, units, meaning, constraints }) => [
      dataset.id,
      name,
      title,
      type,
      units.map(({ id }) => id).join("; "),
      meaning,
      constraints.join("; "),
    ]),
  );
  return {
    name: own.columns,
    rows: [head, ...rows],
    widths: [28, 16, 24, 14, 24, 70, 40],
    hasHead: true,
  };
}

function sourcesPage({ sources }: Book): Page {
  const head = ["id", "author", "title", "container", "published", "address", "type"];
  const rows = [...sources.values()].map(({ item }) => sourceRow(item));
  return {
    name: own.sources,
    rows: [head, ...rows],
    widths: [36, 32, 70, 32, 20, 60, 18],
    hasHead: true,
  };
}

function sourceRow(item: CslItem): string[] {
  const { id, title, type, URL: address = "" } = item;
  const container = item["container-title"] ?? "";
  return [id, whoOf(item) ?? "", title, container, dateOf(item) ?? "", address, type];
}
