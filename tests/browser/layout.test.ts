import { describe, expect, test } from "vitest";
import { useLongerSite } from "./longer-site.ts";
import { visit, type View } from "./visit.ts";

const { browser, fromHost } = useLongerSite();

test("the first screen of a phone says what the book is, how to take it along, and a finding", async () => {
  const { page } = await visit(browser(), fromHost("index.html"), { width: 390 });
  const places = [".landing-description", ".landing-start a", ".take-files a", ".finding-title"];
  const bottoms = await Promise.all(
    places.map((place) => page.$eval(place, (each) => each.getBoundingClientRect().bottom)),
  );
  expect(Math.max(...bottoms)).toBeLessThan(800);
  expect(bottoms).toEqual(bottoms.toSorted((a, b) => a - b));
  await page.close();
});

test("a table of many columns takes the margin, and no note is set over it", async () => {
  const { page } = await visit(browser(), fromHost("rain/index.html"), { width: 1440 });
  await page.evaluate(`{
    const figure = document.createElement("div");
    figure.className = "table-figure";
    figure.innerHTML = "<table class='wide'><tr>" + "<td>Rain</td>".repeat(9) + "</tr></table>";
    figure.style.height = "30rem";
    figure.style.marginTop = "-1.2rem";
    document.querySelector("#noteref-1").closest("p").before(figure);
    figure.before(document.querySelector("#noteref-1").closest("p"));
  }`);
  const isCovered = `(() => {
    const table = document.querySelector(".table-figure:has(.wide)").getBoundingClientRect();
    const main = document.querySelector("main").getBoundingClientRect();
    const notes = [...document.querySelectorAll(".side-note:not(.is-away)")].map((note) => note.getBoundingClientRect());
    return { isBroad: table.right > main.right + 200, over: notes.filter((note) => note.bottom > table.top && note.top < table.bottom).length };
  })()`;
  await page.waitForFunction("document.querySelector('.side-note').style.top !== ''");
  await page.evaluate("new Promise((done) => setTimeout(done, 100))");
  expect(await page.evaluate(isCovered)).toEqual({ isBroad: true, over: 0 });
  await page.close();
});

test("the heads of a table that stands as blocks on a phone come into sight when a key leads to them", async () => {
  const { page } = await visit(browser(), fromHost("data/umbrellas/index.html"), { width: 390 });
  await page.evaluate("document.querySelector('table:has(thead button)').classList.add('wide')");
  const left = "document.querySelector('thead button').getBoundingClientRect().left";
  expect(await page.evaluate(left)).toBeLessThan(0);
  await page.focus("thead button");
  expect(await page.evaluate(left)).toBeGreaterThanOrEqual(0);
  await page.close();
});

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
    ["when its fonts do not come", { width: 320 }, "* { font-family: sans-serif !important; }"],
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
