import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildInto, openScratch } from "../engine.ts";
import { comparePictures, drawPicture } from "../editions/picture.ts";
import { describePrinted } from "../editions/printed-book.ts";
import { fileOf } from "./publication.ts";
import { readTree, type Tree } from "../tree.ts";

const scratch = openScratch();
afterAll(scratch.remove);

let publication: Tree = new Map();
beforeAll(async () => {
  const out = join(scratch.folder, "dist");
  await buildInto(out, { only: "print" });
  publication = readTree(out);
});

describe("the tiny book, printed", () => {
  describePrinted(() => publication, { numbers: 10 });

  // The cover, the contents, chapters with figure and table, the glossary. To accept a change, delete the picture and run
  // the test again.
  test.each([1, 3, 5, 6, 7, 8])("page %i looks as it did", async (page) => {
    const bytes = new Uint8Array(fileOf(publication, "print/briefing-book-a4.pdf"));
    const picture = await drawPicture(bytes, page);
    const kept = join("tests/fixtures/pictures", `page-${page}.txt`);
    if (!existsSync(kept) && process.env["CI"] === undefined) writeFileSync(kept, picture);
    expect(comparePictures(picture, readFileSync(kept, "utf8"))).toBeLessThan(0.01);
  });

  test("pages of one kind do not pass for each other", () => {
    const pictures = [5, 6].map((page) =>
      readFileSync(`tests/fixtures/pictures/page-${page}.txt`, "utf8"),
    );
    expect(comparePictures(pictures[0] ?? "", pictures[1] ?? "")).toBeGreaterThan(0.05);
  });
});
