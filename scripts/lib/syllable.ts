import { syllable } from "syllable";

const known = new Map<string, number>();

/** Counts the syllables of an English word as it is spoken. */
export function countSyllables(word: string): number {
  const count = known.get(word) ?? syllable(word);
  known.set(word, count);
  return count;
}
