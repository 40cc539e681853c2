import { describe, expect, test } from "vitest";
import { readBook, type Book } from "../../scripts/book/book.ts";
import { renderChapter } from "../../scripts/book/render.ts";
import { findTarget } from "../../scripts/book/target.ts";
import { dayOf, formatEventDate, type DatedEvent } from "../../scripts/data/event.ts";
import { collectProblems, formatProblems } from "../../scripts/lib/problem.ts";
import { openTinyBook, type Recipe } from "../fixtures/book-folder.ts";
import { policyOf } from "../fixtures/policy.ts";
import { withRecords } from "../fixtures/records.ts";

function open(recipe: Recipe = {}): { book: Book; printed: string } {
  const problems = collectProblems();
  const book = readBook(openTinyBook({ ...withRecords(), ...recipe }), problems);
  if (book === undefined) throw new Error("The book cannot be read.");
  return { book, printed: formatProblems(problems.list) };
}

function render(id: string, recipe?: Recipe): string {
  const { book } = open(recipe);
  const chapter = book.spine.find((candidate) => candidate.id === id);
  if (chapter === undefined) throw new Error(`There is no chapter “${id}”.`);
  return renderChapter({ book, chapter, policy: policyOf(), drawChart: () => "" }).markup;
}

test("a book with all three lists has no problems", () => {
  expect(open().printed).toBe("");
});

describe("the ledger", () => {
  test("counts the verdicts, the most frequent first", () => {
    expect(render("ledger")).toContain("3\u00A0statements");
    expect(render("ledger").match(/<b>\d<\/b> \w+/g)).toEqual([
      "<b>2</b> supported",
      "<b>1</b> judgment",
    ]);
  });

  test("has every statement in its order, under its part, escaped", () => {
    expect(render("ledger").match(/id="record-[^"]+"/g)).toEqual([
      'id="record-saying-1"',
      'id="record-saying-2"',
      'id="record-saying-3"',
    ]);
    expect(
      render("ledger")
        .match(/<h2[^>]*>[^<]+/g)
        ?.map((head) => head.replace(/.*>/, "")),
    ).toEqual(["Sales", "Weather"]);
    expect(render("ledger")).toContain("It is &lt; dry.");
  });

  test("says what each piece of evidence says, whose it is, and leads to it", () => {
    expect(render("ledger")).toContain(
      '<a href="#row-umbrellas-2023">Umbrellas sold: 2,000</a> (Tinytown, 2023; <a href="#source-tinytown-yearbook">Town of Tinytown 2025</a>; grade A)',
    );
    expect(render("ledger")).toContain('<a href="#row-flood">The flood</a> (October 30, 2024; ');
  });

  test("says which verdicts a formula holds", () => {
    expect(render("ledger").match(/Held by a formula/g)).toHaveLength(1);
  });

  test("names the chapter that treats a statement, if one does", () => {
    expect(render("ledger").match(/class="ledger-chapter"/g)).toHaveLength(2);
    expect(render("ledger")).toContain('<a href="#chapter-rain">Chapter\u00A01</a>');
  });

  test("stops the build when a claim that holds a verdict turns false", () => {
    const { printed } = open({
      "data/umbrellas.csv": {
        replace: [
          ["Tinytown,3500", "Tinytown,1500"],
          ["3000,4100", ","],
        ],
      },
      "data/facts.yaml": {
        replace: [["growth(umbrellas-2023, umbrellas-2024)", "umbrellas-2023"]],
      },
    });
    expect(printed).toMatch(
      /data\/sayings\.csv:2:\d+: error claim-false: The verdict on statement 1 rests on the claim “umbrella-rise”/,
    );
  });
});

describe("the timeline", () => {
  test("puts events under their years, dated as exactly as is known", () => {
    expect(render("timeline").match(/id="timeline--year-\d+"/g)).toHaveLength(3);
    expect(render("timeline")).toContain('<time datetime="2024-10-30">October 30</time>');
    expect(render("timeline")).toContain('<time datetime="2026-09">Fall</time>');
    expect(render("timeline")).not.toContain('datetime="1900"');
  });

  test("marks what is only scheduled", () => {
    expect(render("timeline").match(/\(scheduled\)/g)).toHaveLength(1);
  });

  test("names place, themes, grade and sources", () => {
    expect(render("timeline")).toContain("Tinytown · rain, town · grade B · <a");
    expect(render("timeline")).toContain(">Drop 2025</a>");
  });
});

test.each([
  ["2025", "year", "", "2025"],
  ["2025-10", "month", "October", "October 2025"],
  ["2025-10-30", "day", "October 30", "October 30, 2025"],
  ["2025-12", "season", "Winter", "Winter 2025"],
  ["2025-04", "season", "Spring", "Spring 2025"],
  ["2025-08", "season", "Summer", "Summer 2025"],
  ["2025-01-02", "year", "", "2025"],
])("dates %s, exact to the %s", (date, precision, day, whole) => {
  const event = { date, precision } as DatedEvent;
  expect(dayOf(event)).toBe(day);
  expect(formatEventDate(event)).toBe(whole);
});

describe("the register", () => {
  test("parts persons from organizations and sorts each by name", () => {
    expect(render("register").match(/id="record-[^"]+"/g)).toEqual([
      'id="record-ada-drop"',
      'id="record-bo-rain"',
      'id="record-the-guild"',
    ]);
    expect(render("register")).toMatch(/Persons<\/h2>[^]*Organizations<\/h2>/);
  });

  test("says where a person stands before the law, as of when, and nothing where there is nothing", () => {
    expect(render("register")).toContain(
      "<strong>Charged, sanctioned</strong> (as of March 1, 2025).",
    );
    expect(render("register").match(/<strong>/g)).toHaveLength(1);
  });
});

test("a name in a chapter leads to its entry", () => {
  const rain = { append: "\nSo said :person[Ada Drop] [@weather-weekly].\n" };
  expect(render("rain", { "chapters/rain.md": rain })).toContain(
    'So said <a class="person" href="#row-ada-drop">Ada Drop</a>',
  );
});

test("a record is found in the list that shows it, and in its dataset where no list does", () => {
  const { book } = open();
  expect(findTarget(book, { kind: "row", id: "flood" })).toEqual({
    chapter: "timeline",
    anchor: "record-flood",
  });
  const { book: without } = open({ "chapters/timeline.md": { text: "# Timeline\n\nNone.\n" } });
  expect(findTarget(without, { kind: "row", id: "flood" })).toEqual({
    chapter: "data",
    anchor: "dataset-happenings",
  });
});
