import { cpSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser, type OpenBrowser } from "../../scripts/editions/browser.ts";
import { buildInto, openScratch, tinyBook } from "../engine.ts";
import { changeBook, type Recipe } from "../fixtures/book-folder.ts";
import { serveFolder, type Served } from "./server.ts";
import { visit, type View } from "./visit.ts";

const days = [..."abcdefghijklmnopqrstuvwxyz"].map((letter) => letter.repeat(3));

/** The tiny book with more to do: a chapter to scroll, a dataset to filter, a chart whose series can be picked. */
const longer: Recipe = {
  "chapters/rain.md": {
    append: days
      .map((day) => `\nOn ${day} it rained, ${"and it rained again, ".repeat(14)}and stopped.\n`)
      .join(""),
  },
  "data/umbrellas.csv": {
    append: [0, 1, 2, 3, 4, 5, 6, 7, 8]
      .map(
        (year) =>
          `extra-201${year},201${year},${year % 2 ? "Drytown" : "Tinytown"},${100 + year},,,count,final,A,tinytown-yearbook,,\n`,
      )
      .join(""),
  },
  "data/figures/umbrella-sales.json": {
    replace: [
      [
        `{ "mark": "bar", "encoding": {`,
        `{ "mark": "bar", "encoding": { "color": { "field": "grade", "type": "nominal" }, "strokeDash": { "field": "grade", "type": "nominal" },`,
      ],
    ],
  },
};

/** A site that is read in a browser, from a host and from a disk. */
export interface LongerSite {
  readonly browser: () => Browser;
  /** The address of a page when served, under a sub-path. */
  readonly fromHost: (path: string) => string;
  readonly fromDisk: (path: string) => string;
  /** Opens a page of the host in a tab of its own; the caller closes it. */
  open(path: string, view?: View): Promise<Page>;
}

/** Builds the longer book once for a test file, and opens a browser. */
export function useLongerSite(): LongerSite {
  const scratch = openScratch();
  const dist = join(scratch.folder, "dist");
  let running: OpenBrowser | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    const book = join(scratch.folder, "book");
    cpSync(tinyBook, book, { recursive: true });
    changeBook(book, longer);
    await buildInto(dist, { book, only: "web,data" });
    served = await serveFolder(dist);
    running = await openBrowser();
  });
  afterAll(async () => {
    await running?.close();
    await served?.close();
    scratch.remove();
  });
  const browser = (): Browser => {
    if (running === undefined) throw new Error("The browser is not open.");
    return running.browser;
  };
  const fromHost = (path: string): string => `${served?.address ?? ""}${path}`;
  return {
    browser,
    fromHost,
    fromDisk: (path) => `${pathToFileURL(dist).href}/${path}`,
    open: async (path, view = { width: 1440 }) =>
      (await visit(browser(), fromHost(path), view)).page,
  };
}

/** The words of what is shown at a place; empty when nothing is. */
export async function shown(page: Page, place: string): Promise<string> {
  const words = await page.evaluate(
    `(() => { const found = document.querySelector(${JSON.stringify(place)}); return found?.checkVisibility() ? found.innerText : ""; })()`,
  );
  return String(words).replace(/\s+/g, " ").trim();
}

/** Waits until something is seen. */
export async function untilShown(page: Page, place: string): Promise<void> {
  await page.waitForSelector(place, { visible: true });
}

/** The words of what has the focus. */
export async function activeText(page: Page): Promise<unknown> {
  return await page.evaluate("document.activeElement.textContent.trim()");
}
