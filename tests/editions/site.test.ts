import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBook, type Book } from "../../scripts/book/book.ts";
import { openDrawing } from "../../scripts/book/draw.ts";
import type { Site } from "../../scripts/editions/site.ts";
import { downloadsOf } from "../../scripts/editions/site/download.ts";
import { feedFile, sitemapFiles } from "../../scripts/editions/site/feed.ts";
import { renderHead } from "../../scripts/editions/site/head.ts";
import { madePages } from "../../scripts/editions/site/made.ts";
import { pageTitleOf } from "../../scripts/editions/site/page.ts";
import { bundleScript, hashSource, scriptFile } from "../../scripts/editions/site/script.ts";
import { noMemory } from "../../scripts/lib/memory.ts";
import {
  formatAccessibility,
  type AccessibilityRecord,
} from "../../scripts/book/accessibility/record.ts";
import { collectProblems } from "../../scripts/lib/problem.ts";
import { buildInto, openScratch, runEngine } from "../engine.ts";
import { openFolder, openTinyBook, type Recipe } from "../fixtures/book-folder.ts";
import { readTree, type Tree } from "../tree.ts";

const address: Recipe = { "data/book.yaml": { append: "site: https://example.org/tiny/\n" } };

function openSite(recipe: Recipe = {}): Site & { readonly book: Book } {
  const problems = collectProblems();
  const book = readBook(openTinyBook(recipe), problems);
  if (book === undefined) throw new Error("The book cannot be read.");
  return {
    book,
    drawChart: openDrawing(problems),
    memory: noMemory,
    downloads: downloadsOf(["print"]),
    hasFigureFiles: true,
    problems: [],
    isLive: false,
  };
}

const folder = (files: Readonly<Record<string, string>>): string => {
  const place = openFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  return place;
};
const run = (script: string): unknown =>
  new Script(`${script};globalThis.told`).runInNewContext({ console });

describe("scripts", () => {
  test("are put together from modules, each in a scope of its own, what they need first", () => {
    const place = folder({
      "a.ts": `import { double, type Size } from "./b.ts";\n/** What. */\nconst own: Size = 4;\nObject.assign(globalThis, { told: double(own) });\n`,
      "b.ts": `export interface Size {}\nconst own = 2; // no\nexport const double = (value: number): number =>\n  value * own;\n`,
    });
    const script = bundleScript(join(place, "a.ts"));
    expect(run(script)).toBe(8);
    expect(script).not.toMatch(/import|export|What\.|interface/);
  });

  test("of the layouts all run as classic scripts", () => {
    for (const name of ["early", "site", "tables", "search", "explore"])
      expect(() => new Script(bundleScript(scriptFile("layouts", name))), name).not.toThrow();
  });

  test("take what they need of the engine from the engine, wherever the layouts are", () => {
    const place = folder({
      "a.ts": `import { units } from "../../scripts/data/unit.ts";\nObject.assign(globalThis, { told: units.get("USD")?.prefix });\n`,
    });
    expect(run(bundleScript(join(place, "a.ts")))).toBe("US$");
  });
});

describe("what machines are told", () => {
  test("is complete once the book has an address", () => {
    const site = openSite(address);
    const { title, description } = site.book.metadata;
    const about = { subject: { kind: "book" }, path: "index.html", title, description } as const;
    const head = renderHead(about, site).markup;
    for (const line of [
      '<link rel="canonical" href="https://example.org/tiny/">',
      '<meta property="og:image" content="https://example.org/tiny/figures/umbrella-sales.png">',
      '<meta name="citation_title" content="A Tiny Book: Rain and umbrellas">',
      '<meta name="citation_publication_date" content="2026/01/15">',
      '<meta name="citation_pdf_url" content="https://example.org/tiny/print/briefing-book-a4.pdf">',
    ])
      expect(head).toContain(line);
    const [, data = "{}"] = /ld\+json">(.*)<\/script>/.exec(head) ?? [];
    expect(JSON.parse(data)).toMatchObject({
      "@type": "Report",
      datePublished: "2026-01-15",
      hasPart: [
        { "@type": "Chapter", name: "Rain", url: "https://example.org/tiny/rain/" },
        { "@type": "Chapter", name: "Umbrellas" },
        { "@type": "Dataset", temporalCoverage: "2022/2024" },
      ],
    });
  });

  test("names no address a book does not have", () => {
    const site = openSite();
    const { title, description } = site.book.metadata;
    const about = { subject: { kind: "book" }, path: "index.html", title, description } as const;
    expect(renderHead(about, site).markup).not.toMatch(/canonical|og:image|og:url|_url/);
    expect(sitemapFiles(["index.html"], site.book.metadata)).toEqual([]);
  });

  test("cannot end its script: no text becomes markup", () => {
    const site = openSite();
    const about = {
      subject: { kind: "book" },
      path: "index.html",
      title: `"><script>`,
      description: "</script><b>",
    } as const;
    const head = renderHead(about, site).markup;
    const hostile = { ...site.book, metadata: { ...site.book.metadata, title: "</script><b>" } };
    const whole = head + renderHead(about, { ...site, book: hostile }).markup;
    expect(whole).not.toMatch(/<script>|<b>/);
    expect(whole.match(/<\/script>/g)).toHaveLength(2);
  });

  test("lists editions and corrections in a feed, newest first", () => {
    const correction = `- id: wrong-year\n  date: "2026-02-01"\n  since: 1\n  what: The year was wrong & is right.\n  effect: None.\n`;
    const site = openSite({ "data/corrections.yaml": { text: correction } });
    const [feed] = feedFile(site);
    const entries = [...String(feed?.content).matchAll(/<title>([^<]*)<\/title><updated>([^<]*)/g)];
    expect(entries.map(([, title, date]) => `${title}: ${date}`)).toEqual([
      "Correction: 2026-02-01T00:00:00Z",
      "Edition of January 15, 2026, revision 1: 2026-01-15T00:00:00Z",
    ]);
    expect(feed?.content).toContain("wrong &amp; is right");
  });

  test("finds every page in the sitemap, by the address it is known by", () => {
    const { metadata } = openSite(address).book;
    const [sitemap, robots] = sitemapFiles(["rain/index.html", "index.html"], metadata);
    expect(String(sitemap?.content).match(/<loc>[^<]*/g)).toEqual([
      "<loc>https://example.org/tiny/",
      "<loc>https://example.org/tiny/rain/",
    ]);
    expect(robots?.content).toContain("Sitemap: https://example.org/tiny/sitemap.xml");
  });
});

const pagesOf = (recipe: Recipe = {}): Map<string, string> =>
  new Map(madePages(openSite(recipe)).map(({ href, content }) => [href, content]));

describe("pages of the site's own", () => {
  test("are there for the figures, the facts, the data and the search", () => {
    expect([...pagesOf().keys()]).toEqual([
      "figures/index.html",
      "figures/umbrella-sales/index.html",
      "figures/umbrella-rows/index.html",
      "facts/index.html",
      "data/umbrellas/index.html",
      "search/index.html",
    ]);
  });

  test("say of a figure what its title rests on, who uses it, and since when it is there", () => {
    const figure = pagesOf().get("figures/umbrella-sales/index.html");
    for (const part of [
      "<code>rising(umbrellas-20*) and growth(",
      'href="../../data/umbrellas/index.html"',
      '<a href="../../rain/index.html#p-in-2024-the-town-bought-umbrellas">Chapter\u00A01</a>: Sales rose every year, as Figure\u00A01 in Chapter\u00A02 shows.',
      "Edition of January 15, 2026, revision 1: first shown",
      'href="../../figures/umbrella-sales.png"',
      "@misc{a-tiny-book-2026-figures-umbrella-sales,",
    ])
      expect(figure).toContain(part);
  });

  test("say of a computed number its formula, its rows and the sentences that print it", () => {
    const facts = pagesOf().get("facts/index.html");
    for (const part of [
      "<code>umbrella-growth = growth(umbrellas-2023, umbrellas-2024)</code>",
      '<a href="../data/umbrellas/index.html#umbrellas-2024">umbrellas-2024</a> 3,500',
      "In 2024 the town bought about 3,500 umbrellas, 75\u00A0percent more than in 2023.",
      '<li id="claim_umbrella-rise">',
    ])
      expect(facts).toContain(part);
  });

  test("say of accessibility what was measured, what fails and what is newer, and nothing where nothing was", () => {
    const record: AccessibilityRecord = {
      edition: { revision: 1, issued: "2026-01-15" },
      tools: { "axe-core": "4.14.1" },
      pages: ["index.html"],
      figures: ["umbrella-rows"],
      measures: [{ id: "reflow", looked: 1, found: ["index.html: 400 px wide in <320>"] }],
      rules: [],
      tests: [],
    };
    const page = pagesOf({ "data/accessibility.json": { text: formatAccessibility(record) } }).get(
      "accessibility/index.html",
    );
    for (const part of [
      "on 1\u00A0page with 1\u00A0figure or table of this site, in the edition of January 15, 2026",
      "<b>1.4.10 Reflow</b><ul><li>index.html: 400 px wide in &lt;320&gt;</li>",
      "Not measured, because newer than the measurement: Tinytown buys",
      "Tell its publisher, ",
      `<td data-label="Result">Not tested</td>`,
    ])
      expect(page).toContain(part);
    expect(pagesOf().has("accessibility/index.html")).toBe(false);
  });

  test("have titles that a browser shows whole", () => {
    const book = { metadata: { title: "Book" } } as Book;
    expect(pageTitleOf("Short", book)).toBe("Short · Book");
    expect(pageTitleOf("x".repeat(70), book)).toBe("x".repeat(70));
    const long = pageTitleOf(`${"word ".repeat(20)}end`, book);
    expect(long.length).toBeLessThanOrEqual(70);
    expect(long).toMatch(/word…$/);
  });
});

describe("the published site", () => {
  const scratch = openScratch();
  afterAll(scratch.remove);
  let site: Tree = new Map();
  beforeAll(async () => {
    await buildInto(join(scratch.folder, "dist"), { only: "web,data" });
    site = readTree(join(scratch.folder, "dist"));
  });
  const pages = (): [string, string][] =>
    [...site]
      .filter(([path]) => path.endsWith(".html"))
      .map(([path, bytes]) => [path, bytes.toString("utf8")]);

  test("lets its one inline script run by its hash, and nothing else inline", () => {
    const early = bundleScript(scriptFile("layouts", "early"));
    const hash = createHash("sha256").update(early).digest("base64");
    expect(hashSource(early)).toBe(`'sha256-${hash}'`);
    for (const [path, page] of pages()) {
      const inline = [...page.matchAll(/<script(?![^>]*\b(?:src|type)=)[^>]*>([^]*?)<\/script>/g)];
      expect({ path, inline: inline.map(([, text]) => text === early) }).toEqual({
        path,
        inline: [true],
      });
      expect(page).toContain(`sha256-${hash}`);
      expect(page, path).not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
    }
    expect(site.get("_headers")?.toString()).toContain(`sha256-${hash}`);
  });

  test("keeps to its budgets of fonts, style and scripts", () => {
    const fonts = [...site].filter(([path]) => /fonts\/.*(?<!italic)\.woff2$/.test(path));
    // Italics of the sans and the extended cuts are loaded by few pages.
    expect(fonts.reduce((sum, [, bytes]) => sum + bytes.length, 0)).toBeLessThan(100_000);
  });

  test("carries the license of everything it publishes that is not its own", () => {
    const text = site.get("assets/licenses.txt")?.toString() ?? "";
    for (const name of ["source-serif-4", "minisearch", "vega-interpreter"])
      expect(text).toContain(name);
    expect(text).toContain("SIL OPEN FONT LICENSE");
  });

  test("cites itself in three forms beside each page that can be cited", () => {
    const bibtex = site.get("rain/cite.bib")?.toString() ?? "";
    expect(bibtex).toMatch(/^@inbook\{a-tiny-book-2026-rain,\n/);
    expect(site.get("rain/cite.ris")?.toString()).toMatch(/^TY {2}- CHAP\r\n[^]*\r\nER {2}- \r\n$/);
    expect(JSON.parse(site.get("cite.json")?.toString() ?? "")).toMatchObject([
      {
        type: "report",
        title: "A Tiny Book: Rain and umbrellas",
        issued: { "date-parts": [[2026, 1, 15]] },
      },
    ]);
  });
});

test("a chapter cannot have the name of a folder of the site", async () => {
  const book = openTinyBook({
    "chapters/search.md": { text: "# Search\n\nWords.\n" },
    "data/book.yaml": { replace: [["back: [", "back: [search, "]] },
  });
  const out = join(openFolder(), "dist");
  const { code, stdout, stderr } = await runEngine("build", [
    "--book",
    book,
    "--out",
    out,
    "--only",
    "web",
  ]);
  expect(code).toBe(1);
  expect(stdout + stderr).toContain(
    "chapters/search.md:1: error site-name-taken: A chapter cannot be called “search”",
  );
});
