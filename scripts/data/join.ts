import { nearestHint, type Problems } from "../lib/problem.ts";
import { textOf, type Row } from "./cell.ts";
import type { Dataset } from "./dataset.ts";
import { columnNames } from "./descriptor.ts";

/**
 * Adds to each row the columns of the row it names in another dataset, by the foreign key that its dataset declares,
 * so that what stands there is written once. Its own columns come first; the sources of the other row stay with it.
 * A dataset without a key stays as it is.
 */
export function joinRows(dataset: Dataset, datasets: readonly Dataset[]): Dataset {
  const key = keyOf(dataset);
  const target = datasets.find(({ id }) => id === key?.resource);
  if (key === undefined || target === undefined) return dataset;
  const named = rowsById(target);
  const own = columnNames(dataset.resource);
  const kept = new Set([...own, "source", "reported_by"]);
  const added = target.resource.schema.fields.filter(({ name }) => !kept.has(name));
  const rows = dataset.rows.map((row) => {
    const other = named.get(textOf(row, key.column)) ?? {};
    const cells = added.flatMap(({ name }) => (other[name] ? [[name, other[name]] as const] : []));
    return { ...row, ...Object.fromEntries(cells) };
  });
  const schema = {
    ...dataset.resource.schema,
    fields: [...dataset.resource.schema.fields, ...added],
  };
  return { ...dataset, rows, resource: { ...dataset.resource, schema } };
}

/** Reports rows that name a row which the other dataset does not hold. */
export function checkJoins(datasets: readonly Dataset[], problems: Problems): void {
  for (const dataset of datasets) {
    const key = keyOf(dataset);
    const target = datasets.find(({ id }) => id === key?.resource);
    if (key === undefined || target === undefined) continue;
    const named = rowsById(target);
    for (const row of dataset.rows) {
      const cell = row[key.column];
      if (cell === undefined || cell.text === "" || named.has(cell.text)) continue;
      problems.add(
        "row-unknown",
        cell.place,
        `There is no row “${cell.text}” in the dataset “${target.id}”.`,
        nearestHint(cell.text, named.keys(), `data/${target.id}.csv`),
      );
    }
  }
}

function keyOf({ resource }: Dataset): { column: string; resource: string } | undefined {
  const key = resource.schema.foreignKeys?.[0];
  return key && { column: key.fields[0], resource: key.reference.resource };
}

function rowsById({ rows }: Dataset): Map<string, Row> {
  return new Map(rows.map((row) => [textOf(row, "id"), row]));
}
