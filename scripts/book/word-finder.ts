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

interface Candidate<T> {
  readonly pattern: RegExp;
  readonly meaning: T;
}

/** Letters by which a word with a star is looked up; shorter beginnings are looked up whole. */
const stemLength = 3;

/**
 * Finds hundreds of wordings in long texts: each word of a text is looked up by its first letters, and only what may
 * begin there is tried.
 */
export function openFinder<T>(wordings: readonly Wording<T>[]): (text: string) => Found<T>[] {
  const whole = new Map<string, Candidate<T>[]>();
  const stems = new Map<string, Candidate<T>[]>();
  for (const { words, exact, meaning } of wordings) {
    for (const word of words.flatMap(expand)) {
      const [, first = "", star] = /^(\p{Letter}+)(\*)?/u.exec(word) ?? [];
      const [index, key] = star ? [stems, first.slice(0, stemLength)] : [whole, first];
      const candidate = { pattern: patternOf(word, exact), meaning };
      const known = index.get(key.toLowerCase()) ?? [];
      index.set(key.toLowerCase(), [...known, candidate]);
    }
  }
  return (text) => {
    const found: Found<T>[] = [];
    const words = /\p{Letter}+/gu;
    for (let match = words.exec(text); match; match = words.exec(text)) {
      const key = match[0].toLowerCase();
      const candidates = whole.get(key);
      const longer = stems.get(key.slice(0, stemLength));
      if (candidates) tryAt(text, match.index, { candidates, found });
      if (longer) tryAt(text, match.index, { candidates: longer, found });
    }
    return found;
  };
}

function tryAt<T>(
  text: string,
  index: number,
  {
    candidates,
    found,
  }: { readonly candidates: readonly Candidate<T>[]; readonly found: Found<T>[] },
): void {
  for (const { pattern, meaning } of candidates) {
    pattern.lastIndex = index;
    const word = pattern.exec(text)?.[0];
    if (word !== undefined) found.push({ word, index, meaning });
  }
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

function patternOf(word: string, exact: boolean): RegExp {
  const pattern = literal(word)
    .replaceAll(String.raw`\*`, String.raw`\p{Letter}*`)
    .replaceAll(" ", String.raw`\s+`);
  const first = pattern.slice(0, 1);
  const isSmall = !exact && first !== first.toUpperCase();
  const open = isSmall ? `[${first}${first.toUpperCase()}]${pattern.slice(1)}` : pattern;
  return new RegExp(String.raw`${open}(?![\p{Letter}\p{Number}])`, "uy");
}
