import type { Claim } from "../../data/claim.ts";
import type { Fact } from "../../data/fact.ts";
import type { Observation } from "../../data/observation.ts";
import type { Book, Placement } from "../book.ts";
import { sentencesOf, type Sentence } from "../sentence.ts";

/** What of a book rests on the rows of one dataset, each list in the order of the book's files. */
export interface Usage {
  /** Derived facts: those with a formula. */
  readonly facts: readonly Fact[];
  readonly claims: readonly Claim[];
  readonly placements: readonly Placement[];
  readonly sentences: readonly Sentence[];
}

type Collected = { readonly [Kind in keyof Usage]: Usage[Kind][number][] };

/** Finds what rests on each dataset, by its id, in one pass over the book. */
export function collectUsage(book: Book): (dataset: string) => Usage {
  const found = new Map<string, Collected>();
  const of = (dataset: string): Collected => {
    const known = found.get(dataset) ?? { facts: [], claims: [], placements: [], sentences: [] };
    found.set(dataset, known);
    return known;
  };
  for (const fact of book.facts.values()) {
    if (fact.formula === undefined) continue;
    for (const dataset of datasetsOf(fact.from)) of(dataset).facts.push(fact);
  }
  for (const claim of book.claims.values()) {
    for (const dataset of datasetsOf(claim.from)) of(dataset).claims.push(claim);
  }
  for (const placement of book.placements.values()) {
    const own = placement.figure.dataset.id;
    for (const dataset of new Set([own, ...datasetsOf(rowsOfFigure(placement, book))]))
      of(dataset).placements.push(placement);
  }
  // A text that stands apart has no page a sentence of it could be found on.
  const chapters = new Set(book.spine.map(({ id }) => id));
  const sentences = sentencesOf(book, book.metadata.language);
  for (const sentence of sentences.filter(({ chapter }) => chapters.has(chapter))) {
    for (const dataset of datasetsOf(rowsOfSentence(sentence, book)))
      of(dataset).sentences.push(sentence);
  }
  return of;
}

function datasetsOf(rows: readonly Observation[]): ReadonlySet<string> {
  return new Set(rows.map(({ dataset }) => dataset));
}

/** Its own rows, and those of the facts in its texts. */
function rowsOfFigure({ figure }: Placement, { facts }: Book): Observation[] {
  return [...figure.rows, ...figure.factIds.flatMap((id) => facts.get(id)?.from ?? [])];
}

function rowsOfSentence({ facts, claims }: Sentence, book: Book): Observation[] {
  return [
    ...facts.flatMap((id) => book.facts.get(id)?.from ?? []),
    ...claims.flatMap((id) => book.claims.get(id)?.from ?? []),
  ];
}
