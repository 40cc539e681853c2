import { describe, expect, test } from "vitest";
import type { Book } from "../../scripts/book/book.ts";
import { paragraphsOf, wordsOf } from "../../scripts/book/paragraph.ts";
import { sentencesOf } from "../../scripts/book/sentence.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

const text = `First it was dry. Then :fact[umbrellas-2024] were sold and :fact[umbrellas-2023]
before. Sales :claim[rose every **year**]{umbrella-rise}; see :ref[umbrella-sales]. Nobody knows \`why\`.
`;
const language = "en-US";
const readText = (): Book =>
  readTinyBook({
    "chapters/rain.md": { append: `\n## Later on\n\n${text}\n- :fact[umbrellas-2022]\n` },
  });

describe("the sentences that data can change", () => {
  test("have their facts and claims, and the sentence before them", () => {
    const all = sentencesOf(readText(), language);
    expect(all.filter(({ place: { line = 0 } }) => line > 14)).toEqual([
      {
        chapter: "rain",
        text: "Then 3,500 were sold and 2,000 before.",
        facts: ["umbrellas-2024", "umbrellas-2023"],
        claims: [],
        before: "First it was dry.",
        place: { file: "chapters/rain.md", line: 17, column: 1 },
      },
      {
        chapter: "rain",
        text: "Sales rose every year; see Figure\u00A01.",
        facts: [],
        claims: ["umbrella-rise"],
        before: "Then 3,500 were sold and 2,000 before.",
        place: { file: "chapters/rain.md", line: 17, column: 1 },
      },
      {
        chapter: "rain",
        text: "1,250",
        facts: ["umbrellas-2022"],
        claims: [],
        before: "",
        place: { file: "chapters/rain.md", line: 20, column: 3 },
      },
    ]);
  });
});

describe("a paragraph", () => {
  test("knows its section, its words and what a person wrote", () => {
    const found = paragraphsOf(readText(), language).find(
      ({ block }) => block.placeAt(0).line === 17,
    );
    expect(found?.section).toBe("Later on");
    expect(found?.text).toBe(
      "First it was dry. Then 3,500 were sold and 2,000 before. Sales rose every year; see Figure\u00A01. Nobody knows why.",
    );
    expect(found?.form).toBe(
      "First it was dry. Then {umbrellas-2024} were sold and {umbrellas-2023} before. Sales rose every year; see {umbrella-sales}. Nobody knows why.",
    );
    expect(found?.marks).toEqual([
      { kind: "facts", id: "umbrellas-2024", at: 23 },
      { kind: "facts", id: "umbrellas-2023", at: 43 },
      { kind: "claims", id: "umbrella-rise", at: 63 },
    ]);
  });

  test("before the first heading is in no section; a chapter is named by number or title", () => {
    const book = readText();
    const first = paragraphsOf(book, language).find(
      ({ chapter, block }) => chapter.id === "rain" && block.tag === "p",
    );
    expect(first?.section).toBe("");
    expect(first?.text).toContain("as Figure\u00A01 in Chapter\u00A02 shows.");
    expect(wordsOf(first?.block.token.children ?? [], book)).toBe(first?.text);
  });

  test("is read once a book", () => {
    const book = readText();
    expect(paragraphsOf(book, language)).toBe(paragraphsOf(book, language));
  });
});

test.each<[string, string[]]>([
  ["One. Two! Three?", ["One.", "Two!", "Three?"]],
  ["Mr. Rain met Mrs. Drop. Dr. Dew came.", ["Mr. Rain met Mrs. Drop.", "Dr. Dew came."]],
  ["He was of Rain v. Drop. It was won.", ["He was of Rain v. Drop.", "It was won."]],
  ["The team beat them. So it was.", ["The team beat them.", "So it was."]],
  ["It ends with Mr.", ["It ends with Mr."]],
])("%j is cut into sentences, though not after a title", (written, sentences) => {
  const book = readTinyBook({ "chapters/rain.md": { append: `\n${written}\n` } });
  const found = paragraphsOf(book, language).find((paragraph) => paragraph.text === written);
  expect(found?.sentences.map((sentence) => sentence.text)).toEqual(sentences);
});
