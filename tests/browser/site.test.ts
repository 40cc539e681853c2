import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measures } from "../../scripts/book/accessibility/measure.ts";
import { openBrowser, type OpenBrowser } from "../../scripts/editions/browser.ts";
import { buildInto, engineBook, openScratch, tinyBook } from "../engine.ts";
import { readTree } from "../tree.ts";
import { measurePage } from "./measure-page.ts";
import { serveFolder, type Served } from "./server.ts";
import { openTally } from "./tally.ts";
import { visit } from "./visit.ts";

const scratch = openScratch();
let running: OpenBrowser | undefined;

beforeAll(async () => {
  running = await openBrowser();
});
afterAll(async () => {
  await running?.close();
  scratch.remove();
});

function browser(): OpenBrowser["browser"] {
  if (running === undefined) throw new Error("The browser is not open.");
  return running.browser;
}

/** A page with something wrong for every measure. */
const badPage = `<!doctype html><title>Bad</title><style>
  @keyframes slide { to { left: 9px } }
  p { width: 2000px; animation: slide 9s infinite; font-size: 9px }
  a { outline: none }
  div { height: 5px; overflow: hidden; display: flex; flex-direction: column-reverse }
  svg { width: 10px }
</style><p>Words</p><div>Words that are cut off</div><img src="x"><a href="y" tabindex="3">go</a>
<main data-chapter="x"><figure class="figure" id="f"><svg class="chart" viewBox="0 0 600 600"></svg></figure></main>
<script>
  document.body.append("Only with scripts");
  document.addEventListener("keydown", (event) => event.key === "/" && event.preventDefault());
  setTimeout(() => document.querySelector("p").before(document.createElement("hr")), 200);
</script>`;

/** A page of each kind that the tiny book has no like of; tests/prove/accessibility.test.ts measures every page. */
const kinds = [
  "index.html",
  "the-bill/index.html",
  "ledger/index.html",
  "data/kk-park/index.html",
  "figures/ic3-losses/index.html",
];

describe.each([
  { name: "tiny", book: tinyBook, looked: undefined },
  { name: "real", book: engineBook, looked: kinds },
])("the site of the $name book", ({ name, book, looked }) => {
  const dist = join(scratch.folder, name);
  let served: Served | undefined;
  let pages: readonly string[] = [];

  beforeAll(async () => {
    await buildInto(dist, { book, only: "web,data" });
    pages = looked ?? [...readTree(dist).keys()].filter((path) => path.endsWith(".html"));
    served = await serveFolder(dist);
  });
  afterAll(() => served?.close());

  const fromHost = (path: string): string => `${served?.address ?? ""}${path}`;
  const fromDisk = (path: string): string => `${pathToFileURL(dist).href}/${path}`;

  test.each([
    ["a host, under a sub-path", fromHost],
    ["a disk", fromDisk],
  ])("opens from %s, and asks for nothing elsewhere", async (_where, addressOf) => {
    const home = addressOf("");
    for (const path of pages) {
      const { page, requests, complaints } = await visit(browser(), addressOf(path), {
        width: 1440,
      });
      const outside = requests.filter((url) => !url.startsWith(home) && !url.startsWith("data:"));
      expect({ path, outside, complaints }).toEqual({ path, outside: [], complaints: [] });
      expect(requests).toContain(`${home}assets/site.css`);
      const font = await page.evaluate(`document.fonts.check("16px 'Source Serif 4'")`);
      expect(font).toBe(true);
      await page.close();
    }
  });

  test("has no barrier that can be measured, by light and dark, on a phone and on a desktop", async () => {
    const tally = openTally();
    for (const path of pages)
      await measurePage({ path, home: fromHost(""), browser: browser(), tally });
    const found = tally
      .measures()
      .flatMap((each) => each.found.map((line) => `${each.id}: ${line}`));
    expect(found).toEqual([]);
    const unknown = tally
      .measures()
      .filter(({ id, looked: count }) => !(id in measures) || count === 0);
    expect(unknown).toEqual([]);
    expect(tally.rules().length).toBeGreaterThan(40);
  }, 120_000);

  test("leads from the skip link into the text", async () => {
    const { page } = await visit(browser(), fromHost("index.html"), { width: 390 });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(`document.activeElement.closest("main") !== null`)).toBe(true);
    await page.close();
  });
});

test("the search for barriers finds them", async () => {
  const folder = join(scratch.folder, "bad");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), badPage);
  const served = await serveFolder(folder);
  const tally = openTally();
  await measurePage({ path: "index.html", home: served.address, browser: browser(), tally });
  await served.close();
  const missed = tally.measures().filter(({ found }) => found.length === 0);
  expect(missed.map(({ id }) => id)).toEqual([]);
  expect(
    tally
      .measures()
      .find(({ id }) => id === "axe")
      ?.found.join(),
  ).toMatch(/image-alt/);
});

test("a table of data is sorted by its heads, by mouse and by keyboard, also from a disk", async () => {
  const dist = join(scratch.folder, "sorted");
  await buildInto(dist, { book: tinyBook, only: "web,data" });
  const address = `${pathToFileURL(dist).href}/data/umbrellas/index.html`;
  const { page } = await visit(browser(), address, { width: 1440 });
  const ids = async (): Promise<unknown> =>
    await page.evaluate(
      `[...document.querySelectorAll("[data-sortable] tbody tr")].map((row) => row.id)`,
    );
  const value = `[data-sortable] thead th:nth-child(2) button`;
  await page.waitForSelector(value);
  const inFile = ["umbrellas-2022", "umbrellas-2023", "umbrellas-2024"];
  expect(await page.$eval(value, (button) => button.textContent)).toBe("Value");
  await page.click(value);
  expect(await ids()).toEqual(inFile);
  await page.focus(value);
  await page.keyboard.press("Enter");
  expect(await ids()).toEqual(inFile.toReversed());
  expect(
    await page.$$eval("[aria-sort]", (heads) =>
      heads.map((head) => head.getAttribute("aria-sort")),
    ),
  ).toEqual(["descending"]);
  await page.close();
});
