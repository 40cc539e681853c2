import { posix } from "node:path";
import { EpubCheck } from "@likecoin/epubcheck-ts";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Book } from "../../scripts/book/book.ts";
import { packFiles } from "../../scripts/editions/epub/archive.ts";
import { readDirectory } from "./epub/directory.ts";
import { publish, readTinyBook } from "./epub/tiny-book.ts";

let book: Book;
let epub: Uint8Array;
let files: Map<string, string>;

beforeAll(async () => {
  book = readTinyBook();
  epub = await publish(book);
  files = textsOf(epub);
});

describe("EPUBCheck", () => {
  test("finds nothing to say", async () => {
    expect(await complaints(epub)).toEqual([]);
  });

  test("finds what is put into a page", async () => {
    const path = "EPUB/text/rain.xhtml";
    const whole = files.get(path) ?? "";
    expect(await complaints(await withFile(path, whole.replace("</h1>", "")))).not.toEqual([]);
    expect(await complaints(await withFile(path, whole.replace('id="note-1"', "")))).not.toEqual(
      [],
    );
  });
});

describe("the package document", () => {
  test("says what the book is", () => {
    expect(opf()).toContain('unique-identifier="identifier" xml:lang="en-US"');
    for (const element of [
      '<dc:identifier id="identifier">urn:uuid:0e1f6a52-6a0b-4f0e-9a3e-3f5d8b1c2a10</dc:identifier>',
      '<meta property="dcterms:modified">2026-01-15T00:00:00Z</meta>',
      '<dc:title id="title">A Tiny Book</dc:title>',
      '<meta refines="#subtitle" property="title-type">subtitle</meta>',
      '<dc:creator id="creator-1">The Tiny Authors</dc:creator>',
      "<dc:publisher>Tiny Press</dc:publisher>",
      "<dc:date>2026-01-15</dc:date>",
      "<dc:language>en-US</dc:language>",
      "<dc:subject>weather</dc:subject>",
      "<dc:rights>CC BY 4.0</dc:rights>",
    ])
      expect(opf()).toContain(element);
    expect(opf()).not.toMatch(/<dc:source>|pageBreakSource/);
  });

  test("lists every file, and those with drawings as such", () => {
    const listed = [...opf().matchAll(/<item [^>]*href="([^"]*)"/g)].map(([, path]) => path);
    const held = readDirectory(epub).flatMap(({ path }) =>
      path.startsWith("EPUB/") && !/\.(opf|txt)$/.test(path) ? [path.slice(5)] : [],
    );
    // A license is no part of the text: it is linked to each font.
    const fonts = listed.filter((path) => path?.startsWith("fonts/"));
    const licensed = [...opf().matchAll(/<link refines="#([^"]*)" rel="dcterms:license"/g)];
    expect(licensed.map(([, id]) => id)).toEqual(fonts.map((path) => path?.replaceAll("/", "_")));
    expect(files.get("EPUB/fonts/license.txt")).toContain("SIL Open Font License");
    expect(listed.toSorted()).toEqual(held);
    const types = [...opf().matchAll(/<item [^>]*\.(\w+)" media-type="([^"]*)"/g)];
    expect(Object.fromEntries(types.map(([, ending, type]) => [ending, type]))).toEqual({
      css: "text/css",
      png: "image/png",
      ttf: "font/ttf",
      xhtml: "application/xhtml+xml",
    });
    const drawn = [...opf().matchAll(/<item [^>]*href="([^"]*)"[^>]* properties="svg"/g)];
    expect(drawn.map(([, path]) => path)).toEqual(["text/umbrellas.xhtml"]);
  });

  test("uses nothing that EPUB 3.4 deprecates or advises against, but the mark of the cover that shops read", () => {
    const outdated =
      /source-of|rendition:|opf:|<bindings|<collection|<guide|toc="|meta-auth|xsd:|msv:|prism:/;
    expect(opf()).not.toMatch(outdated);
    expect(opf().match(/<meta name="[^"]*"/g)).toEqual(['<meta name="cover"']);
    const ended =
      /epub:(?:switch|trigger)|epub:type="[^"]*\b(?:annoref|annotation|biblioentry|bridgehead|endnote|help|marginalia|note|rearnotes?|sidebar|subchapter|warning)\b[^"]*"|role="doc-(?:biblioentry|endnote)"/;
    expect(pages().filter(([, text]) => ended.test(text))).toEqual([]);
    expect(files.get("EPUB/styles/book.css")).not.toContain("-epub-");
  });

  test("names what a book without charts, subtitle and contents has", async () => {
    const metadata = { ...book.metadata, subtitle: "", site: "https://example.org/a&b/" };
    const spine = book.spine.filter(({ id }) => id === "glossary");
    const plain = textsOf(await publish({ ...book, metadata, spine, placements: new Map() }));
    const text = plain.get("EPUB/package.opf") ?? "";
    expect(text).toContain("<dc:source>https://example.org/a&amp;b/</dc:source>");
    expect(text).toContain('<itemref idref="nav.xhtml"/>');
    expect(text).not.toMatch(/longDescription|Each chart|title-type">subtitle/);
    expect(plain.get("EPUB/nav.xhtml")).not.toMatch(/epub:type="lo[it]"/);
    expect(plain.get("EPUB/nav.xhtml")).toContain('epub:type="toc" href="nav.xhtml#toc"');
  });

  test("claims no help for readers that the pages do not give", () => {
    const stated = [...opf().matchAll(/schema:accessibilityFeature">([^<]*)</g)].map(
      ([, word]) => word,
    );
    const proofs: Record<string, boolean> = {
      alternativeText: pages().every(([, text]) => !/<img (?![^>]*alt="[^"])/.test(text)),
      ARIA: page("rain").includes('role="doc-chapter"'),
      displayTransformability: !/font-size:\s*[\d.]+(?:px|pt)/.test(
        files.get("EPUB/styles/book.css") ?? "px",
      ),
      longDescription:
        count(page("umbrellas"), /<svg /g) === count(page("umbrellas"), /class="figure-data"/g),
      readingOrder: count(opf(), /<itemref /g) === book.spine.length + 2,
      structuralNavigation: pages().every(
        ([path, text]) => path.endsWith("cover.xhtml") || /<h1[ >]/.test(text),
      ),
      tableOfContents: (files.get("EPUB/nav.xhtml") ?? "").includes('epub:type="toc"'),
      unlocked: !files.has("META-INF/encryption.xml"),
    };
    expect(stated).toEqual(Object.keys(proofs));
    expect(Object.entries(proofs).filter(([, holds]) => !holds)).toEqual([]);
  });
});

describe("the pages", () => {
  test("lead to places that exist, and use no id twice", () => {
    const broken = pages().flatMap(([path, text]) => {
      const ids = idsOf(text);
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      return [...twice.map((id) => `${path} ${id} twice`), ...brokenLinks(path, text)];
    });
    expect(broken).toEqual([]);
    expect(
      brokenLinks("EPUB/nav.xhtml", '<a href="text/rain.xhtml#no"/><a href="b"/>'),
    ).toHaveLength(2);
  });

  test("have notes with a way there and a way back", () => {
    const rain = page("rain");
    const notes = [
      ...rain.matchAll(
        /<aside epub:type="footnote" role="doc-footnote" id="([^"]*)">(.*?)<\/aside>/g,
      ),
    ];
    expect(notes.map(([, id]) => id)).toEqual(["note-1", "note-2", "note-3"]);
    notes.forEach(([, id, text], index) => {
      expect(rain).toContain(
        `<a epub:type="noteref" role="doc-noteref" id="noteref-${index + 1}" href="#${id}"`,
      );
      expect(text).toContain(`role="doc-backlink" href="#noteref-${index + 1}"`);
    });
  });

  test("show each chart with its name, a scalable drawing in plain colors, and its table", () => {
    const [, figure = ""] = /<figure (.*)<\/figure>/s.exec(page("umbrellas")) ?? [];
    const [root = ""] = /<svg [^>]*>/.exec(figure) ?? [];
    const [, box = ""] = / viewBox="([^"]*)"/.exec(root) ?? [];
    const [left, top, width, height] = box.split(" ");
    expect(figure).toContain(
      `</desc><rect x="${left}" y="${top}" width="${width}" height="${height}" rx="4" fill="#ffffff"/>`,
    );
    expect(root).not.toMatch(/ (?:width|height)="/);
    expect(figure).toContain("<desc");
    expect(figure).not.toMatch(/var\(--|<details/);
    expect(figure).toMatch(/<svg .*<table>.*3,500/s);
  });

  test("say what they are", () => {
    expect(page("rain")).toContain('<section epub:type="chapter" role="doc-chapter"');
    expect(page("rain")).toContain('<span class="chapter-number">Chapter\u00A01</span>');
    expect(page("glossary")).toContain('<section epub:type="glossary" role="doc-glossary"');
    expect(page("bibliography")).toContain('<section epub:type="bibliography"');
    expect(page("contents")).toContain('<body epub:type="frontmatter">');
  });

  test("are found through the navigation, sections and exhibits included", () => {
    const nav = files.get("EPUB/nav.xhtml") ?? "";
    expect(nav).toMatch(
      /text\/rain\.xhtml">1\. Rain<\/a>\s*<ol>\s*<li><a href="text\/rain\.xhtml#what-it-means">/,
    );
    expect(nav).toMatch(/epub:type="loi".*#figure-umbrella-sales">Figure\u00A01\. /s);
    expect(nav).toMatch(/epub:type="lot".*#table-umbrella-rows">Table\u00A01\. /s);
    expect(nav).toContain('epub:type="bodymatter" href="text/rain.xhtml"');
  });

  test("hold no element without words, but where a page of the print edition begins", () => {
    const empty = pages().flatMap(([, text]) =>
      [...text.matchAll(/<(p|span|li|dd|dt|div|section|text|a|em|strong|b|i)\b[^>]*>\s*<\/\1>/g)]
        .map(([element]) => element)
        .filter((element) => !element.includes('role="doc-pagebreak"')),
    );
    expect(empty).toEqual([]);
    expect(pages().some(([, text]) => /<text\b[^>]*\/>/.test(text))).toBe(false);
  });

  test("tell older readers in their own words where a page may not break and what stands right", () => {
    const rules = [...(files.get("EPUB/styles/book.css") ?? "").matchAll(/\{([^{}]*)\}/g)].map(
      ([, body = ""]) => body,
    );
    const untold = rules.filter(
      (body) =>
        count(body, /[^-]break-(?:after|inside): avoid/g) !==
          count(body, /page-break-(?:after|inside): avoid/g) ||
        count(body, /text-align: (?:start|end)/g) !== count(body, /text-align: (?:left|right)/g) ||
        count(body, /overflow-wrap: break-word/g) !== count(body, /word-wrap: break-word/g),
    );
    expect(rules.some((body) => body.includes("break-after: avoid"))).toBe(true);
    expect(untold).toEqual([]);
  });

  test("set no color or ground of their own, but for drawings at night", () => {
    const css = files.get("EPUB/styles/book.css") ?? "";
    const [whole, night = ""] =
      /@media \(prefers-color-scheme: dark\) \{(.*?)\n\}/s.exec(css) ?? [];
    expect(night.match(/^ {2}svg \[(fill|stroke)="#\w{6}"\] \{ \1: #\w{6}; \}$/gm)).toHaveLength(
      night.trim().split("\n").length,
    );
    const colored = [...css.replace(whole ?? "", "").matchAll(/([^{}]*)\{([^{}]*)\}/g)]
      .filter(([, , body]) =>
        /(?:^|[\s;])(?:color|background[a-z-]*):(?!\s*inherit)/.test(body ?? ""),
      )
      .map(([, selector]) => selector?.trim());
    expect(colored).toEqual([]);
  });
});

test("the cover is a large picture in the shape of a book", () => {
  const png = unzipSync(epub)["EPUB/images/cover.png"] ?? new Uint8Array(24);
  const view = new DataView(png.buffer, png.byteOffset);
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([1600, 2560]);
});

function textsOf(archive: Uint8Array): Map<string, string> {
  const texts = Object.entries(unzipSync(archive)).filter(([path]) => !/png$|ttf$/.test(path));
  return new Map(texts.map(([path, bytes]) => [path, strFromU8(bytes)]));
}

async function withFile(path: string, text: string): Promise<Uint8Array> {
  const changed = new Map<string, Uint8Array>(Object.entries(unzipSync(epub)));
  changed.delete("mimetype");
  return await packFiles(changed.set(path, strToU8(text)), "2026-01-15");
}

async function complaints(archive: Uint8Array): Promise<string[]> {
  const { messages } = await EpubCheck.validate(archive, {}, "book.epub");
  return messages
    .filter(({ severity }) => severity !== "usage" && severity !== "info")
    .map(({ id, message, location }) => `${id} ${location?.path ?? ""} ${message}`);
}

function pages(): [string, string][] {
  return [...files].filter(([path]) => path.endsWith(".xhtml"));
}

function opf(): string {
  return files.get("EPUB/package.opf") ?? "";
}

function page(id: string): string {
  return files.get(`EPUB/text/${id}.xhtml`) ?? "";
}

function idsOf(text: string): string[] {
  return [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? "");
}

/** Lists links within the book that lead nowhere. */
function brokenLinks(path: string, text: string): string[] {
  return [...text.matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, href = ""]) => {
    if (/^https?:/.test(href)) return [];
    const [file = "", fragment] = href.split("#");
    const target = file === "" ? path : posix.join(posix.dirname(path), file);
    const isThere = target in unzipSync(epub) && target.startsWith("EPUB/");
    const isMarked = fragment === undefined || idsOf(files.get(target) ?? "").includes(fragment);
    return isThere && isMarked ? [] : [`${path} ${href}`];
  });
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
