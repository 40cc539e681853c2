import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, type OpenBrowser } from "../../scripts/editions/browser.ts";
import { buildInto, engineBook, openScratch, tinyBook } from "../engine.ts";
import { readTree } from "../tree.ts";
import { serveFolder, type Served } from "./server.ts";
import {
  countFocusable,
  findBarriers,
  openDetails,
  readText,
  tabThrough,
  visit,
  type Stop,
  type View,
} from "./visit.ts";

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

const views: readonly View[] = [
  { width: 390, scheme: "light" },
  { width: 390, scheme: "dark" },
  { width: 1440, scheme: "light" },
  { width: 1440, scheme: "dark" },
];

describe.each([
  { name: "tiny", book: tinyBook, looked: undefined },
  {
    name: "real",
    book: engineBook,
    looked: ["index.html", "the-bill/index.html", "data/index.html", "data/kk-park/index.html"],
  },
])("the site of the $name book", ({ name, book, looked }) => {
  const dist = join(scratch.folder, name);
  let served: Served | undefined;
  let pages: string[] = [];

  beforeAll(async () => {
    await buildInto(dist, { book, only: "web,data" });
    pages = [...readTree(dist).keys()].filter((path) => path.endsWith(".html"));
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

  test("says the same with scripts off", async () => {
    for (const path of looked ?? pages) {
      const texts: unknown[] = [];
      for (const scripts of [true, false]) {
        const { page } = await visit(browser(), fromHost(path), { width: 1440, scripts });
        texts.push(await page.evaluate(readText));
        await page.close();
      }
      expect(texts[1]).toBe(texts[0]);
      expect(texts[0]).not.toBe("");
    }
  });

  test("fits a window of 320 px, folded in and out", async () => {
    for (const path of pages) {
      const { page } = await visit(browser(), fromHost(path), { width: 320 });
      const width = "document.documentElement.scrollWidth";
      const folded = await page.evaluate(width);
      await openDetails(page);
      expect({ path, folded, open: await page.evaluate(width) }).toEqual({
        path,
        folded: 320,
        open: 320,
      });
      await page.close();
    }
  });

  test("is reached by keyboard: the way to the text first, everything else, each seen", async () => {
    for (const path of looked ?? pages) {
      const { page } = await visit(browser(), fromHost(path), { width: 1440 });
      const focusable = await page.evaluate(countFocusable);
      const stops = await tabThrough(page);
      expect(stops[0]?.name).toBe("a Skip to the text");
      expect(
        stops.filter(({ isSeen }: Stop) => !isSeen),
        path,
      ).toEqual([]);
      expect({ path, stops: stops.length }).toEqual({ path, stops: focusable });
      await page.close();
    }
  });

  test("leads from the skip link into the text", async () => {
    const { page } = await visit(browser(), fromHost("index.html"), { width: 390 });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(`document.activeElement.closest("main") !== null`)).toBe(true);
    await page.close();
  });

  test.each(views)("has no barrier axe-core knows, at $width px, $scheme", async (view) => {
    for (const path of looked ?? pages) {
      const { page } = await visit(browser(), fromHost(path), view);
      expect({ path, found: await findBarriers(page) }).toEqual({ path, found: [] });
      await page.close();
    }
  });
});

test("the search for barriers finds them", async () => {
  const { page } = await visit(browser(), "data:text/html,<img src=x><a href=y></a>", {
    width: 390,
  });
  expect((await findBarriers(page)).join("\n")).toMatch(/image-alt/);
  await page.close();
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
