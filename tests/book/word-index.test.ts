import { describe, expect, test } from "vitest";
import { readBook, type Book } from "../../scripts/book/book.ts";
import type { Policy } from "../../scripts/book/policy.ts";
import { renderChapter } from "../../scripts/book/render.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";
import { policyOf } from "../fixtures/policy.ts";
import { withRecords } from "../fixtures/records.ts";

const text = `# Rain

The town had rain. Umbrella Guild rules say so, and :claim[the Guild of the town]{umbrella-rise} agrees.

## One

Street after street it rained in the town, as Ada Drop wrote, in :fact[umbrellas-2024-about] ways,
:fact[umbrella-growth] and :ref[umbrella-sales]. *Ada Drop* said so in the streets.

## Two

An :term[umbrella], as Mrs. Drop wrote [@weather-weekly]. The street was wet.
`;

const entries = `- { id: street, entry: street, words: [street, streets], also: [town] }
- { id: town, entry: town, words: [town] }
- { id: old-town, entry: old town, words: [Umbrella Guild], under: town }
- { id: way, entry: way, see: street }
- { id: quarter, entry: 4th quarter, words: [ways] }
`;

function open(recipe: Recipe = {}): Book {
  const problems = collectProblems();
  const records = withRecords();
  const root = openTinyBook({
    ...records,
    "chapters/rain.md": { text },
    "chapters/umbrellas.md": {
      replace: [
        ["# Umbrellas", "# Umbrellas\n\nOf :fact[umbrellas-2024-about], see :ref[rain].\n"],
        ["rain.md#what-it-means", "rain.md"],
      ],
    },
    "data/book.yaml": {
      replace: [
        ...("replace" in (records["data/book.yaml"] ?? {})
          ? (records["data/book.yaml"] as { replace: [string, string][] }).replace
          : []),
        ["bibliography]", "bibliography, index]"],
      ],
    },
    "chapters/index.md": { text: "# Index\n\nOf the town.\n\n::list[index]\n" },
    "data/index.yaml": { text: entries },
    ...recipe,
  });
  const book = readBook(root, problems);
  expect(formatProblems(problems.list)).toBe("");
  if (book === undefined) throw new Error("The book cannot be read.");
  return book;
}

function render(book: Book, id: string, policy: Partial<Policy> = {}): string {
  const chapter = book.spine.find((candidate) => candidate.id === id);
  if (chapter === undefined) throw new Error(`There is no chapter “${id}”.`);
  return renderChapter({ book, chapter, policy: policyOf(policy), drawChart: () => "" }).markup;
}

const words = (markup: string): string =>
  markup
    .replace(/<\/(?:li|p)>|<ul>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/\n\s*/g, "\n");

describe("places", () => {
  test("are marked around the words, once for each entry in a paragraph, and not in headings", () => {
    const markup = render(open(), "rain");
    expect(markup).toContain(
      'The <span class="index-mark" id="rain--index-1">town</span> had rain.',
    );
    expect(markup).toMatch(/<span class="index-mark"[^>]*>Street<\/span> after street/);
    expect(markup.match(/index-mark/g)).toHaveLength(10);
  });

  test("are found by the words of names, also within a claim, and at marked terms", () => {
    const { places } = open().index;
    const of = (id: string): unknown => places.get(id)?.map(({ section }) => section?.number ?? 0);
    expect(of("the-guild")).toEqual([0]);
    expect(of("ada-drop")).toEqual([1, 2]);
    expect(of("umbrella")).toEqual([2]);
    expect(of("street")).toEqual([1, 2]);
  });

  test("leave the words of the text as they were", () => {
    const markup = render(open(), "rain");
    const plain = render(open({ "chapters/index.md": { text: "# Index\n\nNone.\n" } }), "rain");
    expect(plain).not.toContain("index-mark");
    expect(words(markup)).toBe(words(plain));
  });

  test("are looked for only in what stands before the index", () => {
    expect(
      open()
        .index.places.get("town")
        ?.map(({ chapter }) => chapter),
    ).not.toContain("index");
  });
});

describe("the list", () => {
  test("stands by letter, with parts under their entry and hints where to look", () => {
    expect(words(render(open(), "index")).trim().split("\n")).toEqual([
      "Of the town.",
      "0–9",
      "4th quarter 1.1",
      "D",
      "Drop, Ada 1.1, 1.2",
      "S",
      "street 1.1, 1.2. See also town",
      "T",
      "town 1, 1.1, 2",
      "old town 1",
      "U",
      "Umbrella 1.2",
      "Umbrella Guild, The 1",
      "W",
      "way See street",
    ]);
  });

  test("leads to the places, and names their sections", () => {
    const markup = render(open(), "index");
    expect(markup).toContain('<a href="#chapter-rain--index-1">1</a>');
    expect(markup).toMatch(/<a href="#chapter-rain--index-\d" title="Two">1\.2<\/a>/);
  });

  test("leaves the pages open where there are pages", () => {
    const markup = render(open(), "index", { pageReferences: true });
    expect(markup).toMatch(/data-targets="rain--index-\d rain--index-\d"/);
  });
});
