import { z } from "zod";
import { listFolder } from "../../lib/file.ts";
import { isRefused, nearestHint, type Problems } from "../../lib/problem.ts";
import { idSchema } from "../../lib/shape.ts";
import { textOf } from "../cell.ts";
import type { Dataset } from "../dataset.ts";
import { readEntries, type Entry } from "../entry.ts";
import type { Source } from "../source.ts";

/** Where a book says which sources it can be brought up to date from. */
export const loadersPath = "data/loaders.yaml";

const address = z.string().regex(/^https?:\/\/\S+$/, "write an address that begins with https://");

const base = {
  id: idSchema,
  /** The dataset the rows belong to. */
  dataset: idSchema,
  /** The source its newest rows name; the next release's is drafted from it. */
  source: idSchema,
  note: z.string().optional(),
};

const cdc = z.strictObject({
  ...base,
  kind: z.literal("cdc-vsrr"),
  address,
  series: z
    .array(
      z.strictObject({
        prefix: idSchema,
        indicator: z.string().min(1),
        field: z.enum(["data_value", "predicted_value"]),
      }),
    )
    .min(1),
});

const cbp = z.strictObject({
  ...base,
  kind: z.literal("cbp-seizures"),
  /** The page that names the newest file. */
  address,
  /** A regular expression the file's address must fit. */
  file: z.string().min(1),
  series: z
    .array(
      z.strictObject({
        prefix: idSchema,
        drug: z.string().min(1),
        components: z.array(z.string()).min(1),
        step: z.enum(["year", "month"]),
      }),
    )
    .min(1),
});

const worldBank = z.strictObject({
  ...base,
  kind: z.literal("world-bank"),
  address,
  series: z
    .array(
      z.strictObject({ prefix: idSchema, country: z.string().length(2), indicator: z.string() }),
    )
    .min(1),
});

const table = z.strictObject({
  ...base,
  kind: z.literal("table"),
  /** Absent where the file is given by hand. */
  address: address.optional(),
  /** Name of the sheet of a workbook; the first when absent. */
  sheet: z.string().optional(),
  /** Which columns the file must have, by what they hold. */
  columns: z.strictObject({ period: z.string(), value: z.string() }),
  series: z
    .array(
      z.strictObject({
        prefix: idSchema,
        /** Columns that must hold these words. */
        where: z.record(z.string(), z.string()).default({}),
        /** What the value is multiplied by, e.g. 1000000 for millions. */
        scale: z.number().positive().default(1),
      }),
    )
    .min(1),
});

const loaderSchema = z.discriminatedUnion("kind", [cdc, cbp, worldBank, table]);

/** How one dataset is brought up to date from its source. */
export type Loader = Entry<z.infer<typeof loaderSchema>>;
export type LoaderOf<K extends Loader["kind"]> = Extract<Loader, { kind: K }>;

/** Reads data/loaders.yaml; a book without that file is brought up to date by hand. */
export function readLoaders(root: string, problems: Problems): readonly Loader[] {
  if (!listFolder(root, "data").includes("loaders.yaml")) return [];
  return readEntries(root, loadersPath, { kind: "loader", schema: loaderSchema, problems });
}

interface Known {
  readonly datasets: readonly Dataset[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** Holds the loaders to the book: each names a dataset, a source and series that are there. */
export function checkLoaders(root: string, { datasets, sources }: Known, problems: Problems): void {
  for (const { id, dataset: name, source, series, placeOf } of readLoaders(root, problems)) {
    const dataset = datasets.find((each) => each.id === name);
    if (dataset === undefined) {
      if (isRefused(problems, "dataset", name)) continue;
      const ids = datasets.map((each) => each.id);
      problems.add(
        "loader-unknown",
        placeOf("dataset"),
        `The loader “${id}” names the dataset “${name}”, which is not there.`,
        nearestHint(name, ids, "data/datapackage.json"),
      );
      continue;
    }
    if (!sources.has(source) && !isRefused(problems, "source", source))
      problems.add(
        "loader-unknown",
        placeOf("source"),
        `The loader “${id}” names the source “${source}”, which is not there.`,
        nearestHint(source, sources.keys(), "data/sources.json"),
      );
    const ids = dataset.rows.map((row) => textOf(row, "id"));
    const empty = series.find(({ prefix }) => !ids.some((row) => row.startsWith(`${prefix}-`)));
    if (empty !== undefined)
      problems.add(
        "loader-unknown",
        placeOf("series"),
        `The loader “${id}” names the series “${empty.prefix}”, of which “${name}” has no row.`,
        "write the first row by hand: new ones take its words.",
      );
  }
}
