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
  const path = tree.placeOf(["resources", index, "path"]);
  if (!isPathRight(resource, path, problems)) return undefined;
  const file = readTextFile(root, `data/${resource.path}`, problems);
  const csv = file && parseCsv(file, problems);
  if (csv === undefined || !isHeaderRight(csv.header, resource, problems)) return undefined;
  const columns = columnNames(resource);
  const rows = csv.rows.map((row) => recordOf(columns, row));
  const refused = csv.refused.map((row) => recordOf(columns, row));
  const wrong = checkCells(rows, resource, problems);
  const sound = rows.filter((row) => !Object.values(row).some((cell) => wrong.has(cell)));
  const dataset = resource.name;
  const observations = isRecords(resource)
    ? []
    : rows.flatMap((row) => buildObservation(row, { dataset, wrong, problems }) ?? []);
  if (!isRecords(resource)) refuseObservations([...rows, ...refused], observations, problems);
  else if (refused.length > 0 || wrong.size > 0) problems.refuse("event", "*");
  const { title, description } = resource;
  const text = file?.text ?? "";
  return { id: dataset, title, description, resource, observations, rows: sound, text };
}

/** A dataset's file has its name; any other path is refused before anything is read. */
function isPathRight({ name, path }: Resource, place: Place, problems: Problems): boolean {
  const expected = `${name}.csv`;
  if (path === expected) return true;
  const leadsOut = path.includes("..") || path.startsWith("/");
  problems.add(
    leadsOut ? "path-outside-book" : "value-invalid",
    place,
    leadsOut ? `The path “${path}” leads out of data/.` : `The path of “${name}” is “${path}”.`,
    `a resource's file stands in data/ and has its name: “${expected}”.`,
  );
  return false;
}

/** What no observation was made of is remembered, so that nobody is told that its id is unknown. */
function refuseObservations(
  rows: readonly Row[],
  observations: readonly Observation[],
  problems: Problems,
): void {
  const kept = new Set(observations.map(({ id }) => id));
  for (const row of rows) {
    const id = textOf(row, "id");
    if (!kept.has(id)) problems.refuse("observation", idPattern.test(id) ? id : "*");
  }
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
