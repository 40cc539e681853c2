import { expect, test } from "vitest";
import { nameParts } from "../../../scripts/editions/epub/semantics.ts";
import { unsafeHtml } from "../../../scripts/lib/html.ts";

const named = (markup: string): string => nameParts(unsafeHtml(markup)).markup;

const entry = (title: string): string =>
  `<li><span class="index-entry" id="entry-${title}">${title}</span> <a href="rain.xhtml#index-3">1.1</a>`;
const part = (year: string): string =>
  `<h2 class="list-head" id="year-${year}">${year}</h2>\n<ol class="timeline"><li>Rain<ul><li>much</li></ul></li></ol>\n`;

test("terms of the glossary and links to them are called so", () => {
  expect(named('<a class="term" href="glossary.xhtml#term-a">a</a>')).toBe(
    '<a epub:type="glossref" role="doc-glossref" class="term" href="glossary.xhtml#term-a">a</a>',
  );
  expect(
    named('<dl><dt id="term-a">A</dt><dd>first</dd></dl><dl><dt id="b">B</dt><dd>b</dd></dl>'),
  ).toBe(
    '<dl><dt epub:type="glossterm" id="term-a">A</dt><dd epub:type="glossdef">first</dd></dl><dl><dt id="b">B</dt><dd>b</dd></dl>',
  );
});

test("entries of the index are called so, and those under others too", () => {
  const text = named(`<ul class="index">${entry("a")}<ul>${entry("b")}</li></ul></li></ul>`);
  const types = [...text.matchAll(/epub:type="([^"]*)"/g)].map(([, type]) => type);
  const own = ["index-entry-list", "index-entry", "index-term", "index-locator"];
  expect(types).toEqual([...own, ...own]);
});

test("lists of figures and tables can be led to, and no other list of contents", () => {
  const lists = ["Contents", "Figures", "Tables"].map(
    (name) => `<nav class="contents" aria-label="${name}">`,
  );
  const text = named(lists.join(""));
  expect(text.match(/<nav epub:type="lo[it]" id="list_of_\w+"/g)).toEqual([
    '<nav epub:type="loi" id="list_of_figures"',
    '<nav epub:type="lot" id="list_of_tables"',
  ]);
});

test("each part of a list forms a section with its heading", () => {
  expect(named(part("2025") + part("2026"))).toBe(
    `<section>\n${part("2025")}</section>\n<section>\n${part("2026")}</section>\n`,
  );
});
