import { cpSync } from "node:fs";
import { join } from "node:path";
import * as jsqr from "jsqr";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBook } from "../../scripts/book/book.ts";
import { openDrawing } from "../../scripts/book/draw.ts";
import { flowsOf } from "../../scripts/editions/print/flow.ts";
import { wayTo } from "../../scripts/editions/print/way.ts";
import { collectProblems } from "../../scripts/lib/problem.ts";
import { fileOf } from "../build/publication.ts";
import { buildInto, openScratch, tinyBook } from "../engine.ts";
import { changeBook } from "../fixtures/book-folder.ts";
import { readTree } from "../tree.ts";
import { openPdf, readPages, renderGrey, type Picture } from "./pdf-reader.ts";

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
  expect(wayTo(book, { kind: "chapter", id: "rain" })).toBeUndefined();
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

async function readCodes(pdf: Uint8Array): Promise<Code[]> {
  const codes: Code[] = [];
  const pages = (await openPdf(pdf)).numPages;
  for (let page = 1; page <= pages; page += 1) {
    const picture = await renderGrey(pdf, { page, dotsPerInch });
    for (let code = takeCode(picture); code; code = takeCode(picture))
      codes.push({ ...code, page });
  }
  return codes;
}

/** Reads a code in a picture and paints it over, for only one is found at a time. */
function takeCode({ data, width, height }: Picture): Omit<Code, "page"> | undefined {
  const found = readQr(data, width, height, { inversionAttempts: "dontInvert" });
  if (found === null) return undefined;
  const { topLeftCorner: corner, topRightCorner: end, bottomRightCorner: last } = found.location;
  for (let y = Math.floor(corner.y); y <= last.y + 1; y += 1)
    for (let x = Math.floor(corner.x); x <= last.x + 1; x += 1)
      data.fill(255, (y * width + x) * 4, (y * width + x) * 4 + 4);
  return { address: found.data, width: ((end.x - corner.x) / dotsPerInch) * 25.4 };
}
