import { describe, expect, test } from "vitest";
import { readBook } from "../../scripts/book/book.ts";
import { renderChapter } from "../../scripts/book/render.ts";
import { collectProblems, hasErrors } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";
import { policyOf } from "../fixtures/policy.ts";

/** What would break out of content and of attributes of either quote. */
const nasty = `x<i onload=boom>"'&amp;`;
const json = JSON.stringify(nasty).slice(1, -1);
const yaml = nasty.replaceAll("'", "''");

/** Every chapter of a book, in HTML and in XHTML. */
function renderAll(recipe: Recipe): string {
  const problems = collectProblems();
  const book = readBook(openTinyBook(recipe), problems);
  expect(hasErrors(problems.list)).toBe(false);
  if (book === undefined) throw new Error("The book cannot be read.");
  const policies = [
    policyOf({ notes: "list", chartTables: "full" }),
    policyOf({ notes: "popup", chartTables: "toggle", markup: "xhtml", scrollTables: true }),
    policyOf({ notes: "float", figureRole: "group", pageReferences: true }),
  ];
  return policies
    .flatMap((policy) =>
      book.spine.map(
        (chapter) =>
          renderChapter({ book, chapter, policy, drawChart: () => "<svg></svg>" }).markup,
      ),
    )
    .join("\n");
}

const figure = "data/figures/umbrella-sales.json";

describe("text from the data never becomes markup", () => {
  test.each<[string, Recipe]>([
    ["a figure's title", { [figure]: { replace: [["Tinytown buys", json]] } }],
    ["a figure's subtitle", { [figure]: { replace: [["Umbrellas sold,", json]] } }],
    ["a figure's note", { [figure]: { replace: [["The last value", json]] } }],
    [
      "a column's title",
      { [figure]: { replace: [['"title": "At least"', `"title": "${json}"`]] } },
    ],
    [
      "a table's title",
      {
        "data/tables.yaml": {
          replace: [["title: Umbrellas sold, with their status", `title: '${yaml}'`]],
        },
      },
    ],
    [
      "a table's column",
      { "data/tables.yaml": { replace: [["title: Status", `title: '${yaml}'`]] } },
    ],
    ["a term", { "data/glossary.yaml": { replace: [["term: Umbrella", `term: '${yaml}'`]] } }],
  ])("%s", (_what, recipe) => {
    const markup = renderAll(recipe);
    expect(markup).toContain("x&lt;i onload=boom&gt;");
    expect(markup).not.toContain("<i onload");
  });

  test("a cell", () => {
    const markup = renderAll({
      "data/umbrellas.csv": { replace: [["2022,Tinytown", '2022,"Tiny ""town"" & < \'1\'"']] },
      "data/tables.yaml": { replace: [["field: status", "field: geography"]] },
    });
    expect(markup).toContain("Tiny &quot;town&quot; &amp; &lt; &#39;1&#39;");
  });

  test("a source", () => {
    const markup = renderAll({
      "data/sources.json": {
        replace: [["Yearbook of Tinytown 2024", "Tom & Jerry < \\\"Itchy\\\" 'Scratchy' &lt;"]],
      },
    });
    expect(markup).toMatch(/Tom &(amp|#38); Jerry &(lt|#60); /);
    expect(markup).not.toMatch(/Tom & |Jerry < /);
    expect(markup).toMatch(/&(amp|#38);lt;/);
  });

  test("a chapter's title and a link's address", () => {
    const markup = renderAll({
      "chapters/umbrellas.md": { replace: [["# Umbrellas", '# A "b" & \\<c>']] },
      "chapters/rain.md": { append: '\n[x](https://example.org/"onload="boom) `<b>` &lt;u&gt;\n' },
    });
    expect(markup).toContain("A “b” &amp; &lt;c&gt;</a>");
    expect(markup).toContain("<code>&lt;b&gt;</code> &lt;u&gt;");
    expect(markup).not.toMatch(/<[a-z][^>]*" ?onload|<c>|<u>/);
  });
});
