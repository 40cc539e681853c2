import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../scripts/editions/browser.ts";
import { sheets } from "../../scripts/editions/paged/sheet.ts";
import { paginate, type Flow } from "../../scripts/editions/paginate.ts";
import { imposePages } from "../../scripts/editions/pdf/booklet.ts";
import type { FinishedPdf } from "../../scripts/editions/pdf.ts";
import { finishPages, plainMetadata, saveFor } from "./finished.ts";
import { openPdf, readPages } from "./pdf-reader.ts";

/** Folds printed sheets as hands do: the outermost at the bottom, all at once; then turns the pages over one by one. */
function foldAndRead<T>(sides: readonly (readonly [T, T])[]): T[] {
  const sheetsOfPaper = Array.from({ length: sides.length / 2 }, (_, index) => ({
    front: sides[2 * index],
    back: sides[2 * index + 1],
  }));
  const firstHalf = sheetsOfPaper.flatMap(({ front, back }) => [front?.[1], back?.[0]]);
  const secondHalf = sheetsOfPaper
    .toReversed()
    .flatMap(({ front, back }) => [back?.[1], front?.[0]]);
  return [...firstHalf, ...secondHalf] as T[];
}

describe("imposePages", () => {
  test.each([1, 2, 3, 4, 5, 8, 9, 243])("%i pages, folded, are in order", (count) => {
    const read = foldAndRead(imposePages(count));
    expect(read).toHaveLength(Math.ceil(count / 4) * 4);
    expect(read.slice(0, count)).toEqual(Array.from({ length: count }, (_, page) => page));
    expect(new Set(read.slice(count))).toEqual(new Set(count % 4 === 0 ? [] : [undefined]));
  });

  test("the outer side of the outermost sheet holds the last page and the first", () => {
    expect(imposePages(8)).toEqual([
      [7, 0],
      [1, 6],
      [5, 2],
      [3, 4],
    ]);
  });
});

const flows: readonly Flow[] = ["one", "two", "three", "four", "five"].map((id, index) => ({
  id,
  numbering: "arabic",
  title: "",
  number: index + 1,
  html: `<section id="${id}"><h1>Page ${id}</h1><p style="opacity: 0.5">Text of ${id}, and <a href="#one">a link</a>.</p></section>`,
}));

let pdf: FinishedPdf;

beforeAll(async () => {
  const { browser, close } = await openBrowser();
  try {
    const job = { title: "", language: "en-US", flows, styles: "" };
    pdf = finishPages(await paginate(browser, job), { ...plainMetadata, isAccessible: true });
  } finally {
    await close();
  }
}, 60_000);

describe.each(sheets)("the booklet of $name", (sheet) => {
  test("has pages of twice the width, and the words of each page in their half, at their size", async () => {
    const booklet = await openPdf(pdf.saveBooklet(sheet));
    const sides: [string, string][] = [];
    for (let number = 1; number <= booklet.numPages; number += 1) {
      const page = await booklet.getPage(number);
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      expect([left, bottom]).toEqual([0, 0]);
      expect([right, top].map((points) => (points / 72) * 25.4)).toEqual([
        expect.closeTo(2 * sheet.width, 1),
        expect.closeTo(sheet.height, 1),
      ]);
      const { items } = await page.getTextContent();
      const halves: [string[], string[]] = [[], []];
      for (const item of items)
        if ("str" in item) halves[item.transform[4] < right / 2 ? 0 : 1].push(item.str);
      sides.push([halves[0].join(""), halves[1].join("")]);
    }
    const printed = await readPages(saveFor(pdf, sheet.name));
    const pages = printed.map((text) => text.replace(/\s/g, ""));
    expect(foldAndRead(sides).map((text) => text.replace(/\s/g, ""))).toEqual([
      ...pages,
      "",
      "",
      "",
    ]);
  });

  test("places a page where it stands on its own sheet", async () => {
    // Page 2 stands to the left on the back of the outermost sheet, whose other half is empty.
    const [single, imposed] = [
      await placesOn(saveFor(pdf, sheet.name), 2),
      await placesOn(pdf.saveBooklet(sheet), 2),
    ];
    expect(imposed.length).toBeGreaterThan(1);
    expect(imposed.flat().map((value) => value.toFixed(1))).toEqual(
      single.flat().map((value) => value.toFixed(1)),
    );
  });

  test("is printed on both sides, turned about the short edge, and claims no tags", async () => {
    const { catalog } = await PDFDocument.load(pdf.saveBooklet(sheet), { updateMetadata: false });
    expect(String(catalog.lookup(PDFName.of("ViewerPreferences")))).toContain(
      "/DuplexFlipShortEdge",
    );
    for (const key of ["MarkInfo", "StructTreeRoot", "Outlines", "Names"])
      expect(catalog.has(PDFName.of(key)), key).toBe(false);
    const booklet = Buffer.from(pdf.saveBooklet(sheet)).toString("latin1");
    expect(booklet).not.toContain("pdfuaid:part");
    expect(Buffer.from(saveFor(pdf, sheet.name)).toString("latin1")).toContain("pdfuaid:part");
  });

  test("is the same again, and changes nothing in the book", () => {
    const book = saveFor(pdf, sheet.name);
    const booklet = pdf.saveBooklet(sheet);
    expect(Buffer.from(pdf.saveBooklet(sheet)).equals(Buffer.from(booklet))).toBe(true);
    expect(Buffer.from(saveFor(pdf, sheet.name)).equals(Buffer.from(book))).toBe(true);
  });
});

/** Where the words of a page stand, and how large they are. */
async function placesOn(bytes: Uint8Array, number: number): Promise<number[][]> {
  const page = await (await openPdf(bytes)).getPage(number);
  const [left = 0, bottom = 0] = page.view;
  const { items } = await page.getTextContent();
  return items.flatMap((item) =>
    "str" in item && item.str.trim() !== ""
      ? [[item.transform[4] - left, item.transform[5] - bottom, item.height]]
      : [],
  );
}
