import { expect, test } from "vitest";
import {
  coverEdition,
  coverFigure,
  describeCoverLines,
  drawCoverLines,
} from "../../scripts/book/cover-drawing.ts";
import { datasetOf, findList, findRecord, findTarget } from "../../scripts/book/target.ts";
import { readTinyBook } from "../fixtures/open-book.ts";
import { withRecords } from "../fixtures/records.ts";

test("each kind of link has its place, where the book has one", () => {
  const book = readTinyBook(withRecords());
  const at = (kind: string, id: string, slug?: string): string | undefined => {
    const target = { kind, id, slug } as Parameters<typeof findTarget>[1];
    const found = findTarget(book, target);
    return found && `${found.chapter}#${found.anchor ?? ""}`;
  };
  expect(at("chapter", "rain")).toBe("rain#");
  expect(at("chapter", "rain", "what-it-means")).toBe("rain#what-it-means");
  expect(at("chapter", "nowhere")).toBeUndefined();
  expect(at("figure", "umbrella-sales")).toBe("umbrellas#figure-umbrella-sales");
  expect(at("figure", "umbrella-rows")).toBe("umbrellas#table-umbrella-rows");
  expect(at("exhibit", "umbrella-sales")).toBe(at("figure", "umbrella-sales"));
  expect(at("figure", "nothing")).toBeUndefined();
  expect(at("term", "umbrella")).toBe("glossary#term-umbrella");
  expect(at("source", "weather-weekly")).toBe("bibliography#source-weather-weekly");
  expect(at("source", "nothing")).toBeUndefined();
  expect(at("dataset", "umbrellas")).toBe("data#dataset-umbrellas");
  expect(at("row", "umbrellas-2024")).toBe("data#dataset-umbrellas");
  expect(at("row", "flood")).toBe("timeline#record-flood");
  expect(at("row", "nothing")).toBeUndefined();
  expect(at("fact", "umbrella-growth")).toBeUndefined();
  expect(at("claim", "umbrella-rise")).toBeUndefined();
  expect(findRecord(book, "bo-rain")).toEqual({ chapter: "register", anchor: "record-bo-rain" });
  expect(findRecord(book, "umbrellas-2024")).toBeUndefined();
  expect(datasetOf(book, "flood")).toBe("happenings");
  expect([findList(book, "ledger"), findList(book, "index")]).toEqual(["ledger", undefined]);
});

test("a book without the lists has no place for what they would show", () => {
  const book = readTinyBook({
    "data/book.yaml": { replace: [["back: [glossary, data, bibliography]", "back: []"]] },
    "chapters/glossary.md": null,
    "chapters/data.md": null,
    "chapters/bibliography.md": null,
  });
  for (const [kind, id] of [
    ["term", "umbrella"],
    ["source", "weather-weekly"],
    ["dataset", "umbrellas"],
    ["row", "umbrellas-2024"],
  ] as const)
    expect(findTarget(book, { kind, id }), kind).toBeUndefined();
});

test("the cover is drawn from the chart with the most values, the highest in a color of its own", () => {
  const book = readTinyBook();
  const box = { left: 10, top: 20, width: 90, height: 70 };
  const colors = { line: "black", peak: "red" };
  expect(coverFigure(book)?.figure.id).toBe("umbrella-sales");
  expect(describeCoverLines(book)).toBe("the values of Figure\u00A01 as upright lines");
  expect(drawCoverLines(book, box, colors).markup).toBe(
    '<g stroke="black" stroke-width="12"><path d="M25,90V65"/><path d="M55,90V50"/><path d="M85,90V20" stroke="red"/></g>',
  );
  expect(drawCoverLines(book, { ...box, width: 30 }, colors).markup).toContain('stroke-width="5"');
  const bare = { placements: new Map() };
  expect([coverFigure(bare), describeCoverLines(bare)]).toEqual([undefined, ""]);
  expect(drawCoverLines(bare, box, colors).markup).toBe("");
  expect(coverEdition(book.metadata)).toBe("Tiny Press · Revision 1 · January 15, 2026");
});
