import { textOf } from "../data/cell.ts";
import type { Book } from "./book.ts";
import { citedSources } from "./cited.ts";
import { placementAnchor } from "./placement.ts";
import type { Target } from "./policy.ts";

/** Where a target stands. */
export interface Location {
  /** Id of the chapter. */
  readonly chapter: string;
  /** Id within the chapter, e.g. `figure-losses`, `term-precursor`, `source-fbi-2025`, `dataset-us-losses`; undefined for the chapter itself. */
  readonly anchor: string | undefined;
}

interface Index {
  readonly chapters: ReadonlySet<string>;
  /** The first chapter that has each of the book's lists. */
  readonly lists: ReadonlyMap<string, string>;
  /** The dataset of each row, of observations and of records. */
  readonly datasets: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<Book, Index>();

/**
 * Finds the chapter and the local id a link has to lead to, for every edition alike. Undefined when the book has no such
 * place: a figure that is not placed, a source that is not cited, a term when no chapter lists the glossary.
 */
export function findTarget(book: Book, target: Target): Location | undefined {
  const { chapters, lists } = indexOf(book);
  switch (target.kind) {
    case "chapter":
      return chapters.has(target.id) ? { chapter: target.id, anchor: target.slug } : undefined;
    case "figure": {
      const placement = book.placements.get(target.id);
      return placement && { chapter: placement.chapter, anchor: placementAnchor(placement.figure) };
    }
    case "term":
      return inList(lists.get("glossary"), `term-${target.id}`);
    case "source":
      return citedSources(book).has(target.id)
        ? inList(lists.get("bibliography"), `source-${target.id}`)
        : undefined;
    case "exhibit":
      return findTarget(book, { kind: "figure", id: target.id });
    case "fact":
    case "claim":
      return undefined;
    case "dataset":
      return inList(lists.get("data"), `dataset-${target.id}`);
    case "row": {
      const dataset = datasetOf(book, target.id);
      if (dataset === undefined) return undefined;
      return findRecord(book, target.id) ?? findTarget(book, { kind: "dataset", id: dataset });
    }
  }
}

/** Finds a record in the list that shows it, e.g. an event in the timeline. Undefined when no chapter has that list. */
export function findRecord(book: Book, id: string): Location | undefined {
  const list = book.listed.lists.get(datasetOf(book, id) ?? "");
  return list && inList(indexOf(book).lists.get(list), recordAnchor(id));
}

/** The id of a record wherever a list shows it; unique over the book. */
export function recordAnchor(id: string): string {
  return `record-${id}`;
}

/** The dataset a row stands in. Undefined when there is no row of this id. */
export function datasetOf(book: Book, row: string): string | undefined {
  return indexOf(book).datasets.get(row);
}

/** Finds the first chapter that holds one of the book's own lists, e.g. `glossary`. Undefined when no chapter does. */
export function findList(book: Book, name: string): string | undefined {
  return indexOf(book).lists.get(name);
}

function inList(chapter: string | undefined, anchor: string): Location | undefined {
  return chapter === undefined ? undefined : { chapter, anchor };
}

/** Made once for each book: links are many, chapters few. */
function indexOf(book: Book): Index {
  const known = indexes.get(book);
  if (known !== undefined) return known;
  const lists = new Map<string, string>();
  for (const { id, references } of book.spine) {
    for (const reference of references) {
      if (reference.kind === "list" && !lists.has(reference.id)) lists.set(reference.id, id);
    }
  }
  const datasets = new Map(
    book.data.datasets.flatMap(({ id, rows }) => rows.map((row) => [textOf(row, "id"), id])),
  );
  const index = { chapters: new Set(book.spine.map(({ id }) => id)), lists, datasets };
  indexes.set(book, index);
  return index;
}
