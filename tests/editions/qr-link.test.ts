import { cpSync } from "node:fs";
import { join } from "node:path";
import * as jsqr from "jsqr";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBook } from "../../scripts/book/book.ts";
import { openDrawing } from "../../scripts/book/draw.ts";
import { flowsOf } from "../../scripts/editions/print/flow.ts";
import { qrLinkTo } from "../../scripts/editions/print/qr-link.ts";
import { collectProblems } from "../../scripts/lib/problem.ts";
import { fileOf } from "../build/publication.ts";
import { buildInto, openScratch, tinyBook } from "../engine.ts";
import { changeBook } from "../fixtures/book-folder.ts";
import { readTree } from "../tree.ts";
import { openPdf, readPages, renderGrey } from "./pdf-reader.ts";

/** The package's types do not know how Node reads it. */
const readQr = jsqr.default as unknown as (typeof jsqr)["default"]["default"];

const dotsPerInch = 300;
const scratch = openScratch();
afterAll(scratch.remove);

const site = "https://example.org/way/";

describe("a book that has a site", () => {
  let bytes: Uint8Array;
  let codes: readonly Code[];

  beforeAll(async () => {
    const root = join(scratch.folder, "book");
    cpSync(tinyBook, root, { recursive: true });
    changeBook(root, { "data/book.yaml": { append: `site: ${site}\n` } });
    const out = join(scratch.folder, "dist");
    await buildInto(out, { book: root, only: "print" });
    bytes = new Uint8Array(fileOf(readTree(out), "print/briefing-book-a4.pdf"));
    codes = await readCodes(bytes);
  });

  test("has a code for each chapter and each figure, which a camera reads in grey print", () => {
    expect(codes.map(({ address }) => address).toSorted()).toEqual(
      ["rain/", "umbrellas/", "figures/umbrella-sales/"].map((path) => site + path).toSorted(),
    );
  });

  test("says the same address beside each in words, as a link", async () => {
    const [texts, pdf] = [await readPages(bytes), await openPdf(bytes)];
    for (const { address, page } of codes) {
      const words = address.replace("https://", "").replace(/\/$/, "");
      expect(texts[page - 1]?.replaceAll(" ", "")).toContain(words);
      const links = (await (await pdf.getPage(page)).getAnnotations()) as { url?: string }[];
      expect(links.map(({ url }) => url)).toContain(address);
    }
  });

  test("prints codes 18 to 20 mm wide", () => {
    for (const { width, address } of codes) {
      expect(width, address).toBeGreaterThan(18);
      expect(width, address).toBeLessThan(20);
    }
  });
});

test("a book that stands nowhere shows no code and no address", () => {
  const problems = collectProblems();
  const book = readBook(tinyBook, problems);
  if (book === undefined) throw new Error("The book cannot be read.");
  expect(qrLinkTo(book, { kind: "chapter", id: "rain" })).toBeUndefined();
  const markup = flowsOf({ book, drawChart: openDrawing(problems) }).map(({ html }) => html);
  expect(markup.join("")).toContain("figure-notes");
  expect(markup.join("")).not.toMatch(/page-code|code-address|class="qr"/);
});

/** A code on a page. */
interface Code {
  readonly address: string;
  readonly page: number;
  /** In millimeters, without the white around it. */
  readonly width: number;
}

/** As a camera sees a page, a part at a time: bands as high as two codes, each half over the last. */
const band = Math.round((50 / 25.4) * dotsPerInch);

async function readCodes(pdf: Uint8Array): Promise<Code[]> {
  const codes = new Map<string, Code>();
  const pages = (await openPdf(pdf)).numPages;
  for (let page = 1; page <= pages; page += 1) {
    const { data, width, height } = await renderGrey(pdf, { page, dotsPerInch });
    for (let top = 0; top + band <= height; top += Math.round(band / 2)) {
      const part = data.subarray(top * width * 4, (top + band) * width * 4);
      const found = readQr(part, width, band, { inversionAttempts: "dontInvert" });
      if (found === null) continue;
      const { topLeftCorner, topRightCorner } = found.location;
      const size = ((topRightCorner.x - topLeftCorner.x) / dotsPerInch) * 25.4;
      codes.set(`${page} ${found.data}`, { address: found.data, page, width: size });
    }
  }
  return [...codes.values()];
}
