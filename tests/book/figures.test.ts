import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readBook, type Book } from "../../scripts/book/book.ts";
import { openDrawing } from "../../scripts/book/draw.ts";
import { collectProblems } from "../../scripts/lib/problem.ts";

const root = join(import.meta.dirname, "../..");
let book: Book | undefined;

beforeAll(() => {
  book = readBook(root, collectProblems());
});

/** The widths at which the editions draw: a page, a phone, the e-book, the brief. */
describe.each([640, 343, 480, 484])("every chart of the book at %i px", (width) => {
  test("can be drawn and read: no label runs into another, none is too small, faint or covered", () => {
    const problems = collectProblems();
    const drawChart = openDrawing(problems);
    const charts = [...(book?.figures.values() ?? [])].filter(({ kind }) => kind === "figure");
    expect(charts.length).toBeGreaterThan(30);
    const drawings = charts.map((figure) => drawChart(figure, width));
    expect(problems.list.map(({ message }) => message)).toEqual([]);
    for (const svg of drawings) {
      const sizes = [...svg.matchAll(/font-size="([\d.]+)px"/g)].map(([, size]) => Number(size));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
      expect(svg).not.toMatch(/rotate\((?!0)/);
    }
  });
});

test("every chart has a claim or says why it has none, and texts that others can use", () => {
  const charts = [...(book?.figures.values() ?? [])].filter(({ kind }) => kind === "figure");
  for (const { id, alt, subtitle, note, sources, dataset } of charts) {
    expect(alt.length, id).toBeLessThanOrEqual(150);
    expect(alt.length, id).toBeGreaterThan(30);
    expect(subtitle, id).not.toBe("");
    expect(note, id).not.toBe("");
    const named = sources.length + (dataset.resource.sources?.length ?? 0);
    expect(named, id).toBeGreaterThan(0);
  }
});
