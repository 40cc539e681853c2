import { describe, expect, test } from "vitest";
import { shown, untilShown, useLongerSite } from "./longer-site.ts";
import { visit } from "./visit.ts";

const { browser, fromDisk, fromHost, open } = useLongerSite();

const places: readonly [string, (path: string) => string][] = [
  ["a host, under a sub-path", fromHost],
  ["a disk", fromDisk],
];

describe("the search", () => {
  test.each(places)(
    "finds text, figures, data and terms by keyboard alone, from %s",
    async (_where, addressOf) => {
      const { page, complaints } = await visit(browser(), addressOf("rain/index.html"), {
        width: 1440,
      });
      await page.keyboard.down("Control");
      await page.keyboard.press("k");
      await page.keyboard.up("Control");
      await untilShown(page, ".search-dialog input");
      await page.keyboard.type("umbrelas sold");
      await untilShown(page, "#found_0");
      const kinds = await page.$$eval(".found-kind", (found) =>
        found.map((each) => each.textContent),
      );
      expect(new Set(kinds)).toEqual(new Set(["Figure", "Table", "Text", "Dataset", "Data"]));
      expect(await page.$$eval("mark", (found) => found.length)).toBeGreaterThan(2);
      await page.keyboard.press("ArrowDown");
      expect(
        await page.$eval("input", (input) => input.getAttribute("aria-activedescendant")),
      ).toBe("found_1");
      await page.keyboard.press("ArrowUp");
      const target = await page.$eval("#found_0 a", (link) => link.href);
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      expect(page.url()).toBe(target);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test("closes by Escape, says when nothing is found, and has a page for those without scripts", async () => {
    const page = await open("rain/index.html", { width: 390 });
    await page.click("[data-search-open]");
    await untilShown(page, ".search-dialog input");
    await page.keyboard.type("zebra");
    expect(await shown(page, ".found-state")).toMatch(/^Nothing found/);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".search-dialog", { hidden: true });
    await page.click("[data-search-open]");
    await untilShown(page, ".search-close");
    await page.click(".search-close");
    await page.waitForSelector(".search-dialog", { hidden: true });
    await page.close();
    const plain = await open("rain/index.html", { width: 390, scripts: false });
    await Promise.all([plain.waitForNavigation(), plain.click("[data-search-open]")]);
    expect(await shown(plain, ".search-alternative")).toMatch(/Without scripts/);
    await plain.close();
  });
});

describe("a table of data", () => {
  test("is filtered by words and by choice, and counts what is left", async () => {
    const page = await open("data/umbrellas/index.html");
    await untilShown(page, ".table-tools input");
    expect(await shown(page, ".filter-state")).toBe("12 in all");
    await page.select(".table-tools select", "Drytown");
    expect(await shown(page, ".filter-state")).toBe("4 of 12");
    await page.type(".table-tools input", "2015");
    expect(await shown(page, ".filter-state")).toBe("1 of 12");
    await page.close();
  });

  test("has an address for each row, which leads to it", async () => {
    const page = await open("data/umbrellas/index.html", { width: 390, scripts: false });
    const [link] = await page.$$eval("#extra-2015 td:last-child a", (found) =>
      found.map((each) => each.getAttribute("href")),
    );
    expect(link).toBe("#extra-2015");
    await page.close();
  });
});
