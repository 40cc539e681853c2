import { PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, type OpenBrowser } from "../../scripts/editions/browser.ts";
import { paginate, type Flow } from "../../scripts/editions/paginate.ts";
import { buildLabelRanges } from "../../scripts/editions/pdf/labels.ts";
import { buildXmp, type PdfMetadata } from "../../scripts/editions/pdf/xmp.ts";
import { finishPdf, type FinishedPdf } from "../../scripts/editions/pdf.ts";
import { finishPages, saveFor } from "./finished.ts";
import { openPdf, readPages } from "./pdf-reader.ts";

const metadata: PdfMetadata = {
  title: "Title & more",
  authors: ["Ann Author", "Bo Writer"],
  subject: "What it is about",
  keywords: ["scams", "fentanyl"],
  language: "en-US",
  issued: "2026-11-01",
};

const longHeading =
  "A heading that is so long that it must wrap to a second line of the page before it ends";

const flows: readonly Flow[] = [
  {
    id: "cover",
    numbering: "none",
    title: "Cover",
    html: `<section id="cover"><p>Cover</p></section>`,
  },
  {
    id: "one",
    numbering: "arabic",
    title: "One",
    number: 1,
    html: `<section id="one"><h1 style="font-size:40px">${longHeading}</h1><p><strong>Bold</strong> and <em>stressed</em>, <a href="#two">inside</a>, <a href="https://example.org/x">outside</a><span class="footnote" data-number="1" id="note-1">The note.</span></p><ul><li>First<ul><li>Nested</li></ul></li><li>Second</li></ul></section>`,
  },
  {
    id: "two",
    numbering: "arabic",
    title: "Two",
    number: 2,
    html: `<section id="two"><h1>Two</h1></section>`,
  },
];

let open: OpenBrowser;
let printed: FinishedPdf;
let finished: Uint8Array;

async function print(): Promise<FinishedPdf> {
  const job = { title: "T", language: "en-US", flows, styles: "" };
  return finishPages(await paginate(open.browser, job), metadata);
}

beforeAll(async () => {
  open = await openBrowser();
  printed = await print();
  finished = saveFor(printed);
}, 60_000);

afterAll(async () => await open.close());

describe("finishPdf", () => {
  test("gives the same bytes again, with no date but the edition's", async () => {
    expect(Buffer.from(saveFor(await print())).equals(Buffer.from(finished))).toBe(true);
    const { info } = await (await openPdf(finished)).getMetadata();
    expect(info).toMatchObject({
      CreationDate: "D:20261101000000Z",
      ModDate: "D:20261101000000Z",
      Title: "Title & more",
      Author: "Ann Author, Bo Writer",
      Subject: "What it is about",
      Keywords: "scams, fentanyl",
      Language: "en-US",
      Producer: "Common Cause",
    });
  });

  test("has an id that depends on the content", async () => {
    const [id] = (await openPdf(finished)).fingerprints;
    const other = saveFor(finishPdf([finished], { ...metadata, title: "Another" }));
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect((await openPdf(other)).fingerprints[0]).not.toBe(id);
  });

  test("is the same on every sheet but for its edges, and saving it twice changes nothing", async () => {
    const letter = saveFor(printed, "letter");
    expect(Buffer.from(saveFor(printed)).equals(Buffer.from(finished))).toBe(true);
    expect(await readPages(letter)).toEqual(await readPages(finished));
    const sizes = [finished, letter].map(async (bytes) => {
      const [left = 0, bottom = 0, right = 0, top = 0] = (await (await openPdf(bytes)).getPage(1))
        .view;
      return [right - left, top - bottom].map((side) => ((side / 72) * 25.4).toFixed(1));
    });
    expect(await Promise.all(sizes)).toEqual([
      ["210.0", "297.0"],
      ["215.9", "279.4"],
    ]);
  });

  test("labels pages as they are printed", async () => {
    const labels = await (await openPdf(finished)).getPageLabels();
    expect(labels?.slice(0, 4)).toEqual(["i", "ii", "1", "2"]);
  });

  test("has bookmarks with the words and spaces of the headings", async () => {
    const outline = await (await openPdf(finished)).getOutline();
    expect(outline.map(({ title }) => title)).toEqual([`1 ${longHeading}`, "2 Two"]);
  });

  test("says where each link leads", async () => {
    const page = await (await openPdf(finished)).getPage(3);
    const links = (await page.getAnnotations()) as { contentsObj: { str: string } }[];
    const words = links.map(({ contentsObj }) => contentsObj.str);
    expect(words).toContain("Page 2");
    expect(words).toContain("https://example.org/x");
  });

  test("carries its metadata as XMP, in plain sight", async () => {
    const document = await PDFDocument.load(finished, { updateMetadata: false });
    const stream = document.catalog.lookup(PDFName.of("Metadata"));
    if (!(stream instanceof PDFRawStream)) throw new Error("no XMP stream");
    const text = new TextDecoder().decode(stream.getContents());
    expect(text).toBe(buildXmp(metadata));
    expect(text).toContain("Title &amp; more");
    expect(text).not.toContain("pdfuaid:part");
  });
});

test("XMP claims PDF/UA only when told to", () => {
  expect(buildXmp({ ...metadata, isAccessible: true })).toContain("<pdfuaid:part>1</pdfuaid:part>");
});

test("page labels are gathered into runs, a gap starting a new one", () => {
  expect(buildLabelRanges(["i", "ii", "1", "2", "3", "7"])).toEqual([
    { page: 0, style: "r", start: 1 },
    { page: 2, style: "D", start: 1 },
    { page: 5, style: "D", start: 7 },
  ]);
});
