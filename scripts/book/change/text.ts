import type { EditionRecord } from "../record-schema.ts";

type Chapter = NonNullable<EditionRecord["chapters"]>[number];
type Paragraph = Chapter["paragraphs"][number];

/** What people changed in a chapter. */
export interface ChapterChange {
  readonly id: string;
  readonly title: string;
  readonly kind: "added" | "removed" | "changed";
  /** Paragraphs in reading order; before is empty for one that is new, after for one that is gone. Empty for a whole chapter. */
  readonly paragraphs: readonly { readonly before: string; readonly after: string }[];
}

/** Compares what people wrote; a number that the data changed is no change of the text. */
export function textChanges(
  before: readonly Chapter[],
  after: readonly Chapter[],
): readonly ChapterChange[] {
  const old = new Map(before.map((chapter) => [chapter.id, chapter]));
  const now = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !now.has(id));
  return [
    ...after.flatMap((chapter) => {
      const previous = old.get(chapter.id);
      return previous === undefined ? [whole(chapter, "added")] : compareChapter(previous, chapter);
    }),
    ...gone.map((chapter) => whole(chapter, "removed")),
  ];
}

function whole({ id, title }: Chapter, kind: "added" | "removed"): ChapterChange {
  return { id, title, kind, paragraphs: [] };
}

function compareChapter(before: Chapter, after: Chapter): ChapterChange[] {
  const titles = before.title === after.title ? [] : [{ before: before.title, after: after.title }];
  const paragraphs = [...titles, ...compareParagraphs(before.paragraphs, after.paragraphs)];
  const { id, title } = after;
  return paragraphs.length === 0 ? [] : [{ id, title, kind: "changed", paragraphs }];
}

const formOf = ({ text, form }: Paragraph): string => form ?? text;

/** Paragraphs that both have stay; what stands between them was changed, added or removed. */
function compareParagraphs(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
): ChapterChange["paragraphs"] {
  const kept = longestCommon(before.map(formOf), after.map(formOf));
  const changes: { before: string; after: string }[] = [];
  let [from, to] = [0, 0];
  for (const [old, now] of [...kept, [before.length, after.length] as const]) {
    changes.push(...pairRun(before.slice(from, old), after.slice(to, now)));
    [from, to] = [old + 1, now + 1];
  }
  return changes;
}

/** Within a run, a new paragraph goes with the first old one that is like it. */
function pairRun(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
): ChapterChange["paragraphs"] {
  const rest = [...before];
  const changes = after.map(({ text }) => {
    const at = rest.findIndex((paragraph) => isAlike(paragraph.text, text));
    const [old] = at === -1 ? [] : rest.splice(at, 1);
    return { before: old?.text ?? "", after: text };
  });
  return [...changes, ...rest.map(({ text }) => ({ before: text, after: "" }))];
}

/** Half of the words of the longer one are in the shorter one too. */
function isAlike(one: string, other: string): boolean {
  const [words, others] = [one.split(/\s+/), other.split(/\s+/)];
  const known = new Set(others);
  const shared = words.filter((word) => known.has(word)).length;
  return shared * 2 >= Math.max(words.length, others.length);
}

/** Places of the longest list of texts that two lists have in the same order. */
function longestCommon(
  one: readonly string[],
  other: readonly string[],
): (readonly [number, number])[] {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < one.length && j < other.length;) {
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
