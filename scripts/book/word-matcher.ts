import { compareTexts } from "../lib/order.ts";
/** Something looked for in the text by its words. */
export interface Wanted {
  readonly id: string;
  /** As written; what begins with a small letter is found with a capital too. */
  readonly words: readonly string[];
}

/** Finds words in a text, the longest first, so that a name is not found within a longer one. */
export interface WordMatcher {
  /** Global; undefined when nothing is looked for. */
  readonly pattern: RegExp | undefined;
  /** What a found word stands for. */
  readonly idsOf: ReadonlyMap<string, readonly string[]>;
}

/** One pattern for all that is looked for. */
export function buildMatcher(wanted: Iterable<Wanted>): WordMatcher {
  const idsOf = new Map<string, string[]>();
  for (const { id, words } of wanted) {
    for (const word of words.flatMap(formsOf)) idsOf.set(word, [...(idsOf.get(word) ?? []), id]);
  }
  const words = [...idsOf.keys()].toSorted((a, b) => b.length - a.length || compareTexts(a, b));
  if (words.length === 0) return { pattern: undefined, idsOf };
  return { pattern: wholeWords(words.map(literal).join("|")), idsOf };
}

/** A pattern that is found between words only, not within one. */
export function wholeWords(any: string): RegExp {
  const letter = String.raw`[\p{Letter}\p{Number}]`;
  return new RegExp(`(?<!${letter})(?:${any})(?!${letter})`, "gu");
}

/** A word in small letters may stand at the start of a sentence. */
export function formsOf(word: string): string[] {
  const first = word.slice(0, 1);
  return first === first.toUpperCase() ? [word] : [word, first.toUpperCase() + word.slice(1)];
}

/** Makes a text safe as a part of a pattern. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
