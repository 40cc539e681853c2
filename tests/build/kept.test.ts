import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCache } from "../../scripts/editions/chromium.ts";
import { buildInto, openScratch, tinyBook } from "../engine.ts";
import { changeBook, type Recipe } from "../fixtures/book-folder.ts";
import { describeDifferences, readTree, type Tree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);

const cache = join(scratch.folder, "cache");
const kept = join(cache, "common-cause/made");
const environment = { XDG_CACHE_HOME: cache };
let fresh: Tree;

const outOf = (name: string): string => join(scratch.folder, name, "dist");

async function build(name: string, book = tinyBook): Promise<Tree> {
  await buildInto(outOf(name), { book }, { environment });
  return readTree(outOf(name));
}

beforeAll(async () => {
  // Unpacking the browser once more would take most of the time.
  const browser = await openCache();
  const copy = join(cache, "common-cause", basename(browser));
  cpSync(browser, copy, { recursive: true, preserveTimestamps: true });
  await buildInto(outOf("fresh"), { isFresh: true }, { environment });
  fresh = readTree(outOf("fresh"));
});

describe("what earlier builds have kept", () => {
  test("is not asked by --fresh, which keeps nothing either", () => {
    expect(readdirSync(join(cache, "common-cause"))).not.toContain("made");
  });

  test("changes no byte: two builds at once fill it, a third one takes from it", async () => {
    const [one, other] = await Promise.all([build("one"), build("other")]);
    const count = readdirSync(kept).length;
    expect(count).toBeGreaterThan(30);
    expect(describeDifferences(fresh, one)).toEqual([]);
    expect(describeDifferences(fresh, other)).toEqual([]);
    expect(describeDifferences(fresh, await build("third"))).toEqual([]);
    expect(readdirSync(kept)).toHaveLength(count);
  });

  test("is made anew where it is damaged", async () => {
    const files = readdirSync(kept).map((name) => join(kept, name));
    for (const [index, file] of files.entries()) {
      const bytes = readFileSync(file);
      writeFileSync(file, index % 2 === 0 ? bytes.subarray(0, -7) : bytes.fill(0x20, 40, 44));
    }
    expect(describeDifferences(fresh, await build("damaged"))).toEqual([]);
  });

  const changes: readonly (readonly [string, Recipe])[] = [
    ["cell", { "data/umbrellas.csv": { replace: [["Tinytown,3500,", "Tinytown,3600,"]] } }],
    ["spec", { "data/figures/umbrella-sales.json": { replace: [['"dx": -5', '"dx": -4']] } }],
    [
      "source",
      { "data/sources.json": { replace: [["Yearbook of Tinytown", "Almanac of Tinytown"]] } },
    ],
  ];
  test.each(changes)("is not taken for a changed %s", async (name, recipe) => {
    const book = join(scratch.folder, `book-${name}`);
    cpSync(tinyBook, book, { recursive: true });
    changeBook(book, recipe);
    await buildInto(outOf(`fresh-${name}`), { book, isFresh: true }, { environment });
    const changed = readTree(outOf(`fresh-${name}`));
    expect(describeDifferences(fresh, changed)).not.toEqual([]);
    expect(describeDifferences(changed, await build(name, book))).toEqual([]);
  });

  test("is not taken for changed styles", async () => {
    const book = join(scratch.folder, "book-styles");
    cpSync(tinyBook, book, { recursive: true });
    cpSync("layouts", join(book, "layouts"), { recursive: true });
    changeBook(book, {
      "layouts/styles/print.css": { append: "\n.page-text p { color: #123456; }\n" },
    });
    await buildInto(outOf("fresh-styles"), { book, isFresh: true }, { environment });
    const changed = readTree(outOf("fresh-styles"));
    expect(describeDifferences(fresh, changed)).not.toEqual([]);
    expect(describeDifferences(changed, await build("styles", book))).toEqual([]);
  });
});
