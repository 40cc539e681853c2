import type { HTTPRequest } from "puppeteer-core";
import { describe, expect, test } from "vitest";
import { activeText, shown, untilShown, useLongerSite } from "./longer-site.ts";
import { openTouch, visit } from "./visit.ts";

const { browser, fromDisk, fromHost, open } = useLongerSite();

const places: readonly [string, (path: string) => string][] = [
  ["a host, under a sub-path", fromHost],
  ["a disk", fromDisk],
];

const growth = "a[data-fact=umbrella-growth]";

describe("a number", () => {
  test.each(places)(
    "shows where it comes from to a pointer that rests on it, from %s",
    async (_where, addressOf) => {
      const { page, complaints } = await visit(browser(), addressOf("rain/index.html"), {
        width: 1440,
      });
      await page.hover(growth);
      await untilShown(page, "#site_card");
      const card = await shown(page, "#site_card");
      expect(card).toMatch(
        /^75 percent .*Computed growth\(umbrellas-2023, umbrellas-2024\) 2023 2,000/,
      );
      await page.hover("h1");
      await page.waitForSelector("#site_card", { hidden: true });
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test("shows it to the keyboard: Tab opens, arrows go into the card, Escape closes", async () => {
    const page = await open("rain/index.html");
    await page.keyboard.press("Tab");
    await page.focus(growth);
    await untilShown(page, "#site_card");
    expect(await page.$eval(growth, (each) => each.getAttribute("aria-describedby"))).toBe(
      "site_card",
    );
    await page.keyboard.press("ArrowDown");
    expect(await activeText(page)).toBe("Formula and rows");
    await page.keyboard.press("Escape");
    expect(await shown(page, "#site_card")).toBe("");
    expect(await activeText(page)).toBe("75\u00A0percent");
    await page.close();
  });

  test("shows it to a finger, at the foot of the screen, and does not lead away", async () => {
    const page = await openTouch(browser(), fromHost("rain/index.html"));
    await page.tap(growth);
    await untilShown(page, "#site_card.is-sheet");
    expect(page.url()).toBe(fromHost("rain/index.html"));
    await page.tap("h1");
    await page.waitForSelector("#site_card", { hidden: true });
    await page.tap(growth);
    await untilShown(page, ".card-close");
    await page.tap(".card-close");
    await page.waitForSelector("#site_card", { hidden: true });
    await page.close();
  });

  test("leads to its row or its formula without scripts, and so do claims and terms", async () => {
    const page = await open("rain/index.html", { width: 1440, scripts: false });
    const leadsTo = async (place: string): Promise<string> => {
      await page.goto(fromHost("rain/index.html"));
      await Promise.all([page.waitForNavigation(), page.click(place)]);
      return page.url().slice(fromHost("").length);
    };
    expect(await leadsTo(growth)).toBe("facts/index.html#fact_umbrella-growth");
    expect(await leadsTo("a[data-fact=umbrellas-2024-about]")).toBe(
      "data/umbrellas/index.html#umbrellas-2024",
    );
    expect(await leadsTo("a[data-claim]")).toBe("facts/index.html#claim_umbrella-rise");
    expect(await leadsTo("a[data-term]")).toBe("glossary/index.html#term-umbrella");
    await page.close();
  });
});

describe("a note", () => {
  test("stands in the margin beside its mark where there is room", async () => {
    const page = await open("rain/index.html");
    const [mark, note] = await page.$$eval("#noteref-1, .side-note", (found) =>
      found.map((each) => each.getBoundingClientRect().toJSON() as DOMRect),
    );
    expect(Math.abs((note?.top ?? 0) - (mark?.top ?? 0))).toBeLessThan(40);
    expect(note?.left).toBeGreaterThan(mark?.right ?? 0);
    expect(await shown(page, ".side-note")).toMatch(/^1 ?Rain is wet/);
    await page.close();
  });

  test("opens over the page where there is none, and leads to the list without scripts", async () => {
    const page = await open("rain/index.html", { width: 800 });
    await page.click("#noteref-1");
    await untilShown(page, "#site_card");
    expect(await shown(page, "#site_card")).toMatch(/^Note 1 Rain is wet/);
    await page.close();
    const plain = await open("rain/index.html", { width: 800, scripts: false });
    await plain.click("#noteref-1");
    expect(plain.url()).toMatch(/#note-1$/);
    await plain.close();
  });
});

describe("the ground", () => {
  const ground = "getComputedStyle(document.body).backgroundColor";
  test.each(places)(
    "follows the system until a reader chooses, and remembers, from %s",
    async (_where, addressOf) => {
      const { page } = await visit(browser(), addressOf("rain/index.html"), {
        width: 1440,
        scheme: "dark",
      });
      const dark = await page.evaluate(ground);
      await page.click("[data-theme-switch]");
      const light = await page.evaluate(ground);
      expect(light).not.toBe(dark);
      await page.goto(addressOf("umbrellas/index.html"));
      expect(await page.evaluate(ground)).toBe(light);
      await page.click("[data-theme-switch]");
      expect(await page.evaluate(ground)).toBe(dark);
      await page.click("[data-theme-switch]");
      expect(await page.evaluate("document.documentElement.dataset.theme ?? 'as the system'")).toBe(
        "as the system",
      );
      await page.close();
    },
  );
});

describe("the contents", () => {
  test("open over a narrow page and close again; without scripts they are at its end", async () => {
    const page = await open("rain/index.html", { width: 390 });
    await page.focus("[data-contents]");
    await page.keyboard.press("Enter");
    await untilShown(page, ".contents-nav.is-open");
    expect(await activeText(page)).toContain("Rain");
    expect(await page.$eval("main", (main) => (main as HTMLElement).inert)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.$(".is-open")).toBeNull();
    expect(await activeText(page)).toBe("Contents");
    await page.close();
    const plain = await open("rain/index.html", { width: 390, scripts: false });
    await plain.click("[data-contents]");
    expect(
      await plain.evaluate(
        "document.querySelector('.contents-nav').getBoundingClientRect().top < innerHeight",
      ),
    ).toBe(true);
    await plain.close();
  });

  test("say where one is", async () => {
    const page = await open("rain/index.html");
    await page.$eval("#what-it-means", (each) => each.scrollIntoView());
    await page.waitForSelector(".contents-nav [aria-current=location]");
    expect(await shown(page, ".contents-nav [aria-current=location]")).toBe("What it means");
    expect(await shown(page, ".site-where")).toBe("Chapter 1: Rain · What it means");
    // A phone has room for the nearer of the two.
    await page.setViewport({ width: 390, height: 800 });
    expect(await shown(page, ".site-where")).toBe("What it means");
    await page.close();
  });

  test("show where one is in the book, however low the window", async () => {
    const { page } = await visit(browser(), "about:blank", { width: 1440 });
    await page.setViewport({ width: 1440, height: 220 });
    await page.goto(fromHost("bibliography/index.html"));
    const [nav, current] = await page.$$eval(".contents-nav, .contents-nav [aria-current]", (all) =>
      all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect),
    );
    expect(current?.bottom).toBeLessThanOrEqual(nav?.bottom ?? 0);
    expect(current?.top).toBeGreaterThanOrEqual(nav?.top ?? Infinity);
    await page.close();
  });
});

describe("reading", () => {
  test("goes on where it stopped, here and from the first page", async () => {
    const page = await open("rain/index.html");
    await page.$eval("#p-on-mmm-it-rained-and-it", (each) => each.scrollIntoView());
    // Leaving is what a page is told when another comes.
    await page.evaluate(
      `Object.defineProperty(document, "visibilityState", { value: "hidden" }); document.dispatchEvent(new Event("visibilitychange"))`,
    );
    await page.goto(fromHost("index.html"));
    expect(await shown(page, ".resume")).toBe("Go on reading: Rain ×");
    await Promise.all([page.waitForNavigation(), page.click(".resume a")]);
    expect(page.url()).toContain("rain/index.html#p-on-");
    await page.goto(fromHost("rain/index.html"));
    expect(await shown(page, ".resume")).toBe("Go on where you were ×");
    // Who reads on from the top instead has answered.
    await page.evaluate("scrollTo(0, 900)");
    await page.waitForSelector(".resume", { hidden: true });
    await page.goto(fromHost("umbrellas/index.html"));
    expect(await page.$(".resume")).toBeNull();
    await page.evaluate("localStorage.clear()");
    await page.close();
  });

  test("can be passed on: each paragraph has a link, all behind one stop of the Tab key", async () => {
    const page = await open("rain/index.html");
    const stops = await page.$$eval(
      ".paragraph-link",
      (links) => links.filter((link) => (link as HTMLElement).tabIndex === 0).length,
    );
    expect(stops).toBe(1);
    await page.focus(".paragraph-link[tabindex='0']");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(/#what-it-means$/);
    await untilShown(page, ".announcement:not(:empty)");
    await page.close();
  });

  test("can be passed on by touch: the link of a paragraph that was touched stays", async () => {
    const page = await openTouch(browser(), fromHost("rain/index.html"));
    const paragraph = "#p-on-aaa-it-rained-and-it";
    const opacity = `getComputedStyle(document.querySelector("${paragraph} .paragraph-link")).opacity`;
    await page.$eval(paragraph, (each) => each.scrollIntoView());
    expect(await page.evaluate(opacity)).toBe("0");
    await page.tap(paragraph);
    expect(await page.evaluate(opacity)).toBe("1");
    await page.tap(`${paragraph} .paragraph-link`);
    expect(page.url()).toMatch(/#p-on-aaa/);
    await untilShown(page, ".announcement:not(:empty)");
    await page.close();
  });

  test.each<[string, (request: HTTPRequest) => Promise<void>]>([
    ["do not come", (request) => (isScript(request) ? request.abort() : request.continue())],
    [
      "throw",
      (request) =>
        isScript(request)
          ? request.respond({ contentType: "text/javascript", body: "throw new Error('x');" })
          : request.continue(),
    ],
    ["a policy forbids", forbidScripts],
  ])("does not depend on scripts that %s", async (_what, answer) => {
    const page = await browser().newPage();
    await page.setRequestInterception(true);
    page.on("request", (request) => void answer(request));
    await page.setViewport({ width: 390, height: 800 });
    await page.goto(fromHost("umbrellas/index.html"));
    expect(await shown(page, "main")).toContain("The town sold 6,750 umbrellas in three years");
    await page.click("#figure-umbrella-sales summary");
    expect(await shown(page, "#figure-umbrella-sales details")).toContain("3,500");
    await page.click("[data-contents]");
    expect(page.url()).toMatch(/#site_contents$/);
    expect(await shown(page, "#site_contents")).toContain("Rain");
    await page.goto(fromHost("search/index.html"));
    expect(await shown(page, ".search-alternative")).toContain("Without scripts");
    await page.close();
  });
});

function isScript(request: HTTPRequest): boolean {
  return request.resourceType() === "script";
}

/** Answers with a page whose host lets no script run, not even the one in its head. */
async function forbidScripts(request: HTTPRequest): Promise<void> {
  if (request.resourceType() !== "document") return await request.continue();
  const body = await (await fetch(request.url())).text();
  const headers = { "content-security-policy": "script-src 'none'" };
  await request.respond({ contentType: "text/html; charset=utf-8", headers, body });
}
