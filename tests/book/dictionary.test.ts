import { describe, expect, test } from "vitest";
import { buildDictionary, type DatasetEntry } from "../../scripts/book/dictionary.ts";
import {
  describeSource,
  formatCount,
  formatDue,
  sourceName,
} from "../../scripts/book/dictionary/words.ts";
import { findTarget } from "../../scripts/book/target.ts";
import type { CslItem } from "../../scripts/data/source.ts";
import { richData } from "../fixtures/data-recipe.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

function entriesOf(): { events: DatasetEntry; umbrellas: DatasetEntry } {
  const [events, umbrellas] = buildDictionary(readTinyBook(richData)).entries;
  if (events === undefined || umbrellas === undefined) throw new Error("An entry is missing.");
  return { events, umbrellas };
}

describe("the entry of a dataset", () => {
  test("says what the rows cover and when more is due, as declared", () => {
    const { umbrellas } = entriesOf();
    expect(umbrellas.coverage).toBe("2022 to June 2024");
    expect(umbrellas.next).toBe("March 2027");
    expect(umbrellas.isRecords).toBe(false);
  });

  test("finds the coverage in the rows where it is not declared", () => {
    expect(entriesOf().events).toMatchObject({ coverage: "2024", next: "", isRecords: true });
  });

  test("puts columns and rules into words", () => {
    const { umbrellas } = entriesOf();
    expect(umbrellas.columns.find(({ name }) => name === "value")).toMatchObject({
      type: "number",
      units: [{ id: "count" }, { id: "kg" }],
      constraints: ["at least 0"],
    });
    expect(umbrellas.columns[0]?.constraints).toEqual(["always filled", "different in each row"]);
    expect(umbrellas.rules).toEqual([
      { why: "No year is missing.", texts: ["umbrellas-20* has a row for every year."] },
      {
        why: "Puddles are no umbrellas.",
        texts: ["umbrellas-* | puddles-*: never added to each other."],
      },
    ]);
  });

  test("counts grades, statuses and sources, the most frequent first", () => {
    const { umbrellas, events } = entriesOf();
    expect([...umbrellas.grades]).toEqual([
      ["A", 2],
      ["C", 2],
      ["B", 1],
    ]);
    expect([...umbrellas.statuses.keys()]).toEqual(["final", "claimed", "estimate"]);
    const counts = umbrellas.sources.map(({ source, primary, reporting }) => [
      source.id,
      primary,
      reporting,
    ]);
    expect(counts).toEqual([
      ["tinytown-yearbook", 3, 0],
      ["puddle-blog", 2, 0],
      ["weather-weekly", 0, 1],
    ]);
    expect([...events.grades]).toEqual([["B", 1]]);
  });

  test("lists the facts, claims, figures and sentences that rest on the rows", () => {
    const { umbrellas, events } = entriesOf();
    const { facts, claims, placements, sentences } = umbrellas.usage;
    expect(facts.map(({ id }) => id)).toEqual([
      "umbrella-growth",
      "umbrellas-total",
      "umbrellas-2024-about",
    ]);
    expect(claims.map(({ id }) => id)).toEqual(["umbrella-rise"]);
    expect(placements.map(({ figure }) => figure.id)).toEqual(["umbrella-sales", "umbrella-rows"]);
    expect(sentences.map(({ chapter }) => chapter)).toEqual(["rain", "rain", "umbrellas"]);
    expect(events.usage.sentences).toEqual([]);
  });
});

describe("the index of measures", () => {
  test("is alphabetical by the first letter, with units and rows of each dataset", () => {
    const { measures } = buildDictionary(readTinyBook(richData));
    const read = measures.map(({ text, uses }) => [
      text,
      ...uses.map(({ dataset, units, rows }) => [dataset.id, units.map(({ id }) => id), rows]),
    ]);
    expect(read).toEqual([
      ["“Puddles” seen", ["umbrellas", ["count", "kg"], 2]],
      ["Umbrellas sold", ["umbrellas", ["count"], 3]],
    ]);
  });
});

test("a dictionary is made once a book", () => {
  const book = readTinyBook();
  expect(buildDictionary(book)).toBe(buildDictionary(book));
});

test("a row and a dataset have their place in the list of the data", () => {
  const book = readTinyBook(richData);
  const place = { chapter: "data", anchor: "dataset-umbrellas" };
  expect(findTarget(book, { kind: "row", id: "umbrellas-2022" })).toEqual(place);
  expect(findTarget(book, { kind: "dataset", id: "umbrellas" })).toEqual(place);
  expect(findTarget(book, { kind: "row", id: "wet-day" })?.anchor).toBe("dataset-events");
  expect(findTarget(book, { kind: "row", id: "snow" })).toBeUndefined();
});

describe("words", () => {
  const item: CslItem = {
    id: "a",
    type: "report",
    title: "Rain & snow",
    author: [{ family: "Drop" }, { family: "Flake" }],
    "container-title": "Weather",
    issued: { "date-parts": [[2025, 4]] },
    URL: "https://example.org/a",
  };

  test("count", () => {
    expect(formatCount(1, "row")).toBe("1\u00A0row");
    expect(formatCount(1500, "row")).toBe("1,500\u00A0rows");
  });

  test("say when something is due, be it a period or a sentence", () => {
    expect(formatDue("2027-04")).toBe("April 2027");
    expect(formatDue("FBI report/FTC data book, 2027")).toBe("FBI report/FTC data book, 2027");
    expect(formatDue("")).toBe("");
  });

  test("name a source in short and in full", () => {
    expect(sourceName(item)).toBe("Drop et al. 2025");
    expect(sourceName({ id: "b", type: "webpage", title: "Bare" })).toBe("Bare");
    expect(describeSource(item).markup).toBe(
      'Drop et al. <a href="https://example.org/a"><cite>Rain &amp; snow</cite></a>. Weather, April 2025.',
    );
    expect(describeSource({ id: "b", type: "webpage", title: "Bare" }).markup).toBe(
      "<cite>Bare</cite>.",
    );
  });
});
