import { z } from "zod";
import type { Row } from "../data/cell.ts";
import type { Dataset, Observation } from "../data/dataset.ts";
import { joinRows } from "../data/join.ts";
import { listFolder } from "../lib/file.ts";
import { readJson } from "../lib/json.ts";
import type { Place } from "../lib/place.ts";
import { isRefused, nearestHint, type Problems } from "../lib/problem.ts";
import { checkEntries, checkShape, idPattern, idSchema } from "../lib/shape.ts";
import type { Tree } from "../lib/tree.ts";
import { readYaml } from "../lib/yaml.ts";
import { checkChart } from "./figure-check.ts";
import { checkColumns, selectRows, sourcesOfRecord } from "./figure-rows.ts";
import { mapFolder, mapNameOf, readMaps, type GeoMap } from "./map.ts";
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
  /** The ground that the chart draws its places on; undefined for all that are no maps. */
  readonly map: GeoMap | undefined;
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

interface FigureInput {
  readonly datasets: readonly Dataset[];
  readonly problems: Problems;
}
interface ReadContext extends FigureInput {
  readonly maps: ReadonlyMap<string, GeoMap>;
}

/** Reads every chart of data/figures/ and every table of data/tables.yaml, by id. */
export function readFigures(root: string, input: FigureInput): ReadonlyMap<string, Figure> {
  const context = { ...input, maps: readMaps(root, input.problems) };
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
  const drawn = spec as JsonObject;
  const figure = buildFigure(
    {
      kind: "figure",
      id,
      dataset: written.data.name,
      columns,
      spec: drawn,
      map: findMap(drawn, tree, context),
      ...texts,
    },
    at,
    context,
  );
  if (figure === undefined) return [];
  checkChart({ spec, usermeta, figure }, tree, problems);
  return [figure];
}

function findMap(
  spec: JsonObject,
  tree: Tree,
  { maps, problems }: ReadContext,
): GeoMap | undefined {
  const name = mapNameOf(spec);
  const map = maps.get(name ?? "");
  if (name !== undefined && map === undefined) {
    problems.add(
      "figure-map-unknown",
      tree.placeOf([]),
      `There is no map “${name}”.`,
      nearestHint(name, maps.keys(), `${mapFolder}/`),
    );
  }
  return map;
}

function readTables(root: string, context: ReadContext): Figure[] {
  if (!listFolder(root, "data").includes("tables.yaml")) return [];
  const tree = readYaml(root, "data/tables.yaml", context.problems);
  const { problems } = context;
  const entries = checkEntries(tree, tableSchema, { kind: "table", problems });
  if (tree === undefined) return [];
  return entries.flatMap(({ entry: written, index }) => {
    const at = { tree, path: [index], datasetPath: [index, "dataset"] };
    return (
      buildFigure(
        { kind: "table", alt: "", spec: undefined, map: undefined, ...written },
        at,
        context,
      ) ?? []
    );
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
    sources: [
      ...new Set([
        ...rows.map((row) => row.source),
        ...records.flatMap(sourcesOfRecord),
        ...(written.map === undefined ? [] : [written.map.source]),
      ]),
    ],
    factIds: [],
    place: tree.placeOf(path),
    placeOf: (key) => tree.placeOf([...path, key]),
  };
}
