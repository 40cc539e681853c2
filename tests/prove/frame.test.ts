import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openBrowser } from "../../scripts/editions/browser.ts";
import { buildInto, engineBook, openScratch } from "../engine.ts";
import { findMisfits, unpackEpub, type Misfit } from "../editions/epub/frame.ts";

const scratch = openScratch();
afterAll(scratch.remove);

test("every document of the real book's EPUB fits a phone, by day and at night", async () => {
  const out = join(scratch.folder, "dist");
  await buildInto(out, { book: engineBook, only: "epub" }, { patience: 300_000 });
  const folder = join(scratch.folder, "epub");
  const epub = new Uint8Array(readFileSync(join(out, "epub/briefing-book.epub")));
  const documents = unpackEpub(epub, folder);
  expect(documents.length).toBeGreaterThan(25);
  expect(epub.length).toBeLessThanOrEqual(3_000_000);
  const { browser, close } = await openBrowser();
  const found: Misfit[] = [];
  try {
    for (const scheme of ["light", "dark"] as const) {
      for (const path of documents)
        found.push(
          ...(await findMisfits(browser, {
            folder,
            path,
            frame: { width: 360, height: 640, scheme },
          })),
        );
    }
  } finally {
    await close();
  }
  expect(found).toEqual([]);
});
