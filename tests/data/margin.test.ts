import { describe, expect, test } from "vitest";
import { readTinyBook } from "../fixtures/open-book.ts";

/** The margin of one claim over the tiny book, whose umbrellas are 1,250, 2,000 and 3,500. */
function marginOf(formula: string): number | undefined {
  const book = readTinyBook({
    "data/claims.yaml": { append: `- id: probe\n  formula: ${JSON.stringify(formula)}\n` },
  });
  const margin = book.claims.get("probe")?.margin;
  return margin === undefined ? undefined : Math.round(margin * 1000) / 1000;
}

describe("the margin of a claim", () => {
  test.each([
    ["umbrellas-2023 > 1600 count", 0.2],
    ["umbrellas-2023 < 2500 count", 0.2],
    ["umbrellas-2023 > 2500 count", -0.2],
    ["not umbrellas-2023 > 2500 count", 0.2],
    ["umbrellas-2023 > 1600 count and umbrellas-2023 > 1900 count", 0.05],
    ["umbrellas-2023 > 1600 count or umbrellas-2023 > 1900 count", 0.2],
    ["between(umbrellas-2023, 1000 count, 2500 count)", 0.2],
    ["rising(umbrellas-20*)", 0.375],
    ["falling(umbrellas-20*)", -0.429],
    ["umbrellas-2023 = 2000 count", undefined],
  ])("%s is %s", (formula, margin) => {
    expect(marginOf(formula)).toBe(margin);
  });
});
