import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { array, assert, asyncProperty, constantFrom, nat, record } from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { build } from "../../scripts/build.ts";
import { readBook } from "../../scripts/book/book.ts";
import { checkDrawings, openDrawing } from "../../scripts/book/draw.ts";
import { collectProblems, formatProblems, hasErrors } from "../../scripts/lib/problem.ts";
import { openScratch, tinyBook } from "../engine.ts";
import { hashTree, readTree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);
const root = join(scratch.folder, "book");
const dist = join(scratch.folder, "dist");

const sources = ["chapters", "data"].flatMap((folder) =>
  readdirSync(join(tinyBook, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => /\.(csv|yaml|json|md)$/.test(path)),
);

/** What people and programs do to a file by mistake. */
const fragments = [
  "",
  " ",
  "\n",
  "\t",
  '"',
  "'",
  ",",
  ";",
  ":",
  "::",
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  "|",
  "#",
  "##",
  "---\n",
  "- ",
  "\\",
  "\u0000",
  "\uFEFF",
  "\r\n",
  "\u00A0",
  "é",
  "漢字",
  "👨‍👩‍👧",
  "<b>",
  "<script>alert(1)</script>",
  ":fact[",
  ":fact[umbrellas-2024]",
  ":claim[x]{y}",
  "::figure[umbrella-sales]",
  "[@tinytown-yearbook]",
  "[^1]",
  "12",
  "-0",
  "1e999",
  "NaN",
  "null",
  "true",
  "2024-13-40",
  "FY",
  "USD",
  "../..",
  "%",
  "&amp;",
];

const edits = {
  insert: (text: string, at: number, what: string): string =>
    text.slice(0, at) + what + text.slice(at),
  cut: (text: string, at: number, what: string): string =>
    text.slice(0, at) + text.slice(at + what.length * 7 + 1),
  overwrite: (text: string, at: number, what: string): string =>
    text.slice(0, at) + what + text.slice(at + what.length),
  truncate: (text: string, at: number): string => text.slice(0, at),
  doubleLine: (text: string, at: number): string => byLine(text, at, (line) => [line, line]),
  dropLine: (text: string, at: number): string => byLine(text, at, () => []),
  changeDigit: (text: string, at: number): string =>
    text.slice(0, at) + text.slice(at).replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
  rename: (text: string, at: number): string =>
    text.slice(0, at) + text.slice(at).replace(/[a-z]{3,}/, (word) => `${word}x`),
} as const;

function byLine(text: string, at: number, change: (line: string) => string[]): string {
  const lines = text.split("\n");
  const index = at % lines.length;
  return lines.toSpliced(index, 1, ...change(lines[index] ?? "")).join("\n");
}

const edit = record({
  file: constantFrom(...sources),
  kind: constantFrom(...(Object.keys(edits) as (keyof typeof edits)[])),
  at: nat(100_000),
  what: constantFrom(...fragments),
});

let before = "";
beforeAll(async () => {
  await build({ root: tinyBook, out: dist, only: ["epub"] });
  before = hashTree(readTree(dist));
});

test("500 random bad edits: each builds right or is told with its place, and nothing is published of a bad book", async () => {
  const counts = { built: 0, told: 0 };
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await assert(
    asyncProperty(array(edit, { minLength: 1, maxLength: 3 }), async (mutation) => {
      rmSync(root, { recursive: true, force: true });
      cpSync(tinyBook, root, { recursive: true });
      for (const { file, kind, at, what } of mutation) {
        const path = join(root, file);
        const text = readFileSync(path, "utf8");
        writeFileSync(path, edits[kind](text, at % (text.length + 1), what));
      }
      const started = performance.now();
      const problems = collectProblems();
      const book = readBook(root, problems);
      if (book) checkDrawings(book, openDrawing(problems));
      const isSound = book !== undefined && !hasErrors(problems.list);
      for (const { place, message, hint } of problems.list) {
        expect(place.file, message).toMatch(/^(chapters|data)\//);
        expect(message).toMatch(/[.?]$/);
        expect(hint).not.toBe("");
      }
      if (book === undefined) expect(hasErrors(problems.list)).toBe(true);
      const out = isSound ? join(scratch.folder, "other") : dist;
      const code = await build({ root, out, only: ["epub"] });
      expect(code, formatProblems(problems.list)).toBe(isSound ? 0 : 1);
      if (isSound) expect(existsSync(join(out, "epub/briefing-book.epub"))).toBe(true);
      else expect(hashTree(readTree(dist))).toBe(before);
      expect(performance.now() - started).toBeLessThan(20_000);
      counts[isSound ? "built" : "told"] += 1;
    }),
    { numRuns: 500, seed: 20_261_126, endOnFailure: false },
  );
  expect(counts.built).toBeGreaterThan(25);
  expect(counts.told).toBeGreaterThan(250);
});
