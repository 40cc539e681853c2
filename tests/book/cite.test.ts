import { describe, expect, test } from "vitest";
import {
  formatBibtex,
  formatCitation,
  formatCsl,
  formatRis,
  fullTitle,
  partWork,
  publicAddress,
  wholeWork,
  type Work,
} from "../../scripts/book/cite.ts";
import type { Metadata } from "../../scripts/book/metadata.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

const site = "https://example.org/tiny/";

function metadataOf(own: Partial<Metadata> = {}): { readonly metadata: Metadata } {
  return { metadata: { ...readTinyBook().metadata, site, ...own } };
}

const figureOf = (book: { readonly metadata: Metadata }): Work =>
  partWork(book, {
    kind: "figure",
    title: "Sales of 50% & more",
    part: "figure 1",
    path: "figures/umbrella-sales/index.html",
  });

const words = (own?: Partial<Metadata>): string =>
  formatCitation(wholeWork(metadataOf(own))).markup;

describe("the book as others cite it", () => {
  test("in words names the edition, and its address where it has one", () => {
    expect(words()).toBe(
      "The Tiny Authors, <cite>A Tiny Book: Rain and umbrellas</cite>, edition of January 15, 2026, revision 1 (Tiny Press, 2026), https://example.org/tiny/.",
    );
    expect(words({ site: undefined, authors: ["A", "B"] })).toBe(
      "A, B, <cite>A Tiny Book: Rain and umbrellas</cite>, edition of January 15, 2026, revision 1 (Tiny Press, 2026).",
    );
  });

  test("for LaTeX", () => {
    const book = metadataOf({
      authors: ["Ada & Bo", "The_Guild"],
      subtitle: "{100 %} ~ ^2 \\ $5 #1",
    });
    expect(formatBibtex(wholeWork(book))).toBe(
      [
        "@book{a-tiny-book-2026,",
        String.raw`  author = {{Ada \& Bo} and {The\_Guild}},`,
        String.raw`  title = {{A Tiny Book: \{100 \%\} \textasciitilde{} \textasciicircum{}2 \textbackslash\{\} \$5 \#1}},`,
        "  publisher = {Tiny Press},",
        "  year = {2026},",
        "  date = {2026-01-15},",
        "  edition = {edition of January 15, 2026, revision 1},",
        "  url = {https://example.org/tiny/},",
        "}",
        "",
      ].join("\n"),
    );
  });

  test("for EndNote", () => {
    expect(formatRis(wholeWork(metadataOf({ authors: ["A", "B"] })))).toBe(
      [
        "TY  - RPRT",
        "AU  - A",
        "AU  - B",
        "TI  - A Tiny Book: Rain and umbrellas",
        "PY  - 2026",
        "DA  - 2026/01/15",
        "PB  - Tiny Press",
        "ET  - edition of January 15, 2026, revision 1",
        "LA  - en-US",
        "UR  - https://example.org/tiny/",
        "ER  - ",
        "",
      ].join("\r\n"),
    );
  });

  test("for Zotero", () => {
    expect(JSON.parse(formatCsl(wholeWork(metadataOf({ site: undefined }))))).toEqual([
      {
        id: "a-tiny-book-2026",
        type: "report",
        title: "A Tiny Book: Rain and umbrellas",
        author: [{ literal: "The Tiny Authors" }],
        publisher: "Tiny Press",
        issued: { "date-parts": [[2026, 1, 15]] },
        edition: "edition of January 15, 2026, revision 1",
        language: "en-US",
      },
    ]);
  });
});

const keyOf = (own: Partial<Metadata>, path: string): string =>
  partWork(metadataOf(own), { kind: "chapter", title: "T", part: "", path }).key;

describe("a part of the book as others cite it", () => {
  test("in words says which part, and of which book", () => {
    expect(formatCitation(figureOf(metadataOf())).markup).toBe(
      "The Tiny Authors, “Sales of 50% &amp; more,” figure 1 in <cite>A Tiny Book: Rain and umbrellas</cite>, edition of January 15, 2026, revision 1 (Tiny Press, 2026), https://example.org/tiny/figures/umbrella-sales/.",
    );
    expect(formatCitation({ ...figureOf(metadataOf()), part: "" }).markup).toContain(
      "more,” in <cite>A Tiny Book",
    );
  });

  test("for LaTeX, EndNote and Zotero", () => {
    const figure = figureOf(metadataOf());
    const chapter = { ...figure, kind: "chapter" as const, part: "chapter 2" };
    expect(formatBibtex(figure)).toMatch(
      /^@misc\{a-tiny-book-2026-figures-umbrella-sales,\n.*\n {2}title = \{\{Sales of 50\\% \\& more\}\},\n {2}howpublished = \{In A Tiny Book: Rain and umbrellas\},\n/,
    );
    expect(formatBibtex(figure)).toContain(
      "  note = {figure 1, edition of January 15, 2026, revision 1},\n",
    );
    expect(formatBibtex(figure)).not.toMatch(/booktitle|edition = /);
    expect(formatBibtex({ ...figure, kind: "dataset", part: "" })).toMatch(
      /^@misc[^]*howpublished[^]*note = \{edition of/,
    );
    expect(formatBibtex(chapter)).toMatch(
      /^@inbook[^]*booktitle = \{A Tiny Book: Rain and umbrellas\}/,
    );
    expect(formatBibtex(chapter)).not.toContain("howpublished");
    const types = (["chapter", "figure", "dataset"] as const).map((kind) => [
      formatRis({ ...figure, kind }).split("\r\n")[0],
      (JSON.parse(formatCsl({ ...figure, kind })) as { type: string }[])[0]?.type,
    ]);
    expect(types).toEqual([
      ["TY  - CHAP", "chapter"],
      ["TY  - FIGURE", "figure"],
      ["TY  - DATA", "dataset"],
    ]);
    expect(formatRis(figure)).toContain("\r\nT2  - A Tiny Book: Rain and umbrellas\r\n");
    expect(formatRis(figure)).toContain("\r\nN1  - figure 1\r\n");
    expect(formatRis({ ...figure, part: "", title: "On\n two  lines" })).toMatch(
      /TI {2}- On two lines\r\n(?!.*N1)/s,
    );
    expect(JSON.parse(formatCsl(figure))).toMatchObject([
      {
        "container-title": "A Tiny Book: Rain and umbrellas",
        note: "figure 1",
        URL: "https://example.org/tiny/figures/umbrella-sales/",
      },
    ]);
    expect(JSON.parse(formatCsl({ ...figure, part: "" }))).not.toMatchObject([{ note: "" }]);
  });

  test("has a key of title, year and path", () => {
    expect(keyOf({}, "rain/index.html")).toBe("a-tiny-book-2026-rain");
    expect(keyOf({ title: "What “it” all means, in five words" }, "a.csv")).toBe(
      "what-it-all-means-2026-a-csv",
    );
    expect(keyOf({ title: "雨" }, "rain/index.html")).toBe("book-2026-rain");
  });
});

test("a title is parted from its subtitle by a colon, or by a mark of its own", () => {
  const { metadata } = metadataOf();
  expect(fullTitle({ ...metadata, title: "Common Cause?", subtitle: "A brief" })).toBe(
    "Common Cause? A brief",
  );
  expect(fullTitle({ ...metadata, title: "Rain", subtitle: "A brief" })).toBe("Rain: A brief");
  expect(fullTitle({ ...metadata, title: "Rain", subtitle: "" })).toBe("Rain");
});

test("an address leaves out the index of a folder, and nothing else", () => {
  const { metadata } = metadataOf();
  expect(publicAddress(metadata, "index.html")).toBe(site);
  expect(publicAddress(metadata, "rain/index.html")).toBe(`${site}rain/`);
  expect(publicAddress(metadata, "rain/reindex.html")).toBe(`${site}rain/reindex.html`);
  expect(publicAddress({ ...metadata, site: undefined }, "index.html")).toBeUndefined();
});
