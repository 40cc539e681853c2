import { beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../scripts/editions/browser.ts";
import { paginate, type Flow, type Pagination } from "../../scripts/editions/paginate.ts";
import { sheets } from "../../scripts/editions/paged/sheet.ts";
import type { FinishedPdf } from "../../scripts/editions/pdf.ts";
import { finishPages, saveFor } from "./finished.ts";
import { openPdf, readPages } from "./pdf-reader.ts";
import { findLostMarks, findTags, readTags, type Tag } from "./tag-tree.ts";

const words = (word: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}`).join(" ");
const chapter = (id: string, number: number, more: string): Flow => ({
  id,
  numbering: "arabic",
  title: id,
  number,
  html: `<section class="chapter" id="chapter-${id}"><h1>Chapter ${id}</h1><p>${words(id, 700)}<span class="footnote" data-number="1" id="${id}--note-1">Note of ${id}.</span> See <a href="#chapter-one">one</a>, <a href="#table-two">the table</a> or <a href="https://example.org/${id}">outside</a>.</p><h2>Within ${id}</h2>${more}</section>`,
});
const table = `<table id="table-two"><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>`;

const flows: readonly Flow[] = [
  {
    id: "front",
    numbering: "roman",
    title: "Front",
    html: `<section id="front"><h1>Front</h1></section>`,
  },
  chapter("one", 1, ""),
  chapter("two", 2, table),
];

const metadata = {
  title: "Two · T",
  authors: ["A"],
  subject: "What two is about",
  keywords: [],
  language: "en-US",
  issued: "2026-11-01",
  isAccessible: true,
};

let pagination: Pagination;
let pdf: FinishedPdf;
let book: Uint8Array;
let own: Uint8Array;
let from: number;
let to: number;

beforeAll(async () => {
  const { browser, close } = await openBrowser();
  try {
    pagination = await paginate(browser, { title: "T", language: "en-US", flows, styles: "" });
    pdf = finishPages(pagination);
    book = saveFor(pdf);
    const flow = pagination.flows.find(({ id }) => id === "two");
    from = flow?.from ?? 0;
    to = from + (flow?.count ?? 0);
    own = cut();
  } finally {
    await close();
  }
}, 60_000);

function cut(name = "a4"): Uint8Array {
  const sheet = sheets.find((each) => each.name === name);
  if (sheet === undefined) throw new Error(`There is no sheet ${name}.`);
  return pdf.saveCut(sheet, { from, to, metadata, whole: "../book.pdf" });
}

describe("a chapter taken from a finished book", () => {
  test("has its pages as they stand in the book, with the book's page numbers", async () => {
    expect(to - from).toBeGreaterThan(1);
    const pages = await readPages(book);
    expect(await readPages(own)).toEqual(pages.slice(from, to));
    const labels = await (await openPdf(book)).getPageLabels();
    expect(await (await openPdf(own)).getPageLabels()).toEqual(labels?.slice(from, to));
  });

  test("has the tags that its pages have in the book, and they lead there and back", async () => {
    const [tags, whole] = [await readTags(own), await readTags(book)];
    const section = whole.root.kids.at(-1);
    if (section === undefined || typeof section === "string") throw new Error("There is no tag.");
    expect(tags.root.kids.map((kid) => shapeOf(kid, 0))).toEqual([shapeOf(section, from)]);
    expect(findTags(tags.root, "Table")).toHaveLength(1);
    expect(findTags(tags.root, "Note")).toHaveLength(1);
    expect(findLostMarks(tags)).toEqual([]);
  });

  test("has its bookmarks, and says what it is", async () => {
    const file = await openPdf(own);
    const outline = await file.getOutline();
    expect(outline.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual([
      ["2 Chapter two", ["Within two"]],
    ]);
    const place = outline[0]?.dest;
    expect(Array.isArray(place) && (await file.getPageIndex(place[0] as never))).toBe(0);
    const { info } = await file.getMetadata();
    expect(info).toMatchObject({
      Title: "Two · T",
      Subject: "What two is about",
      Language: "en-US",
    });
  });

  test("leads to its own pages, to the whole book for all others, and out as the book does", async () => {
    const file = await openPdf(own);
    const links: string[] = [];
    for (let number = 1; number <= file.numPages; number += 1)
      for (const link of (await (await file.getPage(number)).getAnnotations()) as Link[]) {
        const goal = link.dest ?? link.unsafeUrl ?? "";
        links.push(`${goal} (${link.contentsObj.str})`);
        if (link.dest !== undefined && link.dest !== null)
          expect(await file.getDestination(link.dest), link.dest).not.toBeNull();
      }
    const folios = pagination.pages;
    expect(links).toContain(`table-two (Page ${folios.get("table-two")})`);
    expect(links).toContain("https://example.org/two (https://example.org/two)");
    expect(links).toContain(
      `../book.pdf#chapter-one (Page ${folios.get("chapter-one")} of the whole book)`,
    );
  });

  test("can be a booklet of its own", async () => {
    const [sheet] = sheets;
    if (sheet === undefined) throw new Error("There is no paper.");
    const booklet = pdf.saveBooklet(sheet, { from, to, metadata, whole: "" });
    expect(await sortedWords(booklet)).toEqual(await sortedWords(own));
  });

  test("is as large as the sheet, and the same whenever it is made; the book stays as it was", async () => {
    const sizes = ["a4", "letter"].map(async (name) => {
      const [left = 0, , right = 0] = (await (await openPdf(cut(name))).getPage(1)).view;
      return (((right - left) / 72) * 25.4).toFixed(1);
    });
    expect(await Promise.all(sizes)).toEqual(["210.0", "215.9"]);
    expect(Buffer.from(cut()).equals(Buffer.from(own))).toBe(true);
    expect(Buffer.from(saveFor(pdf)).equals(Buffer.from(book))).toBe(true);
  });
});

/** Every word of a file, whatever the order of its pages. */
async function sortedWords(bytes: Uint8Array): Promise<string[]> {
  return (await readPages(bytes)).flatMap((text) => text.split(/\s+/)).toSorted();
}

interface Link {
  readonly dest?: string | null;
  readonly unsafeUrl?: string;
  readonly contentsObj: { readonly str: string };
}

/** Names and nesting of a tag tree, and its marks, with pages counted from the one after `before`. */
function shapeOf(tag: Tag | string, before: number): unknown {
  if (typeof tag !== "string") return [tag.type, tag.kids.map((kid) => shapeOf(kid, before))];
  const [page = 0, mark = 0] = tag.split("/").map(Number);
  return `${page - before}/${mark}`;
}
