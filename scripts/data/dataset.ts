import { parseCsv, type Cell } from "../lib/csv.ts";
import { listFolder, readTextFile } from "../lib/file.ts";
import type { Place } from "../lib/place.ts";
import { nearestHint, type Problems } from "../lib/problem.ts";
import { idPattern } from "../lib/shape.ts";
import type { Tree } from "../lib/tree.ts";
import { checkCells, textOf, type Row } from "./cell.ts";
import {
  columnNames,
  descriptorPath,
  isRecords,
  readDescriptor,
  type Descriptor,
  type Resource,
} from "./descriptor.ts";
import { buildObservation } from "./observation.ts";
import type { Observation } from "./observation.ts";

export type { Observation } from "./observation.ts";

/** One CSV with its metadata. */
export interface Dataset {
  /** The resource's name in the descriptor and, with `.csv`, its file. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly resource: Resource;
  /** In the order of the file; empty for a table of records, such as events. */
  readonly observations: readonly Observation[];
  /** Every sound row, of observations and of records alike. */
  readonly rows: readonly Row[];
  /** The file as written, for readers who take the data along. */
  readonly text: string;
}

/** All data of a book: the descriptor and the datasets in its order. */
export interface DataPackage {
  readonly descriptor: Descriptor;
  readonly datasets: readonly Dataset[];
  /** Every observation by its id, which is unique over all datasets. */
  readonly observations: ReadonlyMap<string, Observation>;
  /** Finds a node of the descriptor, for problems. */
  placeOf(path: readonly PropertyKey[]): Place;
}

/** Reads the descriptor and every CSV it declares. Undefined when the descriptor is not usable. */
export function readDataPackage(root: string, problems: Problems): DataPackage | undefined {
  const read = readDescriptor(root, problems);
  if (read === undefined) {
    problems.refuse("dataset", "*");
    problems.refuse("observation", "*");
    problems.refuse("event", "*");
    return undefined;
  }
  const { descriptor, tree } = read;
  reportUndeclared(root, descriptor, problems);
  const context = { root, tree, problems };
  const datasets = descriptor.resources.flatMap((resource, index) => {
    const dataset = readDataset(resource, index, context);
    if (dataset !== undefined) return [dataset];
    problems.refuse("dataset", resource.name);
    problems.refuse("observation", "*");
    problems.refuse("event", "*");
    return [];
  });
  const observations = indexObservations(datasets, problems);
  return { descriptor, datasets, observations, placeOf: (path) => tree.placeOf(path) };
}

interface ReadContext {
  readonly root: string;
  readonly tree: Tree;
  readonly problems: Problems;
}

function readDataset(
  resource: Resource,
  index: number,
  { root, tree, problems }: ReadContext,
): Dataset | undefined {
  const expected = `${resource.name}.csv`;
  if (resource.path !== expected) {
    const outside = resource.path.includes("..") || resource.path.startsWith("/");
    problems.add(
      outside ? "path-outside-book" : "value-invalid",
      tree.placeOf(["resources", index, "path"]),
      outside
        ? `The path “${resource.path}” leads out of data/.`
        : `The path of “${resource.name}” is “${resource.path}”.`,
      `a resource's file stands in data/ and has its name: “${expected}”.`,
    );
    return undefined;
  }
  const file = readTextFile(root, `data/${expected}`, problems);
  const csv = file && parseCsv(file, problems);
  if (csv === undefined || !isHeaderRight(csv.header, resource, problems)) return undefined;
  const columns = columnNames(resource);
  const rows = csv.rows.map((row) => recordOf(columns, row));
  const wrong = checkCells(rows, resource, problems);
  const observations = isRecords(resource)
    ? []
    : rows.flatMap(
        (row) => buildObservation(row, { dataset: resource.name, wrong, problems }) ?? [],
      );
  const kept = new Set(observations.map(({ id }) => id));
  if (isRecords(resource) && csv.refused.length + wrong.size > 0) problems.refuse("event", "*");
  for (const row of [...rows, ...csv.refused.map((cells) => recordOf(columns, cells))]) {
    const id = textOf(row, "id");
    if (!isRecords(resource) && !kept.has(id))
      problems.refuse("observation", idPattern.test(id) ? id : "*");
  }
  return {
    id: resource.name,
    title: resource.title,
    description: resource.description,
    resource,
    observations,
    rows: rows.filter((row) => !Object.values(row).some((cell) => wrong.has(cell))),
    text: file?.text ?? "",
  };
}

function recordOf(columns: readonly string[], row: readonly Cell[]): Record<string, Cell> {
  const record: Record<string, Cell> = {};
  columns.forEach((column, index) => {
    const cell = row[index];
    if (cell !== undefined) record[column] = cell;
  });
  return record;
}

function isHeaderRight(header: readonly Cell[], resource: Resource, problems: Problems): boolean {
  const declared = columnNames(resource);
  const found = header.map((cell) => cell.text);
  if (declared.join() === found.join()) return true;
  const at = declared.findIndex((column, index) => found[index] !== column);
  const place: Place = header[at]?.place ?? { file: `data/${resource.name}.csv`, line: 1 };
  const wrong = header[at === -1 ? declared.length : at];
  problems.add(
    "csv-header",
    wrong?.place ?? place,
    wrong === undefined
      ? `The column “${declared[at] ?? ""}” is missing from the header.`
      : at === -1
        ? `The column “${wrong.text}” is not declared.`
        : `The column “${wrong.text}” stands where “${declared[at] ?? ""}” is declared.`,
    `the header must be: ${declared.join(",")} (see ${descriptorPath}).`,
  );
  return false;
}

function reportUndeclared(root: string, { resources }: Descriptor, problems: Problems): void {
  const declared = new Set(resources.map((resource) => `${resource.name}.csv`));
  for (const name of listFolder(root, "data")) {
    if (!name.endsWith(".csv") || declared.has(name)) continue;
    problems.add(
      "dataset-undeclared",
      { file: `data/${name}` },
      `data/${name} is not declared in ${descriptorPath}.`,
      nearestHint(name, declared, descriptorPath),
    );
  }
}

function indexObservations(
  datasets: readonly Dataset[],
  problems: Problems,
): Map<string, Observation> {
  const index = new Map<string, Observation>();
  for (const observation of datasets.flatMap((dataset) => dataset.observations)) {
    const first = index.get(observation.id);
    if (first === undefined) {
      index.set(observation.id, observation);
    } else if (first.dataset !== observation.dataset) {
      problems.add(
        "id-duplicate",
        observation.place,
        `The observation “${observation.id}” stands also in ${first.place.file}, line ${first.place.line ?? 1}.`,
        "ids are unique over all datasets; rename one, or keep one row.",
      );
    }
  }
  return index;
}
