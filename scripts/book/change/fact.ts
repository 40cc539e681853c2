import type { EditionRecord } from "../record-schema.ts";

/** A fact that reads differently now. */
export interface FactChange {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  /** Sentences by their place; before is empty for a sentence that is new, after for one that is gone. */
  readonly sentences: readonly {
    readonly chapter: string;
    readonly place: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/** Finds the facts whose words changed, and every sentence that prints them. */
export function factChanges(before: EditionRecord, after: EditionRecord): FactChange[] {
  const old = new Map(before.facts.map((fact) => [fact.id, fact]));
  return after.facts.flatMap(({ id, text }) => {
    const previous = old.get(id);
    if (previous === undefined || previous.text === text) return [];
    return [
      { id, before: previous.text, after: text, sentences: pairSentences(id, before, after) },
    ];
  });
}

/** Sentences that state the fact, the first of a chapter with the first, the second with the second. */
function pairSentences(
  id: string,
  before: EditionRecord,
  after: EditionRecord,
): FactChange["sentences"] {
  const stating = ({ sentences }: EditionRecord): EditionRecord["sentences"] =>
    sentences.filter(({ facts }) => facts.includes(id));
  const old = Map.groupBy(stating(before), ({ chapter }) => chapter);
  const now = Map.groupBy(stating(after), ({ chapter }) => chapter);
  const chapters = [...new Set([...now.keys(), ...old.keys()])];
  return chapters.flatMap((chapter) => {
    const [was = [], is = []] = [old.get(chapter), now.get(chapter)];
    return Array.from({ length: Math.max(was.length, is.length) }, (_, index) => ({
      chapter,
      place: is[index]?.place ?? was[index]?.place ?? "",
      before: was[index]?.text ?? "",
      after: is[index]?.text ?? "",
    }));
  });
}
