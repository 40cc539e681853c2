import { proseOf } from "../../book/block.ts";
import type { Chapter } from "../../book/chapter.ts";
import type { Place } from "../../lib/place.ts";

/** The line of a chapter that words stand in, as far as they can be found there; else its file. */
export function placeOfWords({ blocks, place }: Chapter, words: string): Place {
  for (const run of [...runsOf(words, 3), ...runsOf(words, 2)]) {
    const block = blocks.find(({ token, content }) =>
      lettersOf(proseOf(token, content)).includes(run),
    );
    if (block) return block.placeAt(0);
  }
  return place;
}

/** Words that follow each other, some at a time: numbers between them are not in the chapter as they are printed. */
function runsOf(words: string, length: number): string[] {
  const all = words.split(/\s+/).map(lettersOf).filter(Boolean);
  return all.flatMap((_, index) => {
    const run = all.slice(index, index + length);
    return run.length === length ? [run.join("")] : [];
  });
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}
