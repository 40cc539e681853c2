import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openPdf, readPages } from "../editions/pdf-reader.ts";
import { openScratch, runEngine, tinyBook } from "../engine.ts";
import { findBrokenLinks } from "../links.ts";
import { readTree } from "../tree.ts";
import { fileOf } from "./publication.ts";

const scratch = openScratch();
afterAll(scratch.remove);

test("a build prints chapters apart, and on request for a print shop and to be folded", async () => {
  const out = join(scratch.folder, "dist");
  const words = ["--book", tinyBook, "--out", out, "--only", "web,print"];
  const { code, stderr, stdout } = await runEngine("build", [...words, "--press", "--booklet"]);
  expect(code, stderr).toBe(0);
  const publication = readTree(out);
  expect([...publication.keys()].filter((path) => path.startsWith("print/"))).toEqual([
    "print/booklet/briefing-book-a3.pdf",
    "print/booklet/briefing-book-tabloid.pdf",
    "print/booklet/chapters/rain-a3.pdf",
    "print/booklet/chapters/rain-tabloid.pdf",
    "print/booklet/chapters/umbrellas-a3.pdf",
    "print/booklet/chapters/umbrellas-tabloid.pdf",
    "print/briefing-book-a4.pdf",
    "print/briefing-book-letter.pdf",
    "print/chapters/rain-a4.pdf",
    "print/chapters/rain-letter.pdf",
    "print/chapters/umbrellas-a4.pdf",
    "print/chapters/umbrellas-letter.pdf",
    "print/press/briefing-book-a4.pdf",
    "print/press/briefing-book-letter.pdf",
  ]);
  expect(stdout).toMatch(/^print\/chapters\/ +4 /m);
  expect(findBrokenLinks(publication)).toEqual([]);
  expect(publication.get("rain/index.html")?.toString()).toContain(
    `<a href="../print/chapters/rain-a4.pdf" type="application/pdf">PDF on A4</a>`,
  );
  const pagesOf = async (name: string): Promise<string[]> =>
    await readPages(new Uint8Array(fileOf(publication, `print/${name}.pdf`)));
  const book = await pagesOf("briefing-book-a4");
  const chapter = await pagesOf("chapters/umbrellas-a4");
  expect(book.join("\n")).toContain(chapter.join("\n"));
  const booklet = await openPdf(
    new Uint8Array(fileOf(publication, "print/booklet/briefing-book-a3.pdf")),
  );
  expect(booklet.numPages).toBe(Math.ceil(book.length / 4) * 2);
});
