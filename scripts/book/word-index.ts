import type { Problems } from "../lib/problem.ts";
import type { Chapter } from "./chapter.ts";
import { readIndexEntries, type IndexEntry } from "./index-entry.ts";
import { markIndex, type IndexPlaces } from "./index-mark.ts";
import type { Book } from "./book.ts";

/** What the index lists and where it leads; empty in a book that has none. */
export interface WordIndex {
  readonly entries: ReadonlyMap<string, IndexEntry>;
  readonly places: IndexPlaces;
}

/** Reads the entries and marks their places in the chapters that stand before the index. */
export function readWordIndex(
  root: string,
  { spine, glossary, listed }: Pick<Book, "spine" | "glossary" | "listed">,
  problems: Problems,
): WordIndex {
  const at = spine.findIndex(hasIndex);
  if (at === -1) return { entries: new Map(), places: new Map() };
  const entries = readIndexEntries(root, { glossary, people: listed.people }, problems);
  return { entries, places: markIndex(spine.slice(0, at), entries) };
}

function hasIndex({ references }: Chapter): boolean {
  return references.some(({ kind, id }) => kind === "list" && id === "index");
}
