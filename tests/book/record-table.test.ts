import { expect, test } from "vitest";
import { readBook } from "../../scripts/book/book.ts";
import { citedSources } from "../../scripts/book/cited.ts";
import { buildDictionary } from "../../scripts/book/dictionary.ts";
import { buildRecord } from "../../scripts/book/record.ts";
import { renderChapter } from "../../scripts/book/render.ts";
import { renderTable } from "../../scripts/figures/table.ts";
import { html } from "../../scripts/lib/html.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";
import { richData } from "../fixtures/data-recipe.ts";
import { readTinyBook } from "../fixtures/open-book.ts";
import { policyOf } from "../fixtures/policy.ts";

const table = `
- id: wet-days
  title: Days that were wet
  dataset: events
  rows: [wet-*]
  columns:
    - { field: date, title: Day }
    - { field: evidence, title: Umbrellas and puddles, cells: facts, beside: grade }
    - { field: title, title: What, empty: nothing told }
    - { field: title, title: Or, beside: source }
`;

/** The tiny book with a table made of its events. */
function withTable(events: string): Recipe {
  return {
    ...richData,
    "data/tables.yaml": { replace: [["- id: umbrella-rows", `${table}\n- id: umbrella-rows`]] },
    "data/events.csv": { text: `date,title,evidence,grade,source,id\n${events}\n` },
    "chapters/umbrellas.md": { append: "\nSee :ref[wet-days].\n\n::table[wet-days]\n" },
  };
}

/** Events that name no source. */
const sourceless = `{
  "name": "events", "path": "events.csv", "title": "Events", "description": "Dated events.",
  "sources": [{ "title": "Our own diary" }],
  "schema": { "fields": [${["date", "title", "evidence", "grade", "id"]
    .map((name) => `{ "name": "${name}", "type": "string", "title": "${name}" }`)
    .join(", ")}] }
},`;

const wetDay = "2024-06-01,,umbrellas-2024;puddles-2024-06,B,puddle-blog,wet-day";

test("a table of records prints its cells, the words of facts where ids stand, and what stands for nothing", () => {
  const figure = readTinyBook(withTable(wetDay)).figures.get("wet-days");
  if (figure === undefined) throw new Error("The table is not there.");
  const markup = renderTable(figure, html`Wet`).markup.replaceAll("\u00A0", "_");
  expect(markup).toContain(
    '<tr><th scope="row">June 1, 2024</th><td>3,500; 17 (B)</td><td>nothing told</td><td>puddle-blog</td></tr>',
  );
});

test("the facts and sources of a table of records count as used, and its dataset knows it", () => {
  const book = readTinyBook(withTable(wetDay));
  expect(book.figures.get("wet-days")).toMatchObject({
    factIds: ["umbrellas-2024", "puddles-2024-06"],
    sources: ["puddle-blog", "tinytown-yearbook"],
  });
  expect(citedSources(book)).toContain("puddle-blog");
  const events = buildDictionary(book).entries.find(({ dataset }) => dataset.id === "events");
  expect(events?.usage.placements.map(({ figure }) => figure.id)).toEqual(["wet-days"]);
});

test("the record of an edition tells a changed cell of a table of records", () => {
  const [before, after] = [wetDay, wetDay.replace(",,", ",A wet day,")].map((row) =>
    buildRecord(readTinyBook(withTable(row))).figures.find(({ id }) => id === "wet-days"),
  );
  expect(before).toMatchObject({ kind: "table", rows: ["wet-day"] });
  expect(after?.hash).not.toBe(before?.hash);
});

test("a cell that names no fact is refused at its place", () => {
  const problems = collectProblems();
  readBook(openTinyBook(withTable(wetDay.replace("umbrellas-2024", "umbrellas-2042"))), problems);
  expect(formatProblems(problems.list)).toContain(
    "data/events.csv:2:13: error fact-unknown: There is no fact or observation “umbrellas-2042”.",
  );
});

test("records that name no source are said to come from where their dataset comes from", () => {
  const book = readTinyBook({
    "chapters/umbrellas.md": { append: "\nSee :ref[wet-days].\n\n::table[wet-days]\n" },
    "data/events.csv": { text: "date,title,evidence,grade,id\n2024-06-01,A wet day,,B,wet-day\n" },
    "data/tables.yaml": {
      replace: [
        ["- id: umbrella-rows", `${table.replace(", beside: source", "")}\n- id: umbrella-rows`],
      ],
    },
    "data/datapackage.json": {
      replace: [['"resources": [', `"resources": [${sourceless}`]],
    },
  });
  const chapter = book.spine.find(({ id }) => id === "umbrellas");
  if (chapter === undefined) throw new Error("The chapter is not there.");
  const { markup } = renderChapter({ book, chapter, policy: policyOf(), drawChart: () => "" });
  expect(markup).toContain('<p class="figure-source">Source: Our own diary.</p>');
});
