import { describe, expect, test } from "vitest";
import { measureReading, wordsOf, type Reading } from "../../scripts/book/reading.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

function measure(text: string): Reading {
  const book = readTinyBook({
    "chapters/colophon.md": { text: `# Colophon of a complicated institution\n\n${text}\n` },
    "data/book.yaml": { replace: [["bibliography]", "bibliography, colophon]"]] },
  });
  const found = measureReading(book, "en-US").find(({ chapter }) => chapter === "colophon");
  if (found === undefined) throw new Error("The chapter is not measured.");
  return found;
}

describe("the reading of a chapter", () => {
  test("is by Flesch’s formula: 206.835 − 1.015 words a sentence − 84.6 syllables a word", () => {
    const { words, sentences, longest, ease } = measure("The cat sat on the mat. It purred.");
    expect({ words, sentences, longest }).toEqual({ words: 8, sentences: 2, longest: 6 });
    expect(ease).toBeCloseTo(206.835 - 1.015 * 4 - 84.6, 5);
  });

  test("counts the syllables of longer words", () => {
    const { ease } = measure("Umbrellas are expensive.");
    expect(ease).toBeCloseTo(206.835 - 1.015 * 3 - 84.6 * (7 / 3), 5);
  });

  test("leaves figures out of the ease, and in the length", () => {
    const { words, ease } = measure(
      "In 2024 the cat ate 12.5 mice.".replace("12.5", ":fact[umbrellas-2024]"),
    );
    expect(words).toBe(7);
    expect(ease).toBeCloseTo(measure("In the cat ate mice.").ease, 5);
  });

  test("leaves out headings, tables and notes", () => {
    const alone = measure("The cat sat.");
    const more = measure(
      "The cat sat.[^note]\n\n## An institutional consideration\n\n| Organization |\n| --- |\n| Meteorology |\n\n[^note]: Characteristically.",
    );
    expect(more).toEqual(alone);
  });
});

test("a compound is one word, and so is a number with its separators", () => {
  expect(wordsOf("A two-page brief of 1,200 words, isn’t it?")).toHaveLength(8);
});
