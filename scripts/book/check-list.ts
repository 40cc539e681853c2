import { claimsPath, type Claim } from "../data/claim.ts";
import type { Statement } from "../data/statement.ts";
import { nearestHint, reportUnknown, type Problems } from "../lib/problem.ts";
import type { Check, Parts } from "./check.ts";
import { listNames } from "./listed.ts";
import { metadataPath } from "./metadata.ts";

/** What is checked of the lists that a book makes from its records. A check is added by a line here. */
export const listChecks: readonly Check[] = [
  checkListDatasets,
  checkStatementChapters,
  checkStatementClaims,
  checkIndex,
];

const madeFromData: ReadonlySet<string> = new Set(listNames);

/** A chapter may ask for a list only when the book says what it is made from. */
function checkListDatasets({ spine, listed }: Parts, problems: Problems): void {
  for (const { kind, id, place } of spine.flatMap(({ references }) => references)) {
    if (kind !== "list" || !madeFromData.has(id) || listed.named.has(id)) continue;
    problems.add(
      "list-dataset-missing",
      place,
      `The list “${id}” is made from a dataset, and the book does not say from which.`,
      `add “${id}: <dataset>” under “lists” in ${metadataPath}.`,
    );
  }
}

/** A statement leads to the chapter that treats it. */
function checkStatementChapters({ spine, listed }: Parts, problems: Problems): void {
  if (problems.refused("chapter").size > 0) return;
  const ids = new Set(spine.map(({ id }) => id));
  for (const { chapter, number, placeOf } of listed.ledger) {
    if (chapter === "" || ids.has(chapter)) continue;
    problems.add(
      "statement-chapter-unknown",
      placeOf("chapter"),
      `Statement ${number} is treated in “${chapter}”, which is no chapter.`,
      nearestHint(chapter, ids, metadataPath),
    );
  }
}

/** A verdict is held by formulas: a claim that is false means that the evidence no longer says so. */
function checkStatementClaims({ listed, claims }: Parts, problems: Problems): void {
  for (const statement of listed.ledger) {
    for (const id of statement.claims) {
      const claim = claims.get(id);
      const place = statement.placeOf("claims");
      const where = claimsPath;
      if (claim === undefined)
        reportUnknown(
          { code: "claim-unknown", id, place, kinds: ["claim"], known: claims.keys(), where },
          problems,
        );
      else if (claim.holds === false) reportFalse(claim, statement, problems);
    }
  }
}

function reportFalse(
  { id, formula, evidence }: Claim,
  statement: Statement,
  problems: Problems,
): void {
  problems.add(
    "claim-false",
    statement.placeOf("claims"),
    `The verdict on statement ${statement.number} rests on the claim “${id}” (${formula}), which is not true today: ${evidence}.`,
    "look at the verdict and its reason again, or check the data.",
  );
}

/** The index may send a reader only to what it lists, and what is put into it by hand must occur. */
function checkIndex({ index: { entries, places } }: Parts, problems: Problems): void {
  const parents = new Set([...entries.values()].map(({ under }) => under));
  for (const { id, title, see, also, under, isWritten, placeOf } of entries.values()) {
    const named = [["see", see] as const, ["under", under] as const, ...also.map(alsoOf)];
    for (const [key, other] of named) {
      if (other === undefined || entries.has(other)) continue;
      problems.add(
        "index-entry-unknown",
        placeOf(key),
        `The entry “${title}” names “${other}”, which the index does not list.`,
        nearestHint(other, entries.keys(), "data/index.yaml, the glossary and the register"),
      );
    }
    if (isWritten && see === undefined && !places.has(id) && !parents.has(id))
      problems.add(
        "index-entry-unused",
        placeOf("id"),
        `The words of the index entry “${title}” stand in no chapter.`,
        "write “words” as they stand in the text, or remove the entry.",
      );
  }
}

function alsoOf(id: string): readonly ["also", string] {
  return ["also", id];
}
