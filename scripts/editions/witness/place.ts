import type { Chapter } from "../../book/chapter.ts";
import type { Place } from "../../lib/place.ts";

/** The line of a chapter that words stand in, as far as they can be found there; else its file. */
export function placeOfWords({ blocks, place }: Chapter, words: string): Place {
  const runs = runsOf(words);
  for (const run of runs) {
    const block = blocks.find(({ content }) => lettersOf(content).includes(run));
    if (block) return block.placeAt(0);
  }
  return place;
}

/** Every three words that follow each other: numbers between them are not in the chapter as they are printed. */
function runsOf(words: string): string[] {
  const all = words.split(/\s+/).map(lettersOf).filter(Boolean);
  return all.flatMap((_, index) => {
    const run = all.slice(index, index + 3);
    return run.length === 3 ? [run.join("")] : [];
  });
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}
