import { z } from "zod";
import { readEntries } from "../data/entry.ts";
import { listFolder } from "../lib/file.ts";
import { compareTexts } from "../lib/order.ts";
import { nearestHint, type Problems } from "../lib/problem.ts";
import { idSchema } from "../lib/shape.ts";
import { isoDate } from "./metadata.ts";

/** An error of an earlier edition that was put right; better data are no correction but a revision. */
export interface Correction {
  readonly id: string;
  /** When it was put right. */
  readonly date: string;
  /** The first edition that had it, by its revision. */
  readonly since: number;
  /** What was wrong and what is right. */
  readonly what: string;
  /** What it means for the book's conclusions. */
  readonly effect: string;
  /** Rows that were wrong. */
  readonly observations: readonly string[];
  /** Chapters whose text was wrong. */
  readonly chapters: readonly string[];
}

/** Where a book lists its corrections. */
export const correctionsPath = "data/corrections.yaml";

const correctionSchema = z.strictObject({
  id: idSchema,
  date: isoDate,
  since: z.int().min(1),
  what: z.string().min(1),
  effect: z.string().min(1),
  observations: z.array(idSchema).default([]),
  chapters: z.array(idSchema).default([]),
});

interface Known {
  /** Ids of rows there are or have been. */
  readonly observations: ReadonlySet<string>;
  readonly chapters: readonly string[];
}

/** Reads data/corrections.yaml, newest first; a book without that file has made none. */
export function readCorrections(
  root: string,
  known: Known,
  problems: Problems,
): readonly Correction[] {
  if (!listFolder(root, "data").includes("corrections.yaml")) return [];
  const seen = new Set<string>();
  const corrections: Correction[] = [];
  for (const { place, placeOf, ...correction } of readEntries(root, correctionsPath, {
    kind: "correction",
    schema: correctionSchema,
    problems,
  })) {
    if (seen.has(correction.id))
      problems.add(
        "id-duplicate",
        place,
        `The correction “${correction.id}” stands twice.`,
        "keep one of the two.",
      );
    seen.add(correction.id);
    const row = correction.observations.find((id) => !known.observations.has(id));
    if (row !== undefined)
      problems.add(
        "evidence-unknown",
        placeOf("observations"),
        `The correction “${correction.id}” names the row “${row}”, which no edition has had.`,
        nearestHint(row, known.observations, "the datasets"),
      );
    const chapter = correction.chapters.find((id) => !known.chapters.includes(id));
    if (chapter !== undefined)
      problems.add(
        "reference-unknown",
        placeOf("chapters"),
        `The correction “${correction.id}” names the chapter “${chapter}”, which the book does not have.`,
        nearestHint(chapter, known.chapters, "data/book.yaml"),
      );
    corrections.push(correction);
  }
  return corrections.toSorted((a, b) => compareTexts(b.date, a.date));
}
