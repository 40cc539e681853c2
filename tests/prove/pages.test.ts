import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findStrayPages, pageLabels, pageList, pairPages } from "../editions/epub/pages.ts";
import { buildInto, engineBook, openScratch } from "../engine.ts";
import { readTree, type Tree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);

describe("the page list of the real book's EPUB", () => {
  let publication: Tree = new Map();
  beforeAll(async () => {
    const out = join(scratch.folder, "dist");
    await buildInto(out, { book: engineBook, only: "print,epub" }, { patience: 300_000 });
    publication = readTree(out);
  });

  test("names every page of the PDF, in its order", async () => {
    expect(pageList(publication).map(({ label }) => label)).toEqual(await pageLabels(publication));
  });

  test("leads to the words each page begins with", async () => {
    const pairs = await pairPages(publication);
    expect(pairs.length).toBeGreaterThan(50);
    // A page of one figure that moved there begins where the words go on; and the index has pages in print and
    // sections here, so that its letters differ and one of its pages is found some entries off.
    const stray = findStrayPages(pairs);
    const known = stray.filter((words) => /^\d+: \w*?(?:figure\d|index)/.test(words));
    expect(known.length).toBeLessThanOrEqual(3);
    expect(stray.filter((words) => !known.includes(words))).toEqual([]);
  });
});
