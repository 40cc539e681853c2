import { z } from "zod";
import type { Row } from "../data/cell.ts";
import type { Dataset, Observation } from "../data/dataset.ts";
import { isRecords } from "../data/descriptor.ts";
import { joinRows } from "../data/join.ts";
import { globMatcher } from "../data/evaluate.ts";
import { listFolder } from "../lib/file.ts";
import { readJson } from "../lib/json.ts";
import type { Place } from "../lib/place.ts";
import { isRefused, nearestHint, type Problems } from "../lib/problem.ts";
import { checkEntries, checkShape, idPattern, idSchema } from "../lib/shape.ts";
import type { Tree } from "../lib/tree.ts";
import { readYaml } from "../lib/yaml.ts";
import { checkChart } from "./figure-check.ts";
import { checkSpec } from "./spec-check.ts";
import type { JsonObject } from "./spec.ts";

/** One column of a figure's table. */
export interface TableColumn {
  readonly field: string;
  readonly title: string;
  readonly align?: "left" | "right" | undefined;
  /** In a table of records: `facts` where the cells hold ids of facts, whose words are to be printed. */
  readonly cells?: "facts" | undefined;
  /** In a table of records: the column whose words stand behind in parentheses, or alone where the cell is empty. */
  readonly beside?: string | undefined;
  /** In a table of records: what is printed where nothing stands. */
  readonly empty?: string | undefined;
}

/** A numbered exhibit: a chart with its table, or a table alone. Texts may carry `:fact[id]`. */
export interface Figure {
  readonly kind: "figure" | "table";
  readonly id: string;
  /** The finding. */
  readonly title: string;
  /** Measure, unit, geography, period; may be empty for tables. */
  readonly subtitle: string;
  /** Caveats; empty when there are none. */
  readonly note: string;
  /** Text alternative of the chart, at most 150 characters; empty for tables. */
  readonly alt: string;
  /** Id of the claim that makes the title true; absent when the title claims nothing. */
  readonly claim: string | undefined;
  /** The Vega-Lite spec without `usermeta`; absent for tables. */
  readonly spec: JsonObject | undefined;
  readonly dataset: Dataset;
  readonly rows: readonly Observation[];
  /** Rows of a table made from records, such as events, which state no values; empty for all others. */
  readonly records: readonly Row[];
  readonly columns: readonly TableColumn[];
  readonly sources: readonly string[];
  /** Facts its texts state; empty until they are put in. */
  readonly factIds: readonly string[];
  readonly place: Place;
  /** Where each text of the figure stands, for problems. */
  placeOf(key: "title" | "subtitle" | "note" | "alt" | "claim"): Place;
}

const columnSchema = z.strictObject({
  field: z.string(),
  title: z.string(),
  align: z.enum(["left", "right"]).optional(),
});
const tableColumnSchema = columnSchema.extend({
  cells: z.literal("facts").optional(),
  beside: z.string().optional(),
  empty: z.string().optional(),
});
const shared = {
  title: z.string().min(1),
  note: z.string().default(""),
  claim: z.string().optional(),
  rows: z.array(z.string()).min(1),
};
const chartSchema = z.looseObject({
  $schema: z.literal("https://vega.github.io/schema/vega-lite/v6.json").optional(),
  data: z.strictObject({ name: z.string() }),
  usermeta: z.strictObject({
    ...shared,
    subtitle: z.string().min(1),
    alt: z.string().min(1),
    unclaimed: z.string().min(1).optional(),
    table: z.array(columnSchema).min(1),
  }),
});
const tableSchema = z.strictObject({
  ...shared,
  id: idSchema,
  subtitle: z.string().default(""),
  dataset: z.string(),
  columns: z.array(tableColumnSchema).min(1),
});

interface ReadContext {
  readonly datasets: readonly Dataset[];
  readonly problems: Problems;
}

/** Reads every chart of data/figures/ and every table of data/tables.yaml, by id. */
export function readFigures(root: string, context: ReadContext): ReadonlyMap<string, Figure> {
  const charts = listFolder(root, "data/figures").flatMap((name) => readChart(root, name, context));
  const figures = new Map<string, Figure>();
  for (const figure of [...charts, ...readTables(root, context)]) {
    const first = figures.get(figure.id);
    if (first === undefined) figures.set(figure.id, figure);
    else
      context.problems.add(
        "id-duplicate",
        figure.place,
        `“${figure.id}” is defined already in ${first.place.file}.`,
        "figures and tables share their ids; rename one.",
      );
  }
  return figures;
}

function readChart(root: string, name: string, context: ReadContext): Figure[] {
  const { problems } = context;
  const file = `data/figures/${name}`;
  const id = name.replace(/\.json$/, "");
  if (!name.endsWith(".json") || !idPattern.test(id)) {
    problems.add(
      "file-name-invalid",
      { file },
      `${file} is not a figure's name.`,
      "name it <id>.json with small letters, digits and hyphens.",
    );
    return [];
  }
  const tree = readJson(root, file, problems);
  const written = tree && checkShape(tree, chartSchema, problems);
  if (tree === undefined || written === undefined) {
    problems.refuse("figure", id);
    return [];
  }
  const { usermeta, ...spec } = written;
  for (const { path, message, hint } of checkSpec(spec))
    problems.add("figure-spec", tree.placeOf(path), message, hint);
  const at = { tree, path: ["usermeta"], datasetPath: ["data", "name"] };
  const { table: columns, ...texts } = usermeta;
  const figure = buildFigure(
    { kind: "figure", id, dataset: written.data.name, columns, spec: spec as JsonObject, ...texts },
    at,
    context,
  );
  if (figure === undefined) return [];
  checkChart({ spec, usermeta, figure }, tree, problems);
  return [figure];
}

function readTables(root: string, context: ReadContext): Figure[] {
  if (!listFolder(root, "data").includes("tables.yaml")) return [];
  const tree = readYaml(root, "data/tables.yaml", context.problems);
  const { problems } = context;
  const entries = checkEntries(tree, tableSchema, { kind: "table", problems });
  if (tree === undefined) return [];
  return entries.flatMap(({ entry: written, index }) => {
    const at = { tree, path: [index], datasetPath: [index, "dataset"] };
    return buildFigure({ kind: "table", alt: "", spec: undefined, ...written }, at, context) ?? [];
  });
}

type Written = Omit<
  Figure,
  "dataset" | "rows" | "records" | "claim" | "sources" | "factIds" | "place" | "placeOf"
> & {
  readonly dataset: string;
  readonly rows: readonly string[];
  readonly claim?: string | undefined;
};

function buildFigure(
  written: Written,
  { tree, path, datasetPath }: { tree: Tree; path: PropertyKey[]; datasetPath: PropertyKey[] },
  { datasets, problems }: ReadContext,
): Figure | undefined {
  const found = datasets.find(({ id }) => id === written.dataset);
  if (found === undefined) {
    problems.refuse(written.kind, written.id);
    if (isRefused(problems, "dataset", written.dataset)) return undefined;
    problems.add(
      "figure-dataset-unknown",
      tree.placeOf(datasetPath),
      `There is no dataset “${written.dataset}”.`,
      nearestHint(
        written.dataset,
        datasets.map(({ id }) => id),
        "data/datapackage.json",
      ),
    );
    return undefined;
  }
  const dataset = joinRows(found, datasets);
  const at = { tree, path, problems };
  const { rows, records } = selectRows(written.rows, dataset, at);
  checkColumns(written, dataset, at);
  return {
    ...written,
    claim: written.claim,
    dataset,
    rows,
    records,
    sources: [...new Set([...rows.map((row) => row.source), ...records.flatMap(sourcesOfRecord)])],
    factIds: [],
    place: tree.placeOf(path),
    placeOf: (key) => tree.placeOf([...path, key]),
  };
}

interface At {
  readonly tree: Tree;
  readonly path: readonly PropertyKey[];
  readonly problems: Problems;
}

/** The rows that fit the patterns, each once, in the order of the patterns and then of the dataset. */
function selectRows(
  patterns: readonly string[],
  dataset: Dataset,
  { tree, path, problems }: At,
): Pick<Figure, "rows" | "records"> {
  const observations = new Map(dataset.observations.map((row) => [row.id, row]));
  const records = new Map(
    isRecords(dataset.resource) ? dataset.rows.map((row) => [row["id"]?.text ?? "", row]) : [],
  );
  const ids = [...observations.keys(), ...records.keys()];
  const found = patterns.flatMap((pattern, index) => {
    const matches = globMatcher(pattern);
    const fitting = ids.filter(matches);
    const refused = [...problems.refused("observation")];
    if (fitting.length === 0 && !refused.some((id) => id === "*" || matches(id)))
      problems.add(
        "figure-rows-empty",
        tree.placeOf([...path, "rows", index]),
        `No row of “${dataset.id}” fits “${pattern}”.`,
        nearestHint(pattern, ids, `data/${dataset.id}.csv`),
      );
    return fitting;
  });
  const unique = [...new Set(found)];
  return {
    rows: unique.flatMap((id) => observations.get(id) ?? []),
    records: unique.map((id) => records.get(id)).filter((row) => row !== undefined),
  };
}

function sourcesOfRecord(row: Row): string[] {
  const source = row["source"]?.text ?? "";
  return source === "" ? [] : [source];
}

/** A table can show every column of its dataset, and the wording of the value. */
function checkColumns(written: Written, dataset: Dataset, { tree, path, problems }: At): void {
  const known = new Set([...columnNames(dataset), "text"]);
  const columnsAt = written.kind === "table" ? "columns" : "table";
  written.columns.forEach(({ field, beside = field }, index) => {
    for (const [key, name] of Object.entries({ field, beside })) {
      if (known.has(name) || (key === "beside" && name === field)) continue;
      problems.add(
        "figure-field-unknown",
        tree.placeOf([...path, columnsAt, index, key]),
        `The table uses the column “${name}”.`,
        nearestHint(name, known, `the dataset “${dataset.id}”`),
      );
    }
  });
}

function columnNames({ resource }: Dataset): string[] {
  return resource.schema.fields.map((field) => field.name);
}
