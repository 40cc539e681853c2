import { expect, test } from "vitest";
import { describeOverdue, formatStatusMarkdown, statusOf } from "../../scripts/book/desk/status.ts";
import { buildDictionary } from "../../scripts/book/dictionary.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

const book = (due: string): ReturnType<typeof readTinyBook> =>
  readTinyBook({
    "data/datapackage.json": {
      replace: [
        [
          '"encoding": "utf-8",',
          `"encoding": "utf-8", "next": "the count of 2025", "due": "${due}",`,
        ],
      ],
    },
  });

test("a dataset says how far it goes and what is due", () => {
  expect(statusOf(book("2026-02"), "2026-01-15")).toEqual([
    { id: "umbrellas", last: "2024", source: "2025-03", due: "2026-02", isOverdue: false },
  ]);
});

test("a value due in a month is late when the month is over, as of the day that is named", () => {
  const late = (day: string): boolean | undefined => statusOf(book("2026-02"), day)[0]?.isOverdue;
  expect([late("2026-01-31"), late("2026-02-28"), late("2026-03-01")]).toEqual([
    false,
    false,
    true,
  ]);
  expect(describeOverdue(statusOf(book("2026-02"), "2026-03-01"), "2026-03-01")).toBe(
    "Overdue as of March 1, 2026: umbrellas (since February 2026).",
  );
});

test("the dictionary says of the edition's day what is missing", () => {
  expect(buildDictionary(book("2025-06")).entries[0]?.next).toBe(
    "the count of 2025 (due since June 2025, not in this edition)",
  );
  expect(buildDictionary(book("2026-06")).entries[0]?.next).toBe("the count of 2025");
});

test("the table lists what has a rhythm", () => {
  expect(formatStatusMarkdown(statusOf(book("2025-06"), "2026-01-15"))).toContain(
    "| umbrellas | 2024 | March 2025 | June 2025 | overdue |",
  );
  expect(formatStatusMarkdown(statusOf(readTinyBook(), "2026-01-15"))).not.toContain("umbrellas");
});
