import type { Place } from "../lib/place.ts";
import { paragraphsOf, type Paragraph, type Words } from "./paragraph.ts";

/** A sentence that states a fact or makes a claim, in the words a reader sees. */
export interface Sentence {
  readonly chapter: string;
  readonly text: string;
  /** Ids in the order of the sentence. */
  readonly facts: readonly string[];
  readonly claims: readonly string[];
  /** The sentence before it in its paragraph; empty for the first. */
  readonly before: string;
  /** Where its paragraph begins. */
  readonly place: Place;
}

/** Lists the sentences that data can change, in reading order: what a report of changes shows. */
export function sentencesOf(book: Words, language: string): Sentence[] {
  return paragraphsOf(book, language).flatMap((paragraph) =>
    paragraph.sentences.flatMap((_, order) => sentenceAt(paragraph, order) ?? []),
  );
}

function sentenceAt(
  { chapter, block, text: whole, marks, sentences }: Paragraph,
  order: number,
): Sentence | undefined {
  const { text, at } = sentences[order] ?? { text: "", at: 0 };
  const end = sentences[order + 1]?.at ?? whole.length;
  const own = marks.filter((mark) => mark.at >= at && mark.at < end);
  if (own.length === 0) return undefined;
  const ids = (kind: string): string[] =>
    own.filter((mark) => mark.kind === kind).map(({ id }) => id);
  return {
    chapter: chapter.id,
    text,
    facts: ids("facts"),
    claims: ids("claims"),
    before: sentences[order - 1]?.text ?? "",
    place: block.placeAt(0),
  };
}
