import { textOf, type Row } from "../data/cell.ts";
import type { Dataset } from "../data/dataset.ts";
import { columnNames, isRecords } from "../data/descriptor.ts";
import { globMatcher } from "../data/evaluate.ts";
import { nearestHint, type Problems } from "../lib/problem.ts";
import type { Tree } from "../lib/tree.ts";
import type { Figure } from "./figure.ts";

/** Where the entry stands that asks for rows and columns. */
export interface At {
  readonly tree: Tree;
  readonly path: readonly PropertyKey[];
  readonly problems: Problems;
}

/** The rows that fit the patterns, each once, in the order of the patterns and then of the dataset. */
export function selectRows(
  patterns: readonly string[],
  dataset: Dataset,
  { tree, path, problems }: At,
): Pick<Figure, "rows" | "records"> {
  const observations = new Map(dataset.observations.map((row) => [row.id, row]));
  const records = new Map(
    isRecords(dataset.resource) ? dataset.rows.map((row) => [textOf(row, "id"), row]) : [],
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

/** The source a record names, as a list; empty when it names none. */
export function sourcesOfRecord(row: Row): string[] {
  const source = textOf(row, "source");
  return source === "" ? [] : [source];
}

type Columned = Pick<Figure, "kind" | "columns">;

/** A table can show every column of its dataset, and the wording of the value. */
export function checkColumns(
  written: Columned,
  dataset: Dataset,
  { tree, path, problems }: At,
): void {
  const known = new Set([...columnNames(dataset.resource), "text"]);
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
