import { describe, expect, test } from "vitest";
import { activeText, shown, untilShown, useLongerSite } from "./longer-site.ts";
import { openTouch, visit } from "./visit.ts";

const { browser, fromDisk, fromHost, open } = useLongerSite();

const places: readonly [string, (path: string) => string][] = [
  ["a host, under a sub-path", fromHost],
  ["a disk", fromDisk],
];

describe("a figure", () => {
  const figure = "#figure-umbrella-sales";

  test("has all its tools behind one stop of the Tab key, and the arrows go through them", async () => {
    const page = await open("umbrellas/index.html");
    const stops = await page.$$eval(`${figure} :is(button, summary, [tabindex])`, (found) =>
      found
        .filter((each) => (each as HTMLElement).tabIndex >= 0 && each.checkVisibility())
        .map((each) => each.textContent),
    );
    expect(stops).toEqual(["Values"]);
    await page.focus(`${figure} .tool-row button`);
    const seen: unknown[] = [];
    for (const _ of [1, 2, 3, 4]) {
      await page.keyboard.press("ArrowRight");
      seen.push(await activeText(page));
    }
    expect(seen).toEqual(["Table", "Files", "Cite", "Explore"]);
    await page.close();
  });

  test("opens its table, its files and its citation, one at a time", async () => {
    const page = await open("umbrellas/index.html");
    await page.click(`${figure} .tool-row button:nth-child(2)`);
    expect(await shown(page, `${figure} [data-panel=table]`)).toContain("2024 3,500 3,000 4,100");
    await page.click(`${figure} .tool-row button:nth-child(3)`);
    expect(await shown(page, `${figure} [data-panel=table]`)).toBe("");
    expect(await shown(page, `${figure} [data-panel=files]`)).toContain("Data (CSV)");
    await page.click(`${figure} .tool-row button:nth-child(4)`);
    expect(await shown(page, `${figure} [data-panel=cite]`)).toMatch(
      /^The Tiny Authors, “Tinytown buys/,
    );
    await page.close();
  });

  test("tells its values to the keyboard and to screen readers, and lets them go", async () => {
    const page = await open("umbrellas/index.html");
    await page.focus(`${figure} .tool-row button`);
    await page.keyboard.press("Enter");
    await untilShown(page, `${figure} .chart-tip`);
    // Along the series to its end, then over to the other series.
    await page.keyboard.press("End");
    expect(await page.$eval(`${figure} [aria-live]`, (each) => each.textContent)).toBe(
      "2,000. 2023",
    );
    expect(await page.$$eval(`${figure} .is-other`, (others) => others.length)).toBeGreaterThan(0);
    await page.keyboard.press("ArrowDown");
    expect(await shown(page, `${figure} .chart-tip`)).toBe(
      "Umbrellas: 3,500; At least: 3,000; At most: 4,100 2024",
    );
    await page.keyboard.press("Escape");
    expect(await activeText(page)).toBe("Values");
    expect(await shown(page, `${figure} .chart-tip`)).toBe("");
    await page.close();
  });

  test.each([
    { width: 1440, chart: "[data-width='640']" },
    { width: 390, chart: "[data-width='343']" },
  ])("tells its values to a pointer, at $width px", async ({ width, chart }) => {
    const page = await open("umbrellas/index.html", { width });
    const bar = await page.$(`${figure} ${chart} [data-series="0"], ${figure} ${chart} path`);
    await bar?.scrollIntoView();
    await bar?.hover();
    await untilShown(page, `${figure} .chart-tip`);
    expect(await shown(page, `${figure} ${chart} .chart-tip`)).toMatch(/\d 20\d\d$/);
    await page.close();
  });

  test("tells a value to a finger, and keeps it until the next touch", async () => {
    const page = await openTouch(browser(), fromHost("umbrellas/index.html"));
    const chart = `${figure} [data-width="343"]`;
    const bar = await page.$(`${chart} [data-series="0"], ${chart} path`);
    await bar?.scrollIntoView();
    await bar?.tap();
    await untilShown(page, `${chart} .chart-tip`);
    await page.evaluate("new Promise((done) => setTimeout(done, 300))");
    expect(await shown(page, `${chart} .chart-tip`)).toMatch(/\d 20\d\d$/);
    await page.tap(`${figure} .figure-title`);
    await page.waitForSelector(`${chart} .chart-tip`, { hidden: true });
    await page.close();
  });

  test.each(places)(
    "moves, with everything that takes from this publication and nothing evaluated, from %s",
    async (_where, addressOf) => {
      const { page, requests, complaints } = await visit(
        browser(),
        addressOf("umbrellas/index.html"),
        { width: 1440 },
      );
      await page.click(`${figure} .tool-row button:nth-child(5)`);
      await untilShown(page, `${figure} .explorer svg`);
      const labels = await page.$$eval(`${figure} .explorer text`, (found) =>
        found.map((each) => each.textContent),
      );
      expect(labels).toEqual(expect.arrayContaining(["2022", "2023", "2024", "3,500"]));
      expect(await shown(page, `${figure} .explore-hint`)).toBe(
        "Pick a series by its mark or its button.",
      );
      const faded = `document.querySelectorAll(".explorer [opacity='0.15']").length`;
      expect(await page.evaluate(faded)).toBe(0);
      // Without a pointer: the button of the series of grade B.
      await page.focus(`${figure} .explore-row button:nth-child(2)`);
      await page.keyboard.press("Enter");
      expect(await page.evaluate(faded)).toBeGreaterThan(0);
      await page.click(`${figure} .tool-row button:nth-child(5)`);
      expect(await page.$(`${figure} .explorer`)).toBeNull();
      expect(
        requests.filter((url) => !url.startsWith(addressOf("")) && !url.startsWith("data:")),
      ).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test("has its table, files and citation in a fold without scripts", async () => {
    const page = await open("umbrellas/index.html", { width: 390, scripts: false });
    await page.click(`${figure} summary`);
    expect(await shown(page, `${figure} details`)).toMatch(/3,500.*Data \(CSV\).*The Tiny Authors/);
    await page.close();
  });
});
