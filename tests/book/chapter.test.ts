import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readChapter, type Chapter } from "../../scripts/book/chapter.ts";
import { slugOf } from "../../scripts/book/slug.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook } from "../fixtures/book-folder.ts";

function read(text: string): { chapter: Chapter | undefined; printed: string } {
  const root = openTinyBook();
  writeFileSync(join(root, "chapters/rain.md"), text);
  const problems = collectProblems();
  const chapter = readChapter(
    root,
    { id: "rain", matter: "body", number: 1 },
    { notes: { itemsOf: () => [], typeset: () => [] }, problems },
  );
  return { chapter, printed: formatProblems(problems.list) };
}

describe("a chapter", () => {
  test("has its title and description, and no title in its text", () => {
    const { chapter, printed } = read(
      "---\ndescription: About rain.\n---\n# *Rain* & snow\n\nWords.\n",
    );
    expect(chapter).toMatchObject({ title: "Rain & snow", description: "About rain.", number: 1 });
    expect(chapter?.tokens.some(({ tag }) => tag === "h1")).toBe(false);
    expect(printed).toBe("");
  });

  test("takes an underlined title", () => {
    expect(read("Rain\n====\n\nWords.\n").chapter?.title).toBe("Rain");
  });

  test("counts words of prose", () => {
    expect(read("# One\n\nTwo three – four.\n\n- five\n").chapter?.words).toBe(5);
  });

  test("lists its headings with slugs and places", () => {
    const { chapter } = read(
      "---\ndescription: x\n---\n# Rain\n\n## What it *means*\n\n### Deeper\n\n## End\n",
    );
    expect(chapter?.headings).toEqual([
      {
        level: 2,
        text: "What it means",
        slug: "what-it-means",
        place: { file: "chapters/rain.md", line: 6, column: 4 },
      },
      {
        level: 3,
        text: "Deeper",
        slug: "deeper",
        place: { file: "chapters/rain.md", line: 8, column: 5 },
      },
      {
        level: 2,
        text: "End",
        slug: "end",
        place: { file: "chapters/rain.md", line: 10, column: 4 },
      },
    ]);
  });

  test("may go up several levels of headings, but down only one", () => {
    expect(read("# A\n\n## B\n\n### C\n\n## D\n").printed).toBe("");
    expect(read("# A\n\n### C\n").printed).toContain("heading-skipped");
  });

  test("lists what it refers to, in order, within words too", () => {
    const { chapter } = read(
      "# A\n\nSee :fact[x] and :claim[many :term[Word]]{y} [@s; @t, p. 2].\n\n::figure[f]\n\n[l](b.md#c)[^n]\n\n[^n]: And :ref[r].\n",
    );
    expect(
      chapter?.references.map(({ kind, id, words }) => `${kind} ${id} ${words}`.trim()),
    ).toEqual([
      "fact x",
      "claim y many :term[Word]",
      "term word Word",
      "source s",
      "source t",
      "figure f",
      "link b.md#c",
      "ref r",
    ]);
  });

  test.each([
    ["", "file-empty"],
    ["Words first.\n\n# Rain\n", "chapter-title"],
    ["# Rain\n\n# Snow\n", "chapter-title"],
    ["# Rain :fact[a]\n", "directive-syntax"],
    ["---\ntitle: Rain\n---\n# Rain\n", "key-unknown"],
    ["---\ndescription: [\n---\n# Rain\n", "syntax-invalid"],
    ["# Rain\n\n| a |\n| - |\n| <i>b</i> |\n", "markup-in-text"],
    ["# Rain\n\n<!-- hidden -->\n", "markup-in-text"],
    ["# Rain\n\nA[^x].\n", "footnote-unknown"],
    ["# Rain\n\n## !\n", ""],
  ])("%j is reported as %j", (text, code) => {
    const { printed } = read(text);
    if (code === "") expect(printed).toBe("");
    else expect(printed).toContain(` error ${code}: `);
  });
});

test.each([
  ["What the evidence shows", "what-the-evidence-shows"],
  ["It’s “so”: yes!", "its-so-yes"],
  ["Zürich & Ærø", "zurich-ærø"],
  ["  2024 – 2025  ", "2024-2025"],
  ["緬甸 園區", "緬甸-園區"],
  ["C++", "c"],
])("the slug of %j is %s", (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});
