import { describe, expect, test } from "vitest";
import { markPages } from "../../../scripts/editions/epub/page-break.ts";

const chapter = `<html><body epub:type="bodymatter">
<section><header><h1>Rain</h1></header>
<p>The rain in this town falls on the roofs, and on the streets between them, from March until the middle of May.</p>
<section><h2 id="roofs">Roofs</h2>
<p>They are <em>flat</em> and leak.<sup class="noteref"><a href="#note-1">1</a></sup> Nobody repairs them.</p></section>
<table><caption>Leaks</caption><thead><tr><th>Roof</th></tr></thead><tbody><tr><th>Mill</th></tr><tr><th>School with a long name that fills the line</th></tr></tbody></table>
</section>
<section class="notes"><p>The rain in this town falls on the roofs</p></section>
</body></html>`;

const mark = (folio: string): string =>
  `<span epub:type="pagebreak" role="doc-pagebreak" id="page_${folio}" aria-label="Page ${folio}"></span>`;

const pathOf = (flow: string): string => `text/${flow}.xhtml`;

function marked(pages: readonly (readonly [folio: string, markup: string, flow?: string])[]): {
  text: string;
  folios: string[];
} {
  const texts = pages.map(([folio, markup, flow = "rain"]) => ({ folio, markup, flow }));
  const { documents, marks } = markPages(new Map([["text/rain.xhtml", chapter]]), texts, pathOf);
  return {
    text: documents.get("text/rain.xhtml") ?? "",
    folios: marks.map(({ folio }) => folio),
  };
}

describe("a page is marked", () => {
  test("at the start of its document, when it is the first", () => {
    const { text } = marked([["1", "<h1>Rain</h1>"]]);
    expect(text).toContain(`<body epub:type="bodymatter">\n${mark("1")}<section><header>`);
  });

  test("within a paragraph, at the letter where it begins", () => {
    const { text } = marked([
      ["1", "<h1>Rain</h1>"],
      ["2", "<p>streets between them, from March until the middle of May.</p>"],
    ]);
    expect(text).toContain(`on the roofs, and on the ${mark("2")}streets between them`);
  });

  test("before the section, heading or table whose first letter it begins with", () => {
    const { text } = marked([
      ["1", "<h1>Rain</h1>"],
      ["2", `<h2>Roofs</h2><p>They are <em>flat</em> and leak.<a class="note-call">1</a> Nobody`],
      ["3", "<table><caption>Leaks</caption><thead><tr><th>Roof</th></tr></thead>"],
    ]);
    expect(text).toContain(`of May.</p>\n${mark("2")}<section><h2 id="roofs">`);
    expect(text).toContain(`</section>\n${mark("3")}<table><caption>Leaks`);
  });

  test("in the first cell of the row it begins with, its repeated head left out", () => {
    const { text } = marked([
      ["1", "<h1>Rain</h1>"],
      [
        "2",
        `<table><thead data-repeated=""><tr><th>Roof</th></tr></thead><tbody><tr><th>School with a long name that fills the line</th>`,
      ],
    ]);
    expect(text).toContain(`<tr><th>${mark("2")}School with`);
  });

  test("with the page that follows, when it is empty or of no document", () => {
    const { text, folios } = marked([
      ["i", "", "dedication"],
      ["ii", ""],
      ["1", "<h1>Rain</h1>"],
      ["2", `<svg><text>5</text></svg>`],
      ["3", "<p>They are <em>flat</em> and leak. Nobody repairs them.</p>"],
      ["4", "", "postscript"],
    ]);
    expect(folios).toEqual(["i", "ii", "1", "2", "3", "4"]);
    expect(text).toContain(`<body epub:type="bodymatter">\n${mark("i")}${mark("ii")}`);
    expect(text).toContain(`${mark("2")}${mark("3")}${mark("4")}<p>They are`);
  });

  test("where its words go on, when a figure of the text before has moved to its head", () => {
    const { text } = marked([
      ["1", "<h1>Rain</h1>"],
      ["2", "<p>streets between them, from March until the middle of May.</p>"],
      [
        "3",
        "<figure><figcaption>The rain in this town falls on the roofs</figcaption></figure><p>They are <em>flat</em> and leak. Nobody repairs them.</p>",
      ],
      ["4", "<figure><figcaption>The rain in this town falls</figcaption></figure>"],
      ["5", "<table><caption>Leaks</caption><thead><tr><th>Roof</th></tr></thead>"],
    ]);
    expect(text).toContain(`${mark("3")}<p>They are`);
    expect(text).toContain(`${mark("4")}${mark("5")}<table>`);
  });

  test("never among the notes, which the pages have at their feet", () => {
    const { text } = marked([
      ["1", "<h1>Rain</h1>"],
      ["2", "<p>streets between them, from March until the middle of May.</p>"],
    ]);
    expect(text.slice(text.indexOf('class="notes"'))).not.toContain("pagebreak");
  });
});
