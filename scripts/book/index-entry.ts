import { z } from "zod";
import { readEntries } from "../data/entry.ts";
import type { Person } from "../data/person.ts";
import { listFolder } from "../lib/file.ts";
import type { Place } from "../lib/place.ts";
import type { Problems } from "../lib/problem.ts";
import { idSchema } from "../lib/shape.ts";
import type { Term } from "./glossary.ts";

/** What the index lists: a subject of data/index.yaml, a term of the glossary, or a name of the register. */
export interface IndexEntry {
  readonly id: string;
  /** As it is printed and sorted, e.g. `Tower, Jason`. */
  readonly title: string;
  /** The words looked for in the text, as written there; those in small letters are found at the start of a sentence too. */
  readonly words: readonly string[];
  /** Id of the entry where its places stand instead; undefined for most. */
  readonly see: string | undefined;
  /** Ids of entries that may interest as well. */
  readonly also: readonly string[];
  /** Id of the entry it is a part of; undefined for most. */
  readonly under: string | undefined;
  /** Whether it must occur: names and terms may stand in lists alone. */
  readonly isWritten: boolean;
  /** Where it stands, or one of its keys. */
  placeOf(key: "id" | "see" | "also" | "under"): Place;
}

const entrySchema = z.strictObject({
  id: idSchema,
  entry: z.string().min(1).optional(),
  words: z.array(z.string().min(1)).default([]),
  see: idSchema.optional(),
  also: z.array(idSchema).default([]),
  under: idSchema.optional(),
});

const indexPath = "data/index.yaml";

interface Known {
  readonly glossary: ReadonlyMap<string, Term>;
  readonly people: readonly Person[];
}

/** Gathers what the index lists, by id; an entry of data/index.yaml takes the place of the term or name of its id. */
export function readIndexEntries(
  root: string,
  { glossary, people }: Known,
  problems: Problems,
): ReadonlyMap<string, IndexEntry> {
  const entries = new Map<string, IndexEntry>();
  for (const term of glossary.values()) {
    entries.set(term.id, plainEntry(term.id, term.term, { words: [], place: term.place }));
  }
  for (const { id, name, sortName, also, place } of people)
    entries.set(id, plainEntry(id, sortName, { words: [name, ...also], place }));
  if (!listFolder(root, "data").includes("index.yaml")) return entries;
  const written = new Set<string>();
  for (const spec of readEntries(root, indexPath, {
    kind: "index entry",
    schema: entrySchema,
    problems,
  })) {
    const { id, words, see, also, under, placeOf } = spec;
    if (written.has(id))
      problems.add("id-duplicate", spec.place, `The entry “${id}” stands twice.`, "keep one.");
    written.add(id);
    const title = spec.entry ?? entries.get(id)?.title ?? id;
    entries.set(id, { id, title, words, see, also, under, isWritten: true, placeOf });
  }
  return entries;
}

function plainEntry(
  id: string,
  title: string,
  { words, place }: { readonly words: readonly string[]; readonly place: Place },
): IndexEntry {
  const links = { see: undefined, also: [], under: undefined };
  return { id, title, words, ...links, isWritten: false, placeOf: () => place };
}
