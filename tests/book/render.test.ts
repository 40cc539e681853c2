import { describe, expect, test } from "vitest";
import { readBook, type Book } from "../../scripts/book/book.ts";
import type { Policy } from "../../scripts/book/policy.ts";
import { renderChapter } from "../../scripts/book/render.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";
import { policyOf } from "../fixtures/policy.ts";

function open(recipe: Recipe = {}): Book {
  const problems = collectProblems();
  const book = readBook(openTinyBook(recipe), problems);
  expect(formatProblems(problems.list)).toBe("");
  if (book === undefined) throw new Error("The book cannot be read.");
  return book;
}

const drawChart = (figure: { id: string }, width: number): string =>
  `<svg>${figure.id} ${width}</svg>`;

/** Renders a chapter with no-break spaces shown as `_` and every chart as its id and width. */
function render(book: Book, id: string, own: Partial<Policy> = {}): string {
  const chapter = book.spine.find((candidate) => candidate.id === id);
  if (chapter === undefined) throw new Error(`There is no chapter “${id}”.`);
  return renderChapter({ book, chapter, policy: policyOf(own), drawChart }).markup.replaceAll(
    "\u00A0",
    "_",
  );
}

describe("directives", () => {
  test("print the same wording of a number everywhere, with its value", () => {
    const rain = render(open(), "rain");
    expect(rain).toContain(
      '<data class="fact" data-fact="umbrellas-2024-about" value="3500">about 3,500</data>',
    );
    expect(rain).toContain(
      '<data class="fact" data-fact="umbrella-growth" value="75">75_percent</data>',
    );
  });

  test("mark claims, terms and plain numbers", () => {
    const rain = render(open(), "rain");
    expect(rain).toContain('<span class="claim" data-claim="umbrella-rise">rose every year</span>');
    expect(rain).toContain('<a class="term" href="#term-umbrella">umbrella</a>');
    expect(rain).toContain("The street Route 66 stays wet");
  });

  test("refer to figures, tables and chapters by number, and to the others by title", () => {
    expect(render(open(), "umbrellas")).toMatch(
      /see <a class="ref" href="#chapter-rain">Chapter_1<\/a>, <a class="ref" href="#figure-umbrella-sales">Figure.1<\/a> and <a class="ref" href="#figure-umbrella-rows">Table_1<\/a>/,
    );
    const named = open({ "chapters/rain.md": { append: "\nSee :ref[glossary].\n" } });
    expect(render(named, "rain")).toContain('<a class="ref" href="#chapter-glossary">Glossary</a>');
  });

  test("leave room for page numbers only where asked", () => {
    const book = open();
    expect(render(book, "umbrellas")).not.toContain("page-ref");
    expect(render(book, "umbrellas", { pageReferences: true })).toContain(
      '(<span class="page-ref" data-target="chapter-rain"></span>)',
    );
  });

  test("print a range without a value as words alone", () => {
    const book = open({
      "data/umbrellas.csv": {
        append: "umbrellas-lost,2024,Tinytown,,200,300,count,estimate,B,tinytown-yearbook,,\n",
      },
      "chapters/rain.md": { append: "\nLost: :fact[umbrellas-lost].\n" },
    });
    expect(render(book, "rain")).toContain(
      '<span class="fact" data-fact="umbrellas-lost">200–300</span>',
    );
  });
});

describe("notes", () => {
  test("stand in a list at the end, with links there and back", () => {
    const rain = render(open(), "rain", { notes: "list" });
    expect(rain).toContain(
      'id="rain--noteref-1" href="#rain--note-1" aria-label="Note 1">1</a></sup>',
    );
    expect(rain).toMatch(/<li id="rain--note-1">Rain is <em>wet<\/em>.*href="#rain--noteref-1"/);
    expect(rain.match(/<li id="rain--note-\d"/g)).toHaveLength(
      rain.match(/class="noteref[" ]/g)?.length ?? 0,
    );
    expect(rain).toContain('role="doc-endnotes"');
  });

  test("pop up in a book for readers", () => {
    const rain = render(open(), "rain", { notes: "popup", markup: "xhtml" });
    expect(rain).toContain('<a epub:type="noteref" role="doc-noteref"');
    expect(rain).toMatch(/<aside epub:type="footnote" role="doc-footnote" id="rain--note-1">/);
    expect(rain).not.toContain("doc-endnotes");
  });

  test("stand where their mark is, to float to the foot of the page", () => {
    const rain = render(open(), "rain", { notes: "float" });
    expect(rain).toMatch(
      /<span class="footnote" data-number="1" id="rain--note-1">Rain is <em>wet<\/em>/,
    );
    expect(rain).not.toMatch(/class="noteref"|class="notes"/);
  });

  test("have the same words wherever they stand", () => {
    const book = open();
    const words = (notes: Policy["notes"]): boolean =>
      render(book, "rain", { notes }).includes("Yearbook of Tinytown 2024");
    expect([words("list"), words("popup"), words("float")]).toEqual([true, true, true]);
  });

  test("are none in a chapter that says nothing of others", () => {
    expect(render(open(), "contents")).not.toContain("notes");
  });

  test("are the same however often and in whatever order chapters are rendered", () => {
    const book = open();
    const first = render(book, "rain");
    render(book, "umbrellas", { notes: "float" });
    render(book, "rain", { notes: "popup", markup: "xhtml" });
    expect(render(book, "rain")).toBe(first);
  });
});

const download: Policy["download"] = (figure, format) =>
  format === "csv" ? `${figure}.csv` : undefined;

describe("figures and tables", () => {
  test("are numbered each by themselves, in the order of the spine", () => {
    const book = open({
      "chapters/rain.md": { append: "\nSee :ref[late-rows].\n\n::table[late-rows]\n" },
      "data/tables.yaml": {
        append:
          "- id: late-rows\n  title: Late\n  dataset: umbrellas\n  rows: [umbrellas-2024]\n  columns: [{ field: period, title: Year }]\n",
      },
    });
    expect(
      [...book.placements].map(([id, { number, chapter }]) => `${id} ${number} ${chapter}`),
    ).toEqual(["late-rows 1 rain", "umbrella-sales 1 umbrellas", "umbrella-rows 2 umbrellas"]);
  });

  test("carry number, finding, measure, note, source and the chart at each width", () => {
    const chapter = render(open(), "umbrellas", { chartWidths: [340, 640] });
    for (const part of [
      '<span class="figure-number">Figure_1</span> <span class="figure-title">Tinytown buys more umbrellas every year</span>',
      "Umbrellas sold, Tinytown, 2022–2024",
      "Note: The last value is an estimate; the line shows its range.",
      '<a href="#source-tinytown-yearbook">Town of Tinytown, Yearbook of Tinytown 2024</a>',
      "<svg>umbrella-sales 340</svg>",
      "<svg>umbrella-sales 640</svg>",
    ])
      expect(chapter).toContain(part);
  });

  test("show the rows of a chart as a table where asked", () => {
    const book = open();
    expect(render(book, "umbrellas", { chartTables: "none" })).not.toContain("At least");
    expect(render(book, "umbrellas", { chartTables: "full" })).toContain("At least");
    expect(render(book, "umbrellas", { chartTables: "toggle" })).toMatch(/<details.*At least/s);
  });

  test("offer only the files a publication has", () => {
    const chapter = render(open(), "umbrellas", { download, chartTables: "toggle" });
    expect(chapter).toContain('<a href="umbrella-sales.csv" download>Data (CSV)</a>');
    expect(chapter).not.toContain("Chart (SVG)");
  });
});

describe("lists", () => {
  test("name chapters with their numbers, figures, terms and sources", () => {
    const book = open();
    const contents = render(book, "contents");
    expect(contents).toMatch(
      /<span class="contents-number">1<\/span> <a href="#chapter-rain">Rain<\/a>/,
    );
    expect(contents).toMatch(/Figure_1<\/span> <a href="#figure-umbrella-sales">/);
    expect(contents).not.toContain(">Contents</a>");
    expect(render(book, "glossary")).toContain(
      '<dt id="term-umbrella">Umbrella</dt><dd>A roof one carries.</dd>',
    );
    const bibliography = render(book, "bibliography");
    expect(bibliography.match(/<li id="source-[a-z-]+"/g)).toEqual([
      '<li id="source-weather-weekly"',
      '<li id="source-tinytown-yearbook"',
    ]);
  });

  test("say so when they are empty", () => {
    const book = open({ "chapters/contents.md": { append: "\n::list[tables]\n" } });
    expect(render(book, "contents")).toContain("umbrella-rows");
    const none = open({
      "data/figures/umbrella-sales.json": null,
      "chapters/umbrellas.md": {
        replace: [
          ["::figure[umbrella-sales]\n\n", ""],
          [", :ref[umbrella-sales]", ""],
        ],
      },
      "chapters/rain.md": {
        replace: [[", as :ref[umbrella-sales] in :ref[umbrellas] shows.", " :ref[umbrellas]."]],
      },
    });
    expect(render(none, "contents")).toContain("There are none.");
  });
});

test("links lead to chapters and headings, and to the web as they are", () => {
  const book = open({
    "chapters/rain.md": {
      append:
        "\n[a](umbrellas.md) [b](#what-it-means) [c](https://example.org/?a=1&b=2) [d](./umbrellas.md)\n",
    },
  });
  const rain = render(book, "rain");
  for (const href of [
    "#chapter-umbrellas",
    "#chapter-rain--what-it-means",
    "https://example.org/?a=1&amp;b=2",
  ])
    expect(rain).toContain(`href="${href}"`);
  expect(rain).toContain('<h2 id="rain--what-it-means">What it means</h2>');
});
