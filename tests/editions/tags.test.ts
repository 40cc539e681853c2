import { PDFArray, PDFDict, PDFName, PDFString } from "@cantoo/pdf-lib";
import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../scripts/editions/browser.ts";
import { paginate, type Flow } from "../../scripts/editions/paginate.ts";
import { finishPages, saveFor } from "./finished.ts";
import { openPdf } from "./pdf-reader.ts";
import { findLostMarks, findTags, kidTypes, marksOf, readTags, type Tag } from "./tag-tree.ts";

const words = (word: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}`).join(" ");
const note = (number: number, text: string): string =>
  `<span class="footnote" data-number="${number}" id="one--note-${number}">${text}</span>`;
const rows = Array.from(
  { length: 90 },
  (_, row) => `<tr><th scope="row">row${row}</th><td>${row}</td><td></td><td>x${row}</td></tr>`,
);
const table = `<div class="table-figure" id="table-long"><table><caption><span class="table-number" style="display:block">Table 1</span> <span>Long</span></caption><thead><tr><th scope="col">Head</th><th scope="col">Number</th><th scope="col">Nothing</th><th scope="col">Last</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
const figure = `<figure role="group" class="figure" id="figure-a" aria-labelledby="c"><figcaption id="c">Caption</figcaption><div class="figure-chart"><svg role="img" aria-label="What it shows" viewBox="0 0 100 50"><rect width="50" height="20" opacity="0.5"/><g opacity="0.5"><text x="5" y="15">label</text></g></svg></div></figure>`;
const list = `<ul><li>First<ul><li>Nested</li></ul></li><li>${words("item", 500)}</li></ul>`;
const terms = `<dl><dt>Term</dt><dd>Meaning</dd><dt>Other</dt><dd>One</dd><dd>Two</dd></dl>`;
const contents = `<nav class="contents" aria-label="Contents"><ol><li><a href="#chapter-one">One</a></li><li><a href="#table-long">Table</a></li></ol></nav>`;

const flows: readonly Flow[] = [
  {
    id: "contents",
    numbering: "roman",
    title: "Contents",
    html: `<section class="chapter" id="chapter-contents"><h1>Contents</h1>${contents}</section>`,
  },
  {
    id: "one",
    numbering: "arabic",
    title: "One",
    number: 1,
    html: `<section class="chapter" id="chapter-one"><h1>One</h1><p>${words("one", 400)}${note(1, "First note.")} and ${words("more", 900)}${note(2, words("long", 120))}.</p><p><strong>Bold</strong>, <em>stressed</em>, <a href="https://example.org/x">outside</a>.</p><h2>Within</h2>${list}${terms}${table}${figure}<p>End.</p></section>`,
  },
];

const frame =
  ".chapter { border-top: 1px solid } figcaption { background: #eee } td { border: 1px solid }";

let bytes: Uint8Array;
let tree: Awaited<ReturnType<typeof readTags>>;

beforeAll(async () => {
  const { browser, close } = await openBrowser();
  try {
    const job = { title: "T", language: "en-US", flows, styles: frame };
    bytes = saveFor(finishPages(await paginate(browser, job)));
    tree = await readTags(bytes);
  } finally {
    await close();
  }
}, 60_000);

const all = (type: string): Tag[] => findTags(tree.root, type);
const pagesOfTag = (tag: Tag | undefined): number =>
  new Set(
    marksOf(tag ?? { type: "", dict: PDFDict.prototype, kids: [] }).map(
      (mark) => mark.split("/")[0],
    ),
  ).size;

describe("the tag tree of a book", () => {
  test("has a section for each chapter, and headings as the bookmarks have them", async () => {
    expect(kidTypes(tree.root)).toEqual(["Sect", "Sect"]);
    expect([all("H1").length, all("H2").length]).toEqual([2, 1]);
    const outline = await (await openPdf(bytes)).getOutline();
    expect(outline.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual([
      ["Contents", []],
      ["1 One", ["Within"]],
    ]);
  });

  test("has one paragraph where page breaks cut it, with its notes behind it", () => {
    const one = tree.root.kids[1];
    if (one === undefined || typeof one === "string") throw new Error("There is no chapter.");
    expect(kidTypes(one).slice(0, 6)).toEqual(["H1", "P", "Note", "Note", "P", "H2"]);
    expect(pagesOfTag(findTags(one, "P")[0])).toBeGreaterThan(1);
  });

  test("has one table on all its pages, its head once, every row as long as the others", () => {
    expect(all("Table")).toHaveLength(1);
    expect(pagesOfTag(all("Table")[0])).toBeGreaterThan(1);
    expect(kidTypes(all("Table")[0] as Tag).slice(0, 2)).toEqual(["Caption", "TR"]);
    const lengths = all("TR").map(({ kids }) => kids.length);
    expect(lengths).toEqual(Array.from({ length: 91 }, () => 4));
    expect(all("TR").slice(1).map(kidTypes)[0]).toEqual(["TH", "TD", "TD", "TD"]);
  });

  test("says of every head cell what it heads", () => {
    const scopes = all("TH").map(({ dict }) =>
      dict.lookup(PDFName.of("A"), PDFDict).lookup(PDFName.of("Scope"), PDFName).decodeText(),
    );
    expect(scopes.slice(0, 5)).toEqual(["Column", "Column", "Column", "Column", "Row"]);
    expect(scopes).toHaveLength(94);
  });

  test("gives every item of a list a body, terms theirs, and a list of contents its entries", () => {
    for (const item of all("LI")) expect(["Lbl,LBody", "LBody"]).toContain(kidTypes(item).join());
    expect(all("L").map(({ kids }) => kids.length)).toEqual([2, 1, 2]);
    expect(kidTypes(all("TOC")[0] as Tag)).toEqual(["TOCI", "TOCI"]);
    expect(all("TOCI").map((entry) => kidTypes(entry))).toEqual([["Reference"], ["Reference"]]);
  });

  test("gives a drawing its words, and takes all that is in it as one", () => {
    const [figure_, ...others] = all("Figure");
    expect(others).toEqual([]);
    expect(figure_?.dict.lookup(PDFName.of("Alt"))?.toString()).toContain("What it shows");
    expect(new Set(kidTypes(figure_ as Tag))).toEqual(new Set(["text"]));
  });

  test("names every note, and finds it by its name", () => {
    const names = all("Note").map(({ dict }) =>
      dict.lookup(PDFName.of("ID"), PDFString).asString(),
    );
    expect(names).toEqual(["note-00001", "note-00002"]);
    const root = tree.document.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
    const kids = root.lookup(PDFName.of("IDTree"), PDFDict).lookup(PDFName.of("Kids"), PDFArray);
    const leaf = kids.lookup(0, PDFDict).lookup(PDFName.of("Names"), PDFArray);
    expect([leaf.lookup(0), leaf.lookup(2)].map(String)).toEqual(["(note-00001)", "(note-00002)"]);
  });

  test("knows every type it uses", () => {
    const standard =
      "Document Sect Div H1 H2 H3 H4 P L LI Lbl LBody Table TR TH TD Caption Figure Link Reference Note TOC TOCI Span Code BlockQuote".split(
        " ",
      );
    const types = (tag: Tag): string[] => [
      tag.type,
      ...tag.kids.flatMap((kid) => (typeof kid === "string" ? [] : types(kid))),
    ];
    const used = new Set(types(tree.root));
    expect([...used].filter((type) => !standard.includes(type)).toSorted()).toEqual([
      "Em",
      "Strong",
    ]);
  });

  test("says of every link where it leads", async () => {
    const pdf = await openPdf(bytes);
    const said: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const links = (await (await pdf.getPage(number)).getAnnotations()) as {
        contentsObj: { str: string };
      }[];
      said.push(...links.map(({ contentsObj }) => contentsObj.str));
    }
    expect(said).toContain("https://example.org/x");
    expect(said.filter((words_) => !/^(Page \S+|https:.*)$/.test(words_))).toEqual([]);
  });

  test("says its language, and shows its title", () => {
    expect(tree.document.catalog.lookup(PDFName.of("Lang"))?.toString()).toBe("(en-US)");
    const view = tree.document.catalog.lookup(PDFName.of("ViewerPreferences"), PDFDict);
    expect(String(view.get(PDFName.of("DisplayDocTitle")))).toBe("true");
    expect(all("P").some(({ dict }) => dict.has(PDFName.of("Lang")))).toBe(false);
  });
});

describe("the content of pages", () => {
  test("is in the tag tree or an artifact, all of it that can be seen", async () => {
    const pdf = await openPdf(bytes);
    const loose: string[] = [];
    const marks = new Set<string>();
    for (let number = 1; number <= pdf.numPages; number += 1)
      loose.push(...(await looseOf(await pdf.getPage(number), number, marks)));
    expect(loose).toEqual([]);
    expect([...marks].toSorted()).toEqual(marksOf(tree.root).toSorted());
  });

  test("leads back to its element by the tree of parents", () => {
    expect(findLostMarks(tree)).toEqual([]);
  });
});

/** What a page paints outside of any mark, as pdf.js sees it; collects the marks on the way. */
async function looseOf(page: PDFPageProxy, number: number, marks: Set<string>): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = new Map(Object.entries(OPS).map(([name, code]) => [code, name]));
  const paints =
    /^(showText|showSpacedText|fill|eoFill|stroke|fillStroke|paint.*XObject.*|shadingFill)$/;
  const loose: string[] = [];
  let depth = 0;
  fnArray.forEach((code, index) => {
    const name = names.get(code) ?? "";
    const args = argsArray[index] as unknown[];
    if (name.startsWith("beginMarkedContent")) {
      depth += 1;
      const properties = args[1];
      if (args[0] !== "Artifact" && typeof properties === "number")
        marks.add(`${number}/${properties}`);
    } else if (name === "endMarkedContent") depth -= 1;
    else if (depth === 0 && paints.test(name)) loose.push(`page ${number}: ${name}`);
  });
  return loose;
}
