import type { Row } from "../data/cell.ts";
import type { DataPackage, Dataset } from "../data/dataset.ts";
import { columnNames } from "../data/descriptor.ts";
import { buildEvent, eventColumns, type DatedEvent } from "../data/event.ts";
import { buildPerson, personColumns, type Person } from "../data/person.ts";
import { buildStatement, statementColumns, type Statement } from "../data/statement.ts";
import { isRefused, nearestHint, type Problems } from "../lib/problem.ts";
import type { Tree } from "../lib/tree.ts";
import { metadataPath, type Metadata } from "./metadata.ts";
import { buildMatcher, type WordMatcher } from "./word-matcher.ts";

/** The records that some of a book's lists are made of; a list the book does not have is empty. */
export interface Listed {
  readonly ledger: readonly Statement[];
  readonly timeline: readonly DatedEvent[];
  readonly people: readonly Person[];
  /** Finds those people in a text by any of their names. */
  readonly names: WordMatcher;
  /** Which list shows the rows of a dataset, by the dataset's id. */
  readonly lists: ReadonlyMap<string, ListName>;
  /** The lists the book names a dataset for, usable or not. */
  readonly named: ReadonlySet<string>;
}

/** A list that is made from a dataset of the book. */
export type ListName = keyof Metadata["lists"];

interface Source {
  readonly metadata: Metadata;
  readonly tree: Tree;
}

/** Reads the records of the lists that data/book.yaml gives a dataset. */
export function readListed(
  { metadata, tree }: Source,
  data: DataPackage,
  problems: Problems,
): Listed {
  const lists = new Map<string, ListName>();
  const read = <T>(name: ListName, columns: readonly string[], build: (row: Row) => T): T[] => {
    const dataset = findDataset(name, { metadata, tree }, { data, problems });
    if (dataset === undefined || !hasColumns(dataset, columns, { name, data, problems })) return [];
    lists.set(dataset.id, name);
    return dataset.rows.map(build);
  };
  const ledger = read("ledger", statementColumns, buildStatement);
  const timeline = read("timeline", eventColumns, buildEvent);
  const people = read("people", personColumns, buildPerson);
  return {
    ledger,
    timeline,
    people,
    names: buildMatcher(people.map(({ id, name, also }) => ({ id, words: [name, ...also] }))),
    lists,
    named: new Set(Object.keys(metadata.lists)),
  };
}

/** The lists that are made from a dataset of the book, each from one of its own. */
export const listNames: readonly ListName[] = ["ledger", "timeline", "people"];

/** What a book whose data or description cannot be read lists; what it would name is not known. */
export const nothingListed: Listed = {
  ledger: [],
  timeline: [],
  people: [],
  names: buildMatcher([]),
  lists: new Map(),
  named: new Set(listNames),
};

interface Context {
  readonly data: DataPackage;
  readonly problems: Problems;
}

function findDataset(
  name: ListName,
  { metadata, tree }: Source,
  { data, problems }: Context,
): Dataset | undefined {
  const id = metadata.lists[name];
  if (id === undefined) return undefined;
  const dataset = data.datasets.find((candidate) => candidate.id === id);
  if (dataset !== undefined || isRefused(problems, "dataset", id)) return dataset;
  const ids = data.datasets.map((candidate) => candidate.id);
  problems.add(
    "list-dataset-unknown",
    tree.placeOf(["lists", name]),
    `The list “${name}” is to be made from “${id}”, which is no dataset.`,
    nearestHint(id, ids, "data/datapackage.json"),
  );
  return undefined;
}

function hasColumns(
  { id, resource }: Dataset,
  columns: readonly string[],
  { name, data, problems }: Context & { readonly name: ListName },
): boolean {
  const declared = new Set(columnNames(resource));
  const missing = columns.filter((column) => !declared.has(column));
  if (missing.length === 0) return true;
  problems.add(
    "list-column-missing",
    data.placeOf(["resources", data.descriptor.resources.indexOf(resource), "schema", "fields"]),
    `“${id}” lacks ${missing.map((column) => `“${column}”`).join(", ")}, without which the list “${name}” cannot be made.`,
    `add it to the dataset, or name another dataset under “lists” in ${metadataPath}.`,
  );
  return false;
}
