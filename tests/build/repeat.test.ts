import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildInto, openScratch, tinyBook } from "../engine.ts";
import { changeBook } from "../fixtures/book-folder.ts";
import { describeDifferences, readTree } from "../tree.ts";
import { buildElsewhere } from "./elsewhere.ts";

const scratch = openScratch();
afterAll(scratch.remove);

const years = `"type": "ordinal", "title": null`;
/** An axis of time, with an end given as a date: what a time zone would move. */
const dates = `"type": "temporal", "title": null, "scale": { "domain": [{ "year": 2021, "month": 7 }, { "year": 2024, "month": 7 }] }`;

test("two builds on unlike machines and days give the same bytes", async () => {
  const book = join(scratch.folder, "book");
  cpSync(tinyBook, book, { recursive: true });
  changeBook(book, { "data/figures/umbrella-sales.json": { replace: [[years, dates]] } });
  const first = join(book, "dist");
  await buildInto(first, { book });
  const elsewhere = join(scratch.folder, "andere Straße");
  mkdirSync(elsewhere);
  const second = await buildElsewhere(elsewhere, book);
  expect(readTree(first).size).toBeGreaterThan(25);
  expect(describeDifferences(readTree(first), readTree(second))).toEqual([]);
});

test("the other day is another one, or the test above would prove nothing", async () => {
  const { Date: here, Math: chance } = globalThis;
  const [day, random] = [here.now(), chance.random];
  try {
    await import("./other-day.ts");
    expect(Date.now() - day).toBeGreaterThan(399 * 86_400_000);
    expect(new Date().getTime() - day).toBeGreaterThan(399 * 86_400_000);
    expect(new Date("2026-01-15").getTime()).toBe(here.UTC(2026, 0, 15));
    expect(Math.random()).not.toBe(Math.random());
  } finally {
    globalThis.Date = here;
    Math.random = random;
  }
});
