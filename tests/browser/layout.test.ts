import { describe, expect, test } from "vitest";
import { useLongerSite } from "./longer-site.ts";
import { visit, type View } from "./visit.ts";

const { browser, fromHost } = useLongerSite();

describe("the page", () => {
  const pages = [
    "index.html",
    "rain/index.html",
    "umbrellas/index.html",
    "figures/umbrella-sales/index.html",
    "data/umbrellas/index.html",
    "facts/index.html",
  ];

  test.each([390, 1440])("never moves by itself, at %i px", async (width) => {
    for (const path of pages) {
      const { page, layoutShift } = await visit(browser(), fromHost(path), { width });
      await page.evaluate("new Promise((done) => setTimeout(done, 700))");
      expect({ path, shift: await layoutShift() }).toEqual({ path, shift: 0 });
      await page.close();
    }
  });

  test.each<[string, View, string]>([
    ["enlarged to 400 %", { width: 320, scale: 4 }, ""],
    ["with text twice as large", { width: 1280 }, "html { font-size: 200% !important; }"],
    [
      "with text spaced as WCAG 1.4.12 has it",
      { width: 390 },
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }",
    ],
  ])("keeps within its window %s", async (_how, view, style) => {
    for (const path of pages) {
      const { page } = await visit(browser(), fromHost(path), view);
      await page.evaluate(
        `{ const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(style)}); document.adoptedStyleSheets = [sheet]; }`,
      );
      const width: unknown = await page.evaluate("document.documentElement.scrollWidth");
      expect({ path, width }).toEqual({ path, width: view.width });
      await page.close();
    }
  });

  test.each([360, 390, 640, 700, 768, 1100, 1440])(
    "sets no text of a chart smaller than 12 px, at %i px",
    async (width) => {
      for (const path of [
        "index.html",
        "umbrellas/index.html",
        "figures/umbrella-sales/index.html",
      ]) {
        const { page } = await visit(browser(), fromHost(path), { width });
        const least: unknown =
          await page.evaluate(`Math.min(...[...document.querySelectorAll("svg.chart")]
          .filter((chart) => chart.checkVisibility())
          .map((chart) => (12 * chart.getBoundingClientRect().width) / chart.viewBox.baseVal.width))`);
        expect({ path, isLarge: Number(least) >= 11.99 }).toEqual({ path, isLarge: true });
        await page.close();
      }
    },
  );

  test("draws its charts in the system's colors where those are forced", async () => {
    const { page } = await visit(browser(), fromHost("umbrellas/index.html"), { width: 1440 });
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", {
      features: [{ name: "forced-colors", value: "active" }],
    });
    const colors = await page.evaluate(
      `["--chart-ink", "--chart-paper", "--chart-series-1"].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))`,
    );
    expect(colors).toEqual(["CanvasText", "Canvas", "CanvasText"]);
    await page.close();
  });
});
