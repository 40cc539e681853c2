import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { addressOf } from "../../book/address.ts";
import type { Book } from "../../book/book.ts";
import { sourceName } from "../../book/dictionary/words.ts";
import { chapterName, nameOf } from "../../book/naming.ts";
import { paragraphsOf, wordsOf, type Paragraph } from "../../book/paragraph.ts";
import { findTarget } from "../../book/target.ts";
import { formatNumber } from "../../data/number.ts";
import type { Observation } from "../../data/observation.ts";
import { formatPeriod } from "../../data/period.ts";
import { html } from "../../lib/html.ts";
import { datasetPath, type Site } from "../site.ts";
import type { Asset } from "./asset.ts";
import { buildPage, type MadePage } from "./page.ts";

/** Something that can be found. */
interface Entry {
  readonly kind: "text" | "figure" | "table" | "term" | "dataset" | "row" | "source";
  /** Where it stands, e.g. `Chapter 3, The bill: Where losses fell`. */
  readonly title: string;
  /** From the site's root. */
  readonly href: string;
  readonly text: string;
}

/** Everything that can be found, as a script: a folder on a disk cannot be searched in another way. */
export function searchIndex({ book }: Pick<Site, "book">): Asset[] {
  const entries = [
    ...textEntries(book),
    ...figureEntries(book),
    ...termEntries(book),
    ...datasetEntries(book),
    ...rowEntries(book),
    ...sourceEntries(book),
  ];
  const titles = [...new Set(entries.map(({ title }) => title))];
  const places = new Map(titles.map((title, index) => [title, index]));
  const list = entries.map(({ kind, title, href, text }) => [kind, places.get(title), href, text]);
  return [
    {
      path: "assets/search-index.js",
      content: `searchIndex(${JSON.stringify({ titles, entries: list })});\n`,
    },
  ];
}

/** The library that ranks what is found; loaded when a reader searches. */
export function searchLibrary(): Asset {
  // The package hides its own files but for the module: the script stands beside it.
  const file = createRequire(import.meta.url)
    .resolve("minisearch")
    .replace(/dist.*$/, "dist/umd/index.js");
  const script = readFileSync(file, "utf8").replace(/^\s*\/\*\*[^]*?\*\/\n/gm, "");
  return {
    path: "assets/minisearch.js",
    content: script.replace(/\/\/# sourceMappingURL=\S+\s*$/, ""),
  };
}

function textEntries(book: Book): Entry[] {
  return paragraphsOf(book, book.metadata.language)
    .filter(({ chapter, text }) => chapter.matter !== "apart" && text.length > 3)
    .map((paragraph) => {
      const { chapter, section, text } = paragraph;
      const name = chapterName(book, chapter.id);
      const home = name === chapter.title ? name : `${name}, ${chapter.title}`;
      return {
        kind: "text",
        title: section === "" ? home : `${home}: ${section}`,
        href: `${chapter.id}/index.html${fragmentOf(paragraph)}`,
        text,
      };
    });
}

/** Its own address, else that of its section. */
function fragmentOf({ chapter, block, section }: Paragraph): string {
  const slug =
    addressOf(block.token) ?? chapter.headings.find(({ text }) => text === section)?.slug;
  return slug === undefined ? "" : `#${slug}`;
}

function figureEntries({ placements }: Book): Entry[] {
  return [...placements.values()].map((placement) => {
    const { id, kind, title, subtitle, note } = placement.figure;
    return {
      kind,
      title: `${nameOf(placement)}: ${title}`,
      href: `figures/${id}/index.html`,
      text: [subtitle, note].filter(Boolean).join(". "),
    };
  });
}

function termEntries(book: Book): Entry[] {
  return [...book.glossary.values()].flatMap(({ id, term, definition }): Entry[] => {
    const found = findTarget(book, { kind: "term", id });
    if (found === undefined) return [];
    const href = `${found.chapter}/index.html#${found.anchor}`;
    return [{ kind: "term", title: term, href, text: wordsOf(definition, book) }];
  });
}

function datasetEntries({ data }: Book): Entry[] {
  return data.datasets.map(({ id, title, description }) => ({
    kind: "dataset",
    title,
    href: `${datasetPath(id)}/index.html`,
    text: description,
  }));
}

function rowEntries({ data }: Book): Entry[] {
  return data.datasets.flatMap(({ id, title, observations }) =>
    observations.map((row) => ({
      kind: "row" as const,
      title,
      href: `${datasetPath(id)}/index.html#${row.id}`,
      text: rowWords(row),
    })),
  );
}

function rowWords(row: Observation): string {
  const measure = row.row["measure"]?.text ?? "";
  const label = row.row["label"]?.text ?? "";
  const about = [measure, label, row.geography, formatPeriod(row.period)]
    .filter(Boolean)
    .join(", ");
  return `${about}: ${formatNumber(row)}`;
}

function sourceEntries(book: Book): Entry[] {
  return [...book.sources.values()].flatMap(({ id, item }): Entry[] => {
    const found = findTarget(book, { kind: "source", id });
    if (found === undefined) return [];
    const href = `${found.chapter}/index.html#${found.anchor}`;
    return [{ kind: "source", title: sourceName(item), href, text: item.title }];
  });
}

/** The page for a search; where scripts do not run, the ways round it. */
export function searchPage({ book }: Pick<Site, "book">): MadePage {
  const page = buildPage(
    {
      path: "search",
      title: "Search",
      description: "Search the text, figures, terms, sources and every row of data of the book.",
      opening: html`<div data-search><p class="search-alternative">Searching is done by a script in your browser. Without scripts, the contents and the lists of figures, terms, data and sources lead to everything, and your browser can search within each page.</p></div>`,
      sections: [],
    },
    book,
  );
  return page;
}
