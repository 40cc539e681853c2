import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, type OpenBrowser } from "../../scripts/editions/browser.ts";
import { formatRoman, placePages } from "../../scripts/editions/paged/folio.ts";
import { buildFontFaces } from "../../scripts/editions/paged/fonts.ts";
import {
  paginate,
  type Flow,
  type Pagination,
  type PrintJob,
} from "../../scripts/editions/paginate.ts";
import { finishPages, saveFor } from "./finished.ts";
import { openPdf, readPages } from "./pdf-reader.ts";

let open: OpenBrowser;
let styles: string;
let book: Pagination;
let reported = 0;

/** Words that differ from each other, so that a lost one is missed. */
function fill(word: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${word}${index}`).join(" ");
}

function section(id: string, body: string): string {
  return `<section class="chapter" id="${id}"><header class="chapter-head"><h1>Title of ${id}</h1></header>${body}</section>`;
}

const note = (number: number, text: string): string =>
  `<span class="footnote" data-number="${number}" id="note-${number}">${text}</span>`;

const rows = Array.from({ length: 90 }, (_, row) => `<tr><td>row${row}</td><td>${row}</td></tr>`);
const table = `<table id="table-long"><thead><tr><th>Headword</th><th>Number</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;

const flows: readonly Flow[] = [
  {
    id: "cover",
    numbering: "none",
    title: "Cover",
    html: `<section class="cover" id="cover"><p>Cover words</p></section>`,
  },
  {
    id: "contents",
    numbering: "roman",
    title: "Contents",
    html: section(
      "contents",
      `<p>One <span class="page-number" data-target="one"></span> Two <span class="page-number" data-target="table-long"></span></p>`,
    ),
  },
  {
    id: "one",
    numbering: "arabic",
    title: "Head of one",
    number: 7,
    html: section(
      "one",
      `<p>${fill("one", 700)}${note(1, "First note.")} See <a href="#table-long">the table</a> <a class="page-ref" href="#table-long"></a>.</p><p>${fill("more", 900)}${note(2, "Second note.")}</p>`,
    ),
  },
  { id: "two", numbering: "arabic", title: "Head of two", html: section("two", table) },
];

function jobOf(parts: readonly Flow[]): PrintJob {
  return { title: "Title of the book", language: "en-US", flows: parts, styles };
}

beforeAll(async () => {
  const css = readFileSync(new URL("../../layouts/styles/print.css", import.meta.url), "utf8");
  styles = (await buildFontFaces()) + css;
  open = await openBrowser();
  book = await paginate(open.browser, { ...jobOf(flows), onPage: (done) => (reported = done) });
}, 60_000);

afterAll(async () => await open.close());

describe("paginate", () => {
  test("counts front matter in roman numerals and the body from 1 on a right-hand page", () => {
    expect(book.folios.slice(0, 3)).toEqual(["i", "ii", "1"]);
    expect(book.flows.map(({ id, first }) => [id, first]).slice(0, 3)).toEqual([
      ["cover", "i"],
      ["contents", "ii"],
      ["one", "1"],
    ]);
    expect(book.total).toBe(book.folios.length);
    // A page that closer lines have saved was one of them.
    expect(reported - book.total).toBeGreaterThanOrEqual(0);
    expect(reported - book.total).toBeLessThanOrEqual(book.flows.length);
  });

  test("fills page references with the page where the target stands", async () => {
    const pages = await readPages(saveFor(finishPages(book)));
    const folio = book.pages.get("table-long") ?? "";
    expect(pages[book.folios.indexOf(folio)]).toContain("Headword");
    expect(pages.join(" ")).toMatch(new RegExp(`See the table ?p\\. ${folio}\\.`));
    expect(pages[1]).toContain(`One 1 Two ${folio}`);
  });

  test("lists the pages of places in other flows, whatever their order, as numbers that lead there", async () => {
    const places = ["table-long", "one"].join(" ");
    const html = section(
      "index",
      `<p>Entry <span class="page-list" data-targets="${places}"></span> end</p>`,
    );
    const index: Flow = { id: "index", numbering: "arabic", title: "Index", html };
    const made = await paginate(open.browser, jobOf([...flows, index]));
    const { pages, folios } = made;
    const text = (await readPages(saveFor(finishPages(made)))).at(-1);
    const expected = [pages.get("one"), pages.get("table-long")].join(", ");
    expect(text).toContain(`Entry ${expected} end`);
    expect(folios.at(-1)).toBe(pages.get("index"));
  });

  test("sets a note, with its number, at the foot of the page that calls it", async () => {
    const pages = await readPages(saveFor(finishPages(book)));
    const page = book.folios.indexOf(book.pages.get("note-1") ?? "");
    expect(pages[page]).toMatch(/one699 ?1 See.* 1 First note\./);
    expect(book.pages.get("call-note-1")).toBe(book.pages.get("note-1"));
  });

  test("repeats the head of a table on every page it runs over, and loses no row", async () => {
    const pages = await readPages(saveFor(finishPages(book)));
    const withRows = pages.filter((page) => /row\d/.test(page));
    expect(withRows.length).toBeGreaterThan(1);
    for (const page of withRows) expect(page).toContain("Headword Number");
    expect(withRows.join(" ").match(/\brow\d+/g)).toHaveLength(90);
  });

  test("puts running heads on pages within a chapter, and none where it opens", async () => {
    const pages = await readPages(saveFor(finishPages(book)));
    const headOf = (folio: string): string | undefined => pages[book.folios.indexOf(folio)];
    expect(headOf("1")).not.toContain("Head of one");
    expect(headOf("2")).toMatch(/^7\u2003?\s*Head of one/);
    expect(headOf("3")).toMatch(/^Head of/);
  });

  test("makes every id a place that can be linked to, and names no path of this machine", async () => {
    const bytes = saveFor(finishPages(book));
    const pdf = await openPdf(bytes);
    for (const id of book.pages.keys()) expect(await pdf.getDestination(id), id).not.toBeNull();
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/file:|book\.invalid/);
  });

  test("refuses a page reference to a place that is not in the book", async () => {
    const html = section("bad", `<p><span class="page-ref" data-target="nowhere"></span></p>`);
    const flow: Flow = { id: "bad", numbering: "arabic", title: "Bad", html };
    await expect(paginate(open.browser, jobOf([flow]))).rejects.toThrow("“nowhere”");
  });

  test("loads nothing from outside the job", async () => {
    const html = section("image", `<p><img src="http://example.org/a.png" alt=""></p>`);
    const flow: Flow = { id: "image", numbering: "arabic", title: "Image", html };
    await expect(paginate(open.browser, jobOf([flow]))).rejects.toThrow("example.org/a.png");
  });
});

describe("placePages", () => {
  const page = { floats: "", text: "", notes: "", ids: [], sections: [] };
  test("leaves a page empty where a flow asks for the right-hand side", () => {
    const placed = placePages([
      { id: "a", title: "A", numbering: "arabic", pages: [page] },
      { id: "b", title: "B", numbering: "arabic", startsOn: "recto", pages: [page] },
    ]);
    expect(placed.map(({ flow, folio, isNumbered }) => [flow, folio, isNumbered])).toEqual([
      ["a", "1", true],
      ["", "2", false],
      ["b", "3", true],
    ]);
  });

  test("names the chapter on the left and on the right the last section that has begun", () => {
    const pages = [[], ["S"], [], [], ["T", "U"], [], []].map((sections) => ({
      ...page,
      sections,
    }));
    const placed = placePages([
      { id: "a", title: "A", number: 3, numbering: "arabic", pages },
      { id: "b", title: "B", numbering: "arabic", pages: [page, page, page] },
    ]);
    expect(placed.map(({ head }) => head.replace("\u2003", " "))).toEqual([
      "",
      "3 A",
      "S",
      "3 A",
      "U",
      "3 A",
      "U",
      "",
      "B",
      "B",
    ]);
  });

  test.each([
    [1, "i"],
    [4, "iv"],
    [9, "ix"],
    [14, "xiv"],
    [49, "xlix"],
  ])("writes %i as %s", (count, roman) => expect(formatRoman(count)).toBe(roman));
});

test("keeps a paragraph of three lines with its heading whole, wherever the page ends", async () => {
  const heights = Array.from({ length: 14 }, (_, index) => 520 + index * 15);
  const parts = heights.map((height, index): Flow => {
    const id = `part-${index}`;
    const lines = ["one", "two", "three"].map((word) => `${word}${index}`).join("<br>");
    const body = `<p style="height:${height}px">Above</p><h2>Head</h2><p>${lines}</p><p>Below</p>`;
    return { id, numbering: "arabic", title: id, html: section(id, body) };
  });
  const pages = await readPages(saveFor(finishPages(await paginate(open.browser, jobOf(parts)))));
  const homes = parts.map((_, index) =>
    ["one", "two", "three"].map((word) =>
      pages.findIndex((page) => page.split(/\s+/).includes(`${word}${index}`)),
    ),
  );
  expect(homes.flat()).not.toContain(-1);
  expect(homes.filter((home) => new Set(home).size > 1)).toEqual([]);
  expect(new Set(homes.map(([home = 0]) => /Above/.test(pages[home] ?? ""))).size).toBe(2);
});
