import { isRefused, type Problems } from "../lib/problem.ts";
import type { Book } from "./book.ts";
import { listChecks } from "./check-list.ts";
import { dataChecks } from "./check-data.ts";
import { checkMentions } from "./check-exhibit.ts";
import { proseChecks } from "./check-prose.ts";
import { checkReferences, referencesIn } from "./check-references.ts";
import { checkUse } from "./check-use.ts";

/** What is checked of a book: all but its metadata, also where parts could not be read. */
export type Parts = Omit<Book, "metadata" | "data"> & {
  readonly observations: Book["data"]["observations"];
  /** Undefined when the descriptor could not be read. */
  readonly data: Book["data"] | undefined;
  /** Both undefined when data/book.yaml could not be read. */
  readonly language: string | undefined;
  readonly issued: string | undefined;
};
/** Looks at the whole and reports what it finds. */
export type Check = (parts: Parts, problems: Problems) => void;

/** Everything that can be known of a whole book without building it. A check is added by a line here. */
const checks: readonly Check[] = [
  ...dataChecks,
  ...proseChecks,
  ...listChecks,
  checkReferences,
  checkClaims,
  checkPlacements,
  checkMentions,
  checkUse,
];

/** Runs every check; each reports what it finds. */
export function checkBook(parts: Parts, problems: Problems): void {
  for (const check of checks) check(parts, problems);
}

function checkClaims(parts: Parts, problems: Problems): void {
  for (const { kind, id, words, place } of referencesIn(parts)) {
    const claim = kind === "claim" ? parts.claims.get(id) : undefined;
    if (claim?.holds !== false) continue;
    problems.add(
      "claim-false",
      place,
      `“${words}” rests on the claim “${id}” (${claim.formula}), which is not true today: ${claim.evidence}.`,
      "rewrite the words and the claim, or check the data.",
    );
  }
}

/** A text that stands apart may show a figure again, though not twice itself. */
function checkPlacements(parts: Parts, problems: Problems): void {
  const { spine, apart, figures, placements, language } = parts;
  // Without data/book.yaml nobody knows which texts stand apart.
  const texts = language === undefined ? [] : [spine, ...apart.map((chapter) => [chapter])];
  for (const text of texts) {
    const seen = new Set<string>();
    for (const { kind, id, place } of text.flatMap((chapter) => chapter.references)) {
      if (kind !== "figure" && kind !== "table") continue;
      if (seen.has(id))
        problems.add(
          "figure-placed-twice",
          place,
          `“${id}” is placed twice.`,
          `keep one; elsewhere write :ref[${id}].`,
        );
      seen.add(id);
    }
  }
  if (problems.refused("chapter").size > 0) return;
  for (const { id, kind, place } of figures.values()) {
    if (!isRefused(problems, "use", id) && !placements.has(id))
      problems.add(
        "figure-unplaced",
        place,
        `The ${kind} “${id}” is placed in no chapter.`,
        `write ::${kind}[${id}] where it belongs, or remove it.`,
      );
  }
}
