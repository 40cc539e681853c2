/** Where two texts part ways. */
export interface Difference {
  /** The words of the book from there on, at most eight. */
  readonly expected: string;
  /** What stands in their place. */
  readonly found: string;
}

/** Compares two texts letter by letter. Spaces, punctuation and capitals do not count: pages and styles change those. */
export function findDifference(expected: string, found: string): Difference | undefined {
  const [one, other] = [lettersOf(expected), lettersOf(found)];
  if (one === other) return undefined;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return { expected: wordsFrom(expected, at), found: wordsFrom(found, at) };
}

const noLetter = /[^\p{L}\p{N}]+/gu;

function lettersOf(text: string): string {
  return text.normalize("NFKC").replace(noLetter, "").toLowerCase();
}

/** Eight words of a text from the one that holds a letter on. */
function wordsFrom(text: string, letter: number): string {
  const words = text.split(/\s+/).filter(Boolean);
  let passed = 0;
  const first = words.findIndex((word) => {
    passed += lettersOf(word).length;
    return passed > letter;
  });
  return first < 0 ? "" : words.slice(first, first + 8).join(" ");
}
