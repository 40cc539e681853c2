import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openScratch, startEngine, tinyBook, type Running } from "../engine.ts";
import { changeBook } from "../fixtures/book-folder.ts";

const scratch = openScratch();
const book = join(scratch.folder, "book");
const port = 8000 + (process.pid % 1000);
let dev: Running;

beforeAll(() => {
  cpSync(tinyBook, book, { recursive: true });
  dev = startEngine("dev", ["--book", book, "--port", String(port)]);
});
afterAll(async () => {
  dev.kill();
  await dev.ended;
  scratch.remove();
});

/** Asks for a page until it is as it should be; a server that never gets there fails the test by its last answer. */
async function page(path: string, isReady: (text: string) => boolean): Promise<string> {
  let text = "";
  for (let tries = 0; tries < 200; tries += 1) {
    text = await fetch(`http://localhost:${port}${path}`).then(
      (response) => response.text(),
      () => "",
    );
    if (isReady(text)) return text;
    await new Promise((done) => setTimeout(done, 100));
  }
  return text;
}

describe("the live site", () => {
  test("shows a page and the print preview", async () => {
    expect(await page("/rain/index.html", (text) => text.includes("about 3,500"))).toContain(
      "about 3,500",
    );
    expect(await page("/print/", (text) => text !== "")).toContain('id="chapter-rain"');
  });

  test("shows a changed cell in the sentence and on the preview", async () => {
    changeBook(book, { "data/umbrellas.csv": { replace: [["Tinytown,3500,", "Tinytown,3600,"]] } });
    expect(await page("/rain/index.html", (text) => text.includes("about 3,600"))).toContain(
      "about 3,600",
    );
    expect(await page("/print/", (text) => text.includes("about 3,600"))).toContain("about 3,600");
  });

  test("shows a mistake on the page with file, line and hint, until it is mended", async () => {
    changeBook(book, { "chapters/rain.md": { replace: [["umbrella-growth]", "umbrella-grow]"]] } });
    const broken = await page("/rain/index.html", (text) => text.includes('class="problems"'));
    expect(broken).toMatch(/chapters\/rain\.md:\d+:\d+: error fact-unknown/);
    expect(broken).toContain("did you mean “umbrella-growth”?");
    changeBook(book, { "chapters/rain.md": { replace: [["umbrella-grow]", "umbrella-growth]"]] } });
    const mended = await page("/rain/index.html", (text) => !text.includes('class="problems"'));
    expect(mended).not.toContain('class="problems"');
  });

  test("keeps the last sound book while a file cannot be read", async () => {
    changeBook(book, { "data/book.yaml": { replace: [["title:", "titel:"]] } });
    const broken = await page("/rain/index.html", (text) => text.includes('class="problems"'));
    expect(broken).toContain("data/book.yaml:1:1: error key-unknown");
    expect(broken).toContain("about 3,600");
    changeBook(book, { "data/book.yaml": { replace: [["titel:", "title:"]] } });
    expect(
      await page("/rain/index.html", (text) => !text.includes('class="problems"')),
    ).not.toContain('class="problems"');
  });
});
