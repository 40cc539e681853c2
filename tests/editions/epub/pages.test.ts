import { join } from "node:path";
import { EpubCheck } from "@likecoin/epubcheck-ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileOf, readZip } from "../../build/publication.ts";
import { buildInto, openScratch } from "../../engine.ts";
import { readTree, type Tree } from "../../tree.ts";
import { findStrayPages, pageLabels, pageList, pairPages, type PagePair } from "./pages.ts";

const scratch = openScratch();
afterAll(scratch.remove);

describe("an EPUB beside a print edition", () => {
  let publication: Tree = new Map();
  let pairs: PagePair[] = [];
  const file = (path: string): string =>
    fileOf(readZip(publication, "epub/briefing-book.epub"), path).toString("utf8");

  beforeAll(async () => {
    const out = join(scratch.folder, "dist");
    await buildInto(out, { only: "print,epub" });
    publication = readTree(out);
    pairs = await pairPages(publication);
  });

  test("lists every page of the PDF, in its order", async () => {
    expect(pageList(publication).map(({ label }) => label)).toEqual(await pageLabels(publication));
  });

  test("marks each where its first words stand", () => {
    expect(findStrayPages(pairs)).toEqual([]);
  });

  test("would be caught with its pages one off", () => {
    const shifted = pairs.map((pair, index) => ({
      ...pair,
      read: pairs[index + 1]?.read ?? "none",
    }));
    expect(findStrayPages(shifted).length).toBeGreaterThan(pairs.length / 2);
  });

  test("says whose pages they are, and that they are marked", () => {
    const opf = file("EPUB/package.opf");
    expect(opf).toContain(
      '<meta property="pageBreakSource">A Tiny Book, print edition (PDF), revision 1, January 15, 2026</meta>',
    );
    expect(opf).not.toContain("source-of");
    for (const feature of ["pageBreakMarkers", "pageNavigation"]) expect(opf).toContain(feature);
    expect(opf).toContain("pages of the print edition begin are marked");
  });

  test("is valid all the same", async () => {
    const epub = new Uint8Array(fileOf(publication, "epub/briefing-book.epub"));
    const { messages } = await EpubCheck.validate(epub, {}, "book.epub");
    expect(messages.filter(({ severity }) => !["usage", "info"].includes(severity))).toEqual([]);
  });

  test("stands in a catalog with the PDFs, each where the catalog says", () => {
    const catalog = fileOf(publication, "epub/catalog.xml").toString("utf8");
    const offered = [...catalog.matchAll(/<link rel="http:[^"]*" href="([^"]*)"/g)].map(
      ([, href = ""]) => join("epub", href),
    );
    expect(offered).toEqual([
      "epub/cover.png",
      "epub/cover.png",
      "epub/briefing-book.epub",
      "print/briefing-book-a4.pdf",
      "print/briefing-book-letter.pdf",
    ]);
    for (const path of offered) expect(publication.has(path), path).toBe(true);
  });
});
