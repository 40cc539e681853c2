import { literal } from "./word-matcher.ts";

/** Words with something they stand for. `*` is any further letters, `(a|b)` a choice; a small first letter may be a capital unless `exact`. */
export interface Wording<T> {
  readonly words: readonly string[];
  readonly exact: boolean;
  readonly meaning: T;
}

/** A place in a text where words were found. */
export interface Found<T> {
  readonly word: string;
  readonly index: number;
  readonly meaning: T;
}

/** One wording that may begin with a word. */
interface Candidate<T> {
  /** Source of a pattern for the whole of it. */
  readonly source: string;
  /** What it begins with for certain, in small letters. */
  readonly beginning: string;
  readonly meaning: T;
  /** Made when it is first needed: that takes long, and for most wordings it never is. */
  pattern?: RegExp;
}

type Index<T> = Map<string, Candidate<T>[]>;

/** Letters by which a word with a star is looked up; shorter beginnings are looked up whole. */
const stemLength = 3;

/**
 * Finds hundreds of wordings in long texts: each word of a text is looked up by its first letters, and only what may
 * begin there is tried.
 */
export function openFinder<T>(wordings: readonly Wording<T>[]): (text: string) => Found<T>[] {
  const whole: Index<T> = new Map();
  const stems: Index<T> = new Map();
  for (const { words, exact, meaning } of wordings) {
    for (const word of words.flatMap(expand)) {
      const [, first = "", star] = /^(\p{Letter}+)(\*)?/u.exec(word) ?? [];
      const [index, key] = star ? [stems, first.slice(0, stemLength)] : [whole, first];
      const known = index.get(key.toLowerCase()) ?? [];
      const beginning = /^[^ *]*/.exec(word)?.[0].toLowerCase() ?? "";
      known.push({ source: sourceOf(word, exact), beginning, meaning });
      index.set(key.toLowerCase(), known);
    }
  }
  return (text) => {
    const found: Found<T>[] = [];
    const words = /\p{Letter}+/gu;
    for (let match = words.exec(text); match; match = words.exec(text)) {
      const key = match[0].toLowerCase();
      for (const candidates of [whole.get(key), stems.get(key.slice(0, stemLength))]) {
        if (candidates) found.push(...tryAt(text, match.index, candidates));
      }
    }
    return found;
  };
}

function tryAt<T>(text: string, index: number, candidates: readonly Candidate<T>[]): Found<T>[] {
  return candidates.flatMap((candidate) => {
    const { source, beginning, meaning } = candidate;
    if (text.slice(index, index + beginning.length).toLowerCase() !== beginning) return [];
    candidate.pattern ??= stickyPattern(source);
    candidate.pattern.lastIndex = index;
    const word = candidate.pattern.exec(text)?.[0];
    return word === undefined ? [] : [{ word, index, meaning }];
  });
}

/** `a (b|c) d` → `a b d` and `a c d`. */
function expand(word: string): string[] {
  const choice = /\(([^()]*)\)/.exec(word);
  if (choice === null) return [word];
  const [whole, options = ""] = choice;
  const before = word.slice(0, choice.index);
  const after = word.slice(choice.index + whole.length);
  return options.split("|").flatMap((option) => expand(before + option + after));
}

function sourceOf(word: string, exact: boolean): string {
  const pattern = literal(word)
    .replaceAll(String.raw`\*`, String.raw`\p{Letter}*`)
    .replaceAll(" ", String.raw`\s+`);
  const first = pattern.slice(0, 1);
  const isSmall = !exact && first !== first.toUpperCase();
  return isSmall ? `[${first}${first.toUpperCase()}]${pattern.slice(1)}` : pattern;
}

/** Matches where it is put, and only up to the end of a word. */
function stickyPattern(source: string): RegExp {
  return new RegExp(String.raw`(?:${source})(?![\p{Letter}\p{Number}])`, "uy");
}
