import { expect, test } from "vitest";
import type { Observation } from "../../scripts/data/observation.ts";
import type { Figure } from "../../scripts/figures/figure.ts";
import { formatCell, renderTable } from "../../scripts/figures/table.ts";
import { html } from "../../scripts/lib/html.ts";

const place = { file: "data/table.csv" };

function table(titles: readonly string[], ...rows: readonly (readonly string[])[]): string {
  const columns = titles.map((title, index) => ({ field: `column_${index}`, title }));
  const records = rows.map((row) =>
    Object.fromEntries(row.map((text, index) => [`column_${index}`, { text, place }])),
  );
  const figure = { columns, rows: [], records } as unknown as Figure;
  return renderTable(figure, html`Caption`).markup;
}

test("a table that a phone cannot hold names the column in each cell, and no other does", () => {
  const narrow = table(["Name", "Since"], ["Singapore", "2022"]);
  expect(narrow).not.toContain("data-label");
  const many = table(["A", "B", "C", "D", "E"], ["1", "2", "3", "4", "5"]);
  expect(many).toContain('<table class="wide">');
  expect(many).toContain('<td data-label="E">5</td>');
  const long = table(
    ["Economy", "Institution", "Legal basis"],
    ["Darussalam", "Telecommunications", "Responsibilities"],
  );
  expect(long).toContain('<td data-label="Institution">Telecommunications</td>');
});

test("words may part where they are hyphenated, but not where a space holds them together", () => {
  const parts = "Long-term-under-standing-of-every-word";
  expect(table(["A", "B"], [parts, "x"])).not.toContain("data-label");
  const held =
    "Long\u00a0term\u00a0under\u00a0standing\u00a0of\u00a0every\u00a0word\u00a0in\u00a0it";
  expect(table(["A", "B"], [held, "x"])).toContain("data-label");
});

test("a day is put in words in whatever column it stands", () => {
  expect(table(["Act", "To"], ["Channel shut", "2023-11-15"])).toContain(
    "<td>November 15, 2023</td>",
  );
  const row = { id: "a", unit: "count", row: { end_date: { text: "2026-11-22", place } } };
  expect(formatCell(row as unknown as Observation, "end_date")).toBe("November 22, 2026");
});
