import type { Problems } from "../lib/problem.ts";
import { readAccessibility, type AccessibilityRecord } from "./accessibility/record.ts";
import type { Chapter } from "./chapter.ts";
import { readCorrections, type Correction } from "./correction.ts";
import { readKeptEditions, type KeptEdition } from "./kept-edition.ts";

/** What a book was before, what was wrong with it, and what was measured of it. */
export interface History {
  /** Errors that were put right, newest first. */
  readonly corrections: readonly Correction[];
  /** Editions that were published before, newest first. */
  readonly editions: readonly KeptEdition[];
  /** What was measured in the site of this edition or an earlier one; undefined for a book that was never measured. */
  readonly accessibility: AccessibilityRecord | undefined;
}

/** Reads the editions kept and the corrections, which may name rows that only earlier editions had. */
export function readHistory(
  root: string,
  present: { readonly rows: Iterable<string>; readonly chapters: readonly Chapter[] },
  problems: Problems,
): History {
  const editions = readKeptEditions(root, problems);
  const former = editions.flatMap(({ record }) => record.observations.map(({ id }) => id));
  const known = {
    observations: new Set([...present.rows, ...former]),
    chapters: present.chapters.map(({ id }) => id),
  };
  return {
    editions,
    corrections: readCorrections(root, known, problems),
    accessibility: readAccessibility(root, problems),
  };
}
