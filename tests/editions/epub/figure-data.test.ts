import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { readTinyBook } from "../../fixtures/open-book.ts";
import { publish } from "./tiny-book.ts";

const years = Array.from({ length: 27 }, (_, index) => 1990 + index);
const rows = years
  .map((year) => `sales-${year},${year},Tinytown,${year},,,count,final,A,tinytown-yearbook,,\n`)
  .join("");

test("a table too long for the text stands apart, with a way there and a way back", async () => {
  const book = readTinyBook({
    "data/umbrellas.csv": { append: rows },
    "data/figures/umbrella-sales.json": {
      replace: [
        ['["umbrellas-20*"]', '["umbrellas-20*", "sales-*"]'],
        // So many labels would run into each other.
        ['"text": { "field": "text" }', '"text": { "value": "" }'],
      ],
    },
  });
  const files = unzipSync(await publish(book));
  const read = (path: string): string => strFromU8(files[`EPUB/${path}`] ?? new Uint8Array());
  const chapter = read("text/umbrellas.xhtml");
  const figure = /<figure .*?<\/figure>/s.exec(chapter)?.[0] ?? "";
  expect(figure).not.toContain("<table");
  expect(figure).toContain('href="figure_data.xhtml#figure-umbrella-sales-data"');
  const apart = read("text/figure_data.xhtml");
  expect(apart).toContain('<section id="figure-umbrella-sales-data">');
  expect(apart).toContain('href="umbrellas.xhtml#figure-umbrella-sales"');
  expect(apart.match(/<tr>/g)).toHaveLength(years.length + 4);
  expect(read("package.opf")).toMatch(/<itemref idref="text_figure_data.xhtml"\/>\s*<\/spine>/);
  expect(read("nav.xhtml")).toContain(
    '<a href="text/figure_data.xhtml">The data of the figures</a>',
  );
});
