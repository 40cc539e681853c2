import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import type { Book } from "../../scripts/book/book.ts";
import { formatChecksums } from "../../scripts/editions/data/checksum.ts";
import { packageFiles } from "../../scripts/editions/data/package.ts";
import { formatReadme } from "../../scripts/editions/data/readme.ts";
import { nameSheets } from "../../scripts/editions/data/sheet.ts";
import { renderWorkbook } from "../../scripts/editions/data/workbook.ts";
import { sitePolicy } from "../../scripts/editions/site.ts";
import { datasetPages } from "../../scripts/editions/site/dataset.ts";
import type { MadePage } from "../../scripts/editions/site/page.ts";
import { richData } from "../fixtures/data-recipe.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

describe("the data package", () => {
  test("says of each file its size and its hash, and keeps what readers need besides", () => {
    const files = packageFiles(readTinyBook(richData));
    const csv = files.get("umbrellas.csv") ?? "";
    const { resources } = JSON.parse(files.get("datapackage.json") ?? "") as {
      resources: Record<string, unknown>[];
    };
    expect(resources[1]).toMatchObject({
      bytes: Buffer.byteLength(csv),
      hash: `sha256:${createHash("sha256").update(csv).digest("hex")}`,
      coverage: { from: "2022", to: "2024-06" },
      next: "2027-03",
      rules: [{ rule: "complete" }, { rule: "never-added" }],
    });
  });

  test("has hashes in the form sha256sum reads, sorted by name", () => {
    const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const files = new Map([
      ["b.csv", ""],
      ["a.csv", ""],
    ]);
    expect(formatChecksums(files)).toBe(`${empty}  a.csv\n${empty}  b.csv\n`);
  });

  test("has a README that explains columns, rules, grades and measures", () => {
    const readme = formatReadme(readTinyBook(richData));
    for (const words of [
      "License: CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/.",
      "Cite as: The Tiny Authors, *A Tiny Book: Rain and umbrellas*, data, edition of January 15, 2026, revision 1 (Tiny Press).",
      "| C | seen in one page only |",
      "| claimed | what a government, company or armed group says of its own case |",
      "`umbrellas.csv`: 5 rows, 2022 to June 2024. Next value due: March 2027.",
      "- Puddles are no umbrellas. (umbrellas-* | puddles-*: never added to each other.)",
      "- `evidence`, Evidence: text",
      "- Umbrellas sold: `umbrellas`, count, 3 rows",
    ])
      expect(readme).toContain(words);
  });
});

describe("the workbook", () => {
  test("has a sheet about it, one for each dataset, one for columns and one for sources", async () => {
    const files = await open(readTinyBook(richData));
    const names = [...(files.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)];
    expect(names.map(([, name]) => name)).toEqual([
      "About",
      "events",
      "umbrellas",
      "Columns",
      "Sources",
    ]);
  });

  test("has numbers as numbers, everything else as text, and no formula", async () => {
    const files = await open(readTinyBook(richData));
    const sheet = files.get("xl/worksheets/sheet3.xml") ?? "";
    const shared = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<t[^>]*>([^<]*)<\/t>/g)];
    const cells = [...sheet.matchAll(/<c r="([A-Z]+)(\d+)"[^>]*?( t="s")?><v>([^<]*)<\/v>/g)];
    const row = cells
      .filter(([, , line]) => line === "5")
      .map(([, , , isText, value = ""]) => (isText ? shared[Number(value)]?.[1] : Number(value)));
    expect(row).toEqual([
      "puddles-2024-06",
      "2024-06",
      "Tinytown",
      "“Puddles” seen",
      17,
      "count",
      "claimed",
      "C",
      "puddle-blog",
      "=1+1",
    ]);
    expect([...files.values()].filter((text) => text.includes("<f>"))).toEqual([]);
  });

  test("is dated by the edition, and the same on every day", async () => {
    const book = readTinyBook(richData);
    const one = await renderWorkbook(book);
    vi.useFakeTimers({ now: new Date("2031-05-05T23:59:59Z"), toFake: ["Date"] });
    const other = await renderWorkbook(book);
    vi.useRealTimers();
    expect(Buffer.from(other).equals(Buffer.from(one))).toBe(true);
    expect((await open(book)).get("docProps/core.xml")).toContain(">2026-01-15T00:00:00Z<");
  });

  test("gives each sheet a name Excel takes", () => {
    const long = "a-name-that-is-longer-than-excel-allows";
    expect([
      ...nameSheets(["about", "history", `${long}-1`, `${long}-2`, "rain"]).values(),
    ]).toEqual([
      "about-2",
      "history-2",
      "a-name-that-is-longer-than-exce",
      "a-name-that-is-longer-than-ex-2",
      "rain",
    ]);
  });
});

describe("the page of a dataset", () => {
  test("has an anchor for every row, its value in the one wording, and its sources told apart", () => {
    const content = viewsOf()["umbrellas"]?.content ?? "";
    const rows = [...content.matchAll(/<tr id="([^"]*)">/g)].map(([, id]) => id);
    expect(rows).toEqual([
      "umbrellas-2022",
      "umbrellas-2023",
      "umbrellas-2024",
      "puddles-2024-06",
      "puddles-depth",
    ]);
    expect(content).toContain(
      '<td class="number" data-sort="3500">3,500 <span class="bounds">3,000–4,100</span></td>',
    );
    expect(content).toContain(
      '<a href="#source_tinytown-yearbook">Town of Tinytown 2025</a><span class="reporting"> as reported by <a href="#source_weather-weekly">Drop 2025</a></span>',
    );
    expect(content).toContain('<td>C <span class="meaning">one page</span></td>');
    expect(content).toContain('<li id="source_puddle-blog">');
  });

  test("says what to mind: rules with their reasons, values that are not settled", () => {
    const content = viewsOf()["umbrellas"]?.content ?? "";
    expect(content).toContain("Puddles are no umbrellas.");
    expect(content).toContain("<b>claimed</b>, what a government, company or armed group says");
    expect(content).not.toContain("<b>final</b>");
  });

  test("shows records by their own columns, with the way to the rows that are their evidence", () => {
    const { events } = viewsOf();
    expect(events?.content).toContain(
      '<tr id="wet-day"><th scope="row" data-sort="2024-06-01">June 1, 2024</th>',
    );
    expect(events?.content).toContain(
      '<a href="../../data/umbrellas/index.html#umbrellas-2024">umbrellas-2024</a>',
    );
    expect(events?.sections.map(({ title }) => title)).toEqual(["Rows", "Columns", "Sources"]);
  });

  test("leads to the files only where they are published", () => {
    expect(viewsOf()["umbrellas"]?.content).toContain('href="../../data/umbrellas.csv"');
    expect(viewsOf(false)["umbrellas"]?.content).not.toContain("umbrellas.csv");
  });

  test("is where rows and datasets are found from every page of the site", () => {
    const policy = sitePolicy({ book: readTinyBook(richData), hasFigureFiles: true });
    expect(policy.href({ kind: "row", id: "umbrellas-2022" }, "rain")).toBe(
      "../data/umbrellas/index.html#umbrellas-2022",
    );
    expect(policy.href({ kind: "row", id: "umbrellas-2022" }, "data/umbrellas")).toBe(
      "#umbrellas-2022",
    );
    expect(policy.href({ kind: "dataset", id: "events" }, "data")).toBe(
      "../data/events/index.html",
    );
  });

  test("takes at most 400 kB for 250 rows", () => {
    const head =
      "id,period,geography,measure,value,lower,upper,unit,status,grade,source,reported_by,note\n";
    const rows = Array.from({ length: 250 }, (_, index) => longRow(index)).join("");
    const umbrellas = richData["data/umbrellas.csv"];
    const own = umbrellas && "text" in umbrellas ? umbrellas.text.slice(head.length) : "";
    const book = readTinyBook({ ...richData, "data/umbrellas.csv": { text: head + own + rows } });
    const page = datasetPages({ book, hasFigureFiles: true }).find(
      ({ href }) => href === umbrellasPage,
    );
    expect(Buffer.byteLength(page?.content ?? "")).toBeGreaterThan(100_000);
    expect(Buffer.byteLength(page?.content ?? "")).toBeLessThan(400_000);
  });
});

async function open(book: Book): Promise<ReadonlyMap<string, string>> {
  const files = Object.entries(unzipSync(await renderWorkbook(book)));
  return new Map(files.map(([path, bytes]) => [path, strFromU8(bytes)]));
}

const umbrellasPage = "data/umbrellas/index.html";

/** The page of each dataset by the dataset's id. */
function viewsOf(hasFigureFiles = true): Record<string, MadePage> {
  const pages = datasetPages({ book: readTinyBook(richData), hasFigureFiles });
  return Object.fromEntries(pages.map((page) => [page.href.split("/")[1], page]));
}

function longRow(index: number): string {
  return `row-${index},2024-06,Tinytown,${"Umbrellas seen in the street ".repeat(4).trim()},${index},,,count,claimed,C,puddle-blog,weather-weekly;tinytown-yearbook,${"Counted twice. ".repeat(12).trim()}\n`;
}
