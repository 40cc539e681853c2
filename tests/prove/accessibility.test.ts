import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readBook, type Book } from "../../scripts/book/book.ts";
import {
  accessibilityPath,
  formatAccessibility,
  type AccessibilityRecord,
} from "../../scripts/book/accessibility/record.ts";
import { openBrowser, type OpenBrowser } from "../../scripts/editions/browser.ts";
import { collectProblems } from "../../scripts/lib/problem.ts";
import {
  axeVersion,
  measurePage,
  type MeasuredPage,
  type PageSigns,
} from "../browser/measure-page.ts";
import { measureGrades, measureSite } from "../browser/measure-site.ts";
import { runNamedTests } from "../browser/named-tests.ts";
import { serveFolder, type Served } from "../browser/server.ts";
import { openTally } from "../browser/tally.ts";
import { buildInto, engineBook, openScratch } from "../engine.ts";
import { readTree } from "../tree.ts";

const scratch = openScratch();
const dist = join(scratch.folder, "dist");
const kept = join(engineBook, accessibilityPath);
let served: Served | undefined;

afterAll(async () => {
  await served?.close();
  scratch.remove();
});

function read(): Book {
  const book = readBook(engineBook, collectProblems());
  if (book === undefined) throw new Error("The book cannot be read.");
  return book;
}

/** Stands in for the record of a book that was never measured, so that the page of the record is there to be measured. */
const nothing: AccessibilityRecord = {
  edition: { revision: 1, issued: "2000-01-01" },
  tools: {},
  pages: [],
  figures: [],
  measures: [],
  rules: [],
  tests: [],
};

/** What is known to fail, and is said on the page. */
const knownToFail = new Set(["reading"]);

test("every page of the real site is measured, and what was found is kept", async () => {
  if (!existsSync(kept)) writeFileSync(kept, formatAccessibility(nothing));
  await buildInto(dist, { book: engineBook, only: "web,data" }, { patience: 600_000 });
  const site = readTree(dist);
  const pages = [...site.keys()].filter((path) => path.endsWith(".html"));
  served = await serveFolder(dist);
  const tally = openTally();
  const { signs, version } = await measureAll(pages, { home: served.address, tally });
  measureSite(site, signs, tally);
  const book = read();
  measureGrades(book, tally);
  const { revision, issued } = book.metadata;
  const record: AccessibilityRecord = {
    edition: { revision, issued },
    tools: { "axe-core": axeVersion, Chromium: version },
    pages,
    figures: [...book.placements.keys()].toSorted(),
    measures: tally.measures(),
    rules: tally.rules(),
    tests: runNamedTests(scratch.folder),
  };
  writeFileSync(kept, formatAccessibility(record));
  const found = record.measures
    .filter(({ id }) => !knownToFail.has(id))
    .flatMap((each) => each.found);
  expect(found).toEqual([]);
  expect(record.tests.filter(({ passed }) => !passed)).toEqual([]);
}, 5_400_000);

/** As many browsers as work side by side; pages differ much in how long they take. */
const workers = 4;

async function measureAll(
  pages: readonly string[],
  site: Pick<MeasuredPage, "home" | "tally">,
): Promise<{ readonly signs: ReadonlyMap<string, PageSigns>; readonly version: string }> {
  const signs = new Map<string, PageSigns>();
  const waiting = [...pages];
  const work = async ({ browser, close }: OpenBrowser): Promise<string> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      signs.set(path, await measurePage({ ...site, path, browser }));
      process.stderr.write(`${waiting.length} pages left, ${path} done\n`);
    }
    const version = await browser.version();
    await close();
    return version.replace(/^.*\//, "");
  };
  const opened = await Promise.all(Array.from({ length: workers }, () => openBrowser()));
  const [version = ""] = await Promise.all(opened.map(work));
  return { signs: new Map(pages.flatMap((path) => entryOf(path, signs))), version };
}

/** In the order of the pages, whoever was first. */
function entryOf(path: string, signs: ReadonlyMap<string, PageSigns>): [string, PageSigns][] {
  const found = signs.get(path);
  return found === undefined ? [] : [[path, found]];
}
