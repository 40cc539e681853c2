import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDice, type Dice } from "./dice.ts";
import { adjectives, capitalize, nouns, paragraph, sentence } from "./prose.ts";

/** How large a made-up book is to be. */
export interface SyntheticSize {
  /** Body chapters, 1 to 400. */
  readonly chapters: number;
  /** Words of text in each chapter, about. */
  readonly words: number;
  /** Tables in each chapter. */
  readonly tables: number;
  /** Footnotes in each chapter. */
  readonly notes: number;
  /** Charts in each chapter. */
  readonly charts: number;
}

const chaptersPerDataset = 10;
const years = Array.from({ length: 10 }, (_, index) => 2015 + index);

/**
 * Writes a sound book of any size, for measuring: the same size gives the same bytes.
 * It has one dataset for ten chapters, and in every chapter facts, claims, charts, tables, notes, citations and links.
 */
export function writeSyntheticBook(folder: string, size: SyntheticSize): void {
  const parts = Array.from({ length: size.chapters }, (_, index) => planChapter(index, size));
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  mkdirSync(join(folder, "chapters"), { recursive: true });
  mkdirSync(join(folder, "data/figures"), { recursive: true });
  for (const part of parts) {
    write(`chapters/${part.id}.md`, chapterText(part, parts, size));
    for (const series of part.charts) write(`data/figures/${series.id}.json`, figureSpec(series));
  }
  for (const list of ["contents", "glossary", "bibliography"])
    write(`chapters/${list}.md`, `# ${capitalize(list)}\n\n::list[${list}]\n`);
  for (const [dataset, rows] of Map.groupBy(parts, (part) => part.dataset))
    write(`data/${dataset}.csv`, csvOf(rows));
  write("data/book.yaml", bookYaml(parts));
  write("data/datapackage.json", json(dataPackage(parts)));
  write("data/sources.json", json(parts.map(sourceOf)));
  write("data/facts.yaml", parts.flatMap(factsOf).join(""));
  write("data/claims.yaml", parts.flatMap(claimsOf).join(""));
  write("data/tables.yaml", parts.flatMap(tablesOf).join("") || "[]\n");
  write(
    "data/glossary.yaml",
    "- id: ferry\n  term: Ferry\n  definition: A boat that comes back.\n",
  );
}

interface Part {
  /** E.g. `c017`. */
  readonly id: string;
  readonly title: string;
  readonly dataset: string;
  readonly series: readonly Series[];
  readonly charts: readonly Series[];
  readonly tables: readonly Series[];
}

/** Ten yearly values that only rise. */
interface Series {
  /** E.g. `c017-s1`. */
  readonly id: string;
  readonly dataset: string;
  readonly title: string;
  readonly source: string;
  readonly values: readonly number[];
}

function planChapter(index: number, { charts, tables }: SyntheticSize): Part {
  const id = `c${String(index + 1).padStart(3, "0")}`;
  const dataset = `trade-${String(Math.floor(index / chaptersPerDataset) + 1).padStart(2, "0")}`;
  const dice = openDice(index + 1);
  const adjective = adjectives[index % adjectives.length] ?? "";
  const noun = nouns[Math.floor(index / adjectives.length) % nouns.length] ?? "";
  const series = Array.from({ length: Math.max(1, charts, tables) }, (_, at): Series => {
    const title = `${capitalize(dice.pick(adjectives))} ${dice.pick(nouns)}`;
    let value = 100_000 + dice.below(900_000);
    const values = years.map(() => (value += 1_000 + dice.below(400_000)));
    return { id: `${id}-s${at + 1}`, dataset, title, source: `source-${id}`, values };
  });
  return {
    id,
    title: `${capitalize(adjective)} ${noun}`,
    dataset,
    series,
    charts: series.slice(0, charts),
    tables: series.slice(0, tables),
  };
}

function chapterText(part: Part, parts: readonly Part[], size: SyntheticSize): string {
  const dice = openDice(Number(part.id.slice(1)) + 5_000);
  const blocks = bodyOf(part, parts, { size, dice });
  const notes = Array.from(
    { length: size.notes },
    (_, at) => `[^${at + 1}]: ${sentence(dice)} ${sentence(dice)} [@source-${part.id}, p. 12].`,
  );
  return `---\ndescription: ${sentence(dice)}\n---\n\n${[`# ${part.title}`, ...blocks, ...notes].join("\n\n")}\n`;
}

/** Paragraphs with a number, a note or a link each, a heading for every four, and the exhibits spread among them. */
function bodyOf(
  part: Part,
  parts: readonly Part[],
  { size, dice }: { size: SyntheticSize; dice: Dice },
): string[] {
  const first = part.series[0]?.id ?? "";
  const exhibits = [
    ...part.charts.map(({ id }) => `::figure[${id}]`),
    ...part.tables.map(({ id }) => `::table[${id}-rows]`),
  ];
  const count = Math.max(4, exhibits.length, size.notes, Math.ceil(size.words / 80));
  const other = parts[(parts.indexOf(part) + 1) % parts.length] ?? part;
  const shown = [...part.charts.map(({ id }) => id), ...part.tables.map(({ id }) => `${id}-rows`)];
  const special = [
    `Trade is shown in ${shown.map((id) => `:ref[${id}]`).join(", ")}. It came to :fact[${first}-2024] in 2024, :fact[${first}-growth] more than in 2015.`,
    `It :claim[rose in every year]{${first}-rise}, unlike that of :ref[${other.id}].`,
    `A :term[ferry] carries most of it [@source-${part.id}].`,
    `In 2020 the count stood at :fact[${first}-2020].`,
  ];
  return Array.from({ length: count }, (_, at) => {
    const mark = at < size.notes ? `[^${at + 1}]` : "";
    const text = paragraph(dice, size.words / count - 22);
    const heading = at % 4 === 2 ? [`## ${headingOf(at, dice)}`] : [];
    const exhibit = exhibits[at] === undefined ? [] : [exhibits[at]];
    return [...heading, `${text}${mark} ${special[at % special.length] ?? ""}`, ...exhibit];
  }).flat();
}

/** Headings of a chapter differ, or links to them would be ambiguous. */
function headingOf(at: number, dice: Dice): string {
  return `${capitalize(adjectives[Math.floor(at / 4) % adjectives.length] ?? "")} ${dice.pick(nouns)}`;
}

function figureSpec({ id, dataset, title }: Series): string {
  return json({
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: { name: dataset },
    height: 240,
    mark: { type: "line", point: true },
    encoding: {
      x: { field: "period", type: "ordinal", title: null },
      y: {
        field: "value",
        type: "quantitative",
        title: null,
        axis: { format: "USD", formatType: "unit" },
      },
    },
    usermeta: {
      title: `${title} earn more every year`,
      claim: `${id}-rise`,
      subtitle: "Trade in US dollars, Synthetic Bay, 2015–2024",
      note: "All values are made up.",
      alt: `A line that rises from :fact[${id}-2015] to :fact[${id}-2024].`,
      rows: [`${id}-20*`],
      table: [
        { field: "period", title: "Year" },
        { field: "value", title: "Trade" },
      ],
    },
  });
}

const columns =
  "id,period,geography,series,value,lower,upper,unit,status,grade,source,reported_by,note".split(
    ",",
  );

function csvOf(parts: readonly Part[]): string {
  const rows = parts.flatMap(({ series }) =>
    series.flatMap(({ id, title, source, values }) =>
      values.map(
        (value, at) =>
          `${id}-${years[at]},${years[at]},Synthetic Bay,${title},${value},,,USD,final,A,${source},,`,
      ),
    ),
  );
  return `${columns.join(",")}\n${rows.join("\n")}\n`;
}

function dataPackage(parts: readonly Part[]): unknown {
  const numbers = new Set(["value", "lower", "upper"]);
  const fields = columns.map((name) => ({
    name,
    type: numbers.has(name) ? "number" : "string",
    title: capitalize(name.replace("_", " ")),
    ...(name === "id" ? { constraints: { required: true, unique: true } } : {}),
  }));
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "synthetic-book",
    title: "Data of a synthetic book",
    description: "Made-up numbers, for measuring.",
    version: "1",
    licenses: [{ name: "CC0-1.0", path: "https://creativecommons.org/publicdomain/zero/1.0/" }],
    resources: [...new Set(parts.map(({ dataset }) => dataset))].map((name) => ({
      name,
      path: `${name}.csv`,
      title: `Trade, ${name}`,
      description: "Made-up trade of an invented place.",
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      schema: { primaryKey: "id", fields },
    })),
  };
}

function sourceOf({ id, title }: Part): unknown {
  return {
    id: `source-${id}`,
    type: "report",
    title: `Report on ${title.toLowerCase()}`,
    author: [{ literal: "Synthetic Bay Statistics" }],
    publisher: "Synthetic Bay Statistics",
    issued: { "date-parts": [[2025, 3]] },
    URL: `https://example.org/${id}`,
  };
}

function factsOf({ series }: Part): string[] {
  return series
    .slice(0, 1)
    .map(({ id }) => `- id: ${id}-growth\n  formula: growth(${id}-2015, ${id}-2024)\n`);
}

function claimsOf({ series, charts }: Part): string[] {
  return series
    .slice(0, Math.max(1, charts.length))
    .map(({ id }) => `- id: ${id}-rise\n  formula: rising(${id}-20*)\n`);
}

function tablesOf({ tables }: Part): string[] {
  return tables.map(
    ({ id, title, dataset }) =>
      `- id: ${id}-rows\n  title: ${title}, year by year\n  dataset: ${dataset}\n  rows: [${id}-20*]\n  columns:\n    - { field: period, title: Year }\n    - { field: value, title: Trade }\n    - { field: status, title: Status }\n`,
  );
}

function bookYaml(parts: readonly Part[]): string {
  return `title: A Synthetic Book
subtitle: Made to be measured
authors: [Nobody]
language: en-US
identifier: urn:uuid:5a0f5c52-1111-4222-8333-${String(parts.length).padStart(12, "0")}
issued: "2026-01-15"
revision: 1
publisher: Synthetic Press
rights: CC0 1.0
description: A book of any size, without meaning.
spine:
  front: [contents]
  body: [${parts.map(({ id }) => id).join(", ")}]
  back: [glossary, bibliography]
`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
