/** The letters and digits of some markup in reading order, each with its place, so that two settings of a text can be compared. */
export interface Letters {
  readonly text: string;
  /** Offset in the markup of each letter. */
  readonly places: readonly number[];
}

/** What only one setting of a text has: drawings, repeated heads, marks of notes, page references. */
const apart =
  /<svg\b[\s\S]*?<\/svg>|<thead\b[^>]*\sdata-repeated[\s\S]*?<\/thead>|<sup class="noteref[^"]*">[\s\S]*?<\/sup>|<a\b[^>]*class="note-call[^"]*"[\s\S]*?<\/a>/;
const pageNumber = /\(?(?:p\.(?:\u00a0|&nbsp;))?\uE000[^\uE001]*\uE001\)?/;
const piece = new RegExp(
  [apart.source, pageNumber.source, "<[^>]*>", "&#?\\w+;", "[\\p{L}\\p{N}]"].join("|"),
  "gu",
);

/** Reads the letters of markup between two offsets. */
export function readLetters(markup: string, start = 0, end = markup.length): Letters {
  const letters: string[] = [];
  const places: number[] = [];
  const pieces = new RegExp(piece);
  pieces.lastIndex = start;
  for (let match = pieces.exec(markup); match; match = pieces.exec(markup)) {
    if (match.index >= end) break;
    const [found] = match;
    if (found.length > 2 || /[^\p{L}\p{N}]/u.test(found)) continue;
    // A letter beyond the first plane has two units; both stand at its place.
    for (let unit = 0; unit < found.length; unit += 1) places.push(match.index);
    letters.push(found);
  }
  return { text: letters.join(""), places };
}

/** Lengths of the pieces of text that are looked for, the surest first: where a page begins, then a little later, then short ones. */
const attempts = [
  { length: 48, later: false },
  { length: 24, later: false },
  { length: 48, later: true },
  { length: 24, later: true },
  { length: 12, later: true },
];
/** How far into a text its beginning is looked for: the first words may be ones that the other setting lacks. */
const reach = 400;

/**
 * Finds where the text of `page` begins in `whole`, not before `from`. Undefined when no part of its beginning stands
 * there.
 */
export function findOpening(page: string, whole: string, from: number): number | undefined {
  for (const { length, later } of attempts) {
    const last = later ? Math.max(0, Math.min(reach, page.length - length)) : 0;
    for (let shift = 0; shift <= last; shift += 1) {
      const found = whole.indexOf(page.slice(shift, shift + length), from);
      if (found !== -1) return Math.max(from, found - shift);
    }
  }
  return undefined;
}
