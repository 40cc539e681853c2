import { countSyllables } from "../lib/syllable.ts";
import { paragraphsOf, type Paragraph, type Words } from "./paragraph.ts";

/** How a chapter reads. */
export interface Reading {
  readonly chapter: string;
  readonly words: number;
  readonly sentences: number;
  /** Words of its longest sentence. */
  readonly longest: number;
  /** Flesch's reading ease: 60 to 70 is plain English, below 30 very hard. */
  readonly ease: number;
  /** The grade of a school that reads so, after Kincaid's formula for the same counts. */
  readonly grade: number;
}

const known = new WeakMap<Words["spine"], readonly Reading[]>();

/** Measures each chapter that has prose, in the order of the book, once; the measure is made for English. */
export function measureReading(book: Words, language: string): readonly Reading[] {
  const done = known.get(book.spine) ?? measureAll(book, language);
  known.set(book.spine, done);
  return done;
}

function measureAll(book: Words, language: string): Reading[] {
  const byChapter = new Map<string, Paragraph[]>();
  for (const paragraph of paragraphsOf(book, language)) {
    if (paragraph.block.tag !== "p") continue;
    const { id } = paragraph.chapter;
    byChapter.set(id, [...(byChapter.get(id) ?? []), paragraph]);
  }
  return [...byChapter].map(([chapter, paragraphs]) => measure(chapter, paragraphs));
}

function measure(chapter: string, paragraphs: readonly Paragraph[]): Reading {
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences.map(({ text }) => text));
  const words = sentences.map(wordsOf);
  const spoken = words.flat().filter(isSpoken);
  const syllables = spoken.reduce((sum, word) => sum + countSyllables(word), 0);
  return {
    chapter,
    words: words.flat().length,
    sentences: sentences.length,
    longest: Math.max(0, ...words.map(({ length }) => length)),
    ease: easeOf(spoken.length, sentences.length, syllables),
    grade: gradeOf(spoken.length, sentences.length, syllables),
  };
}

/** Rudolf Flesch, “A New Readability Yardstick”, 1948. */
function easeOf(words: number, sentences: number, syllables: number): number {
  if (words === 0 || sentences === 0) return 100;
  return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words);
}

/** Kincaid and others for the US Navy, 1975. */
function gradeOf(words: number, sentences: number, syllables: number): number {
  if (words === 0 || sentences === 0) return 0;
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** The words of a sentence; a compound with hyphens is one. */
export function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{Letter}\p{Number}][\p{Letter}\p{Number}’'.,-]*/gu) ?? [];
}

/** Figures are left out of the measure, as its author advised for texts that have many. */
function isSpoken(word: string): boolean {
  return !/\p{Number}/u.test(word);
}
