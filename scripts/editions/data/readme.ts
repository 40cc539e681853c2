import type { Book } from "../../book/book.ts";
import { buildDictionary, type DatasetEntry, type Measure } from "../../book/dictionary.ts";
import type { ColumnEntry } from "../../book/dictionary/column.ts";
import { grades, statuses } from "../../book/dictionary/meaning.ts";
import { formatCount } from "../../book/dictionary/words.ts";
import { formatPeriod } from "../../data/period.ts";

/** README.md of the open data: what it is, how to cite it, every dataset with its columns, and an index of measures. */
export function formatReadme(book: Book): string {
  const { entries, measures } = buildDictionary(book);
  const shared = sharedColumns(entries);
  const parts = [
    aboutData(book),
    files,
    meanings(),
    "## Columns",
    "Unless it says otherwise, a dataset of observations has these columns. A cell that is empty says that the value is not known or does not apply.",
    columnList(shared),
    "## Datasets",
    ...entries.map((entry) => describeDataset(entry, shared)),
    "## Measures",
    measures.map(measureLine).join("\n") || "There are none.",
  ];
  return `${parts.join("\n\n").replaceAll("\u00A0", " ")}\n`;
}

function aboutData({ metadata, data }: Book): string {
  const { title, subtitle, authors, publisher, issued, revision, identifier, site } = metadata;
  const { descriptor } = data;
  const name = subtitle === "" ? title : `${title.replace(/[^?!]$/, "$&:")} ${subtitle}`;
  const licenses = descriptor.licenses.map(({ name: id, title: words, path }) =>
    [words ?? id, path].filter((part) => part !== undefined).join(", "),
  );
  const cite = `${authors.join(", ")}, *${name}*, data, edition of ${formatPeriod(issued)}, revision ${revision} (${publisher})`;
  return `# ${descriptor.title}

${descriptor.description}

These are the data of *${name}*, edition of ${formatPeriod(issued)}, revision ${revision} (${identifier}).

License: ${licenses.join("; ")}.

Cite as: ${cite}${site === undefined ? "" : `, ${site}`}. To cite one number, add the \`id\` of its row. Ids do not change from edition to edition; values may.`;
}

const files = `## Files

| file | what it is |
| --- | --- |
| \`<dataset>.csv\` | the rows: UTF-8, comma, one header line |
| \`datapackage.json\` | the description of every dataset and column (Frictionless Data Package v2), with its rules, coverage and the day its next value is due |
| \`sources.json\` | every source by its id (CSL-JSON) |
| \`briefing-book-data.xlsx\` | the same rows as a workbook, one sheet a dataset |
| \`SHA256SUMS\` | hashes of the files; check them with \`sha256sum -c SHA256SUMS\` |

All files are plain data. Nothing in them is a formula or a macro. A program that takes a text for a formula because it begins with \`=\`, \`+\`, \`-\` or \`@\` should be told to read the CSV as text; the workbook has its texts marked as texts.`;

function meanings(): string {
  const gradeRows = Object.entries(grades).map(([grade, { full }]) => `| ${grade} | ${full} |`);
  const statusRows = Object.entries(statuses).map(([status, words]) => `| ${status} | ${words} |`);
  return `## Grades and statuses

\`grade\` says how a number was seen; whether its author is right it does not say.

| grade | the number was |
| --- | --- |
${gradeRows.join("\n")}

\`status\` says how settled a value is.

| status | meaning |
| --- | --- |
${statusRows.join("\n")}

\`source\` is the primary source. Where that was not seen, \`reported_by\` names the pages that report the number, parted by semicolons.`;
}

/** Columns that most datasets of observations have, as most describe them; what differs is said with each dataset. */
function sharedColumns(entries: readonly DatasetEntry[]): readonly ColumnEntry[] {
  const described = entries.filter(({ isRecords }) => !isRecords);
  const columns = described.flatMap((entry) => entry.columns);
  return [...Map.groupBy(columns, ({ name }) => name).values()].flatMap((same) => {
    if (same.length * 2 <= described.length) return [];
    const wordings = [...Map.groupBy(same, columnLine).values()];
    const [most] = wordings.toSorted((a, b) => b.length - a.length);
    return most?.slice(0, 1) ?? [];
  });
}

function describeDataset(entry: DatasetEntry, shared: readonly ColumnEntry[]): string {
  const { dataset, coverage, next, columns, rules, isRecords } = entry;
  const lines = new Set(isRecords ? [] : shared.map(columnLine));
  const own = columns.filter((column) => !lines.has(columnLine(column)));
  const span = coverage === "" ? "" : `, ${coverage}`;
  const due = next === "" ? "" : ` Next value due: ${next}.`;
  const kept = rules.map(({ why, texts }) => `- ${why} (${texts.join(" ")})`);
  return [
    `### ${dataset.title}`,
    `\`${dataset.id}.csv\`: ${formatCount(dataset.rows.length, "row")}${span}.${due}`,
    dataset.description,
    ...(own.length === 0 ? [] : [isRecords ? "Columns:" : "Own columns:", columnList(own)]),
    ...(kept.length === 0 ? [] : ["Rules the rows are held to:", kept.join("\n")]),
  ].join("\n\n");
}

function columnList(columns: readonly ColumnEntry[]): string {
  return columns.map((column) => `- ${columnLine(column)}`).join("\n");
}

/** Without the units, which differ from dataset to dataset. */
function columnLine({ name, title, type, meaning, constraints }: ColumnEntry): string {
  const limits = constraints.length === 0 ? "" : ` (${constraints.join("; ")})`;
  return `\`${name}\`, ${title}: ${type}${limits}${meaning === "" ? "" : `. ${meaning}`}`;
}

function measureLine({ text, uses }: Measure): string {
  const places = uses.map(
    ({ dataset, units, rows }) =>
      `\`${dataset.id}\`, ${units.map(({ label }) => label).join(", ")}, ${formatCount(rows, "row")}`,
  );
  return `- ${text}: ${places.join("; ")}`;
}
