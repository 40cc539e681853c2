import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeOverdue, formatStatusMarkdown, statusOf } from "../../scripts/book/desk/status.ts";
import { buildDictionary } from "../../scripts/book/dictionary.ts";
import { markStatus } from "../../scripts/book/release-mark.ts";
import { openTinyBook } from "../fixtures/book-folder.ts";
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

test("the table lists what has a rhythm, set as the formatter of Markdown sets it", () => {
  expect(formatStatusMarkdown(statusOf(book("2025-06"), "2026-01-15"))).toBe(
    [
      "| dataset   | last value | source of  | next due  |         |",
      "| --------- | ---------- | ---------- | --------- | ------- |",
      "| umbrellas | 2024       | March 2025 | June 2025 | overdue |",
    ].join("\n"),
  );
  expect(formatStatusMarkdown(statusOf(readTinyBook(), "2026-01-15"))).not.toContain("umbrellas");
});

test("a release puts the table of its day into the README, where that shows one", () => {
  const root = openTinyBook();
  const readme = join(root, "README.md");
  const mark = "<!-- npm run data -- status --markdown: as of the edition’s date -->";
  expect([...markStatus(root, "| new |")]).toEqual([]);
  writeFileSync(readme, "A table:\n\n| a |\n| - |\n");
  expect([...markStatus(root, "| new |")]).toEqual([]);
  writeFileSync(readme, `Before.\n\n${mark}\n\n| a |\n| - |\n| $1 |\n\nAfter.\n`);
  expect([...markStatus(root, "| $& |")]).toEqual([
    ["README.md", `Before.\n\n${mark}\n\n| $& |\n\nAfter.\n`],
  ]);
});
