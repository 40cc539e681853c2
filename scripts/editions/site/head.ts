import type { Book, Placement } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";
import { fullTitle, publicAddress } from "../../book/cite.ts";
import { html, joinHtml, unsafeHtml, type Html } from "../../lib/html.ts";
import { catalogType } from "../epub/catalog.ts";
import type { Site } from "../site.ts";
import { structuredData } from "./structured.ts";

/** What a page is about, as machines are told. */
export type Subject =
  | { readonly kind: "book" }
  | { readonly kind: "chapter"; readonly chapter: Chapter }
  | { readonly kind: "figure"; readonly placement: Placement }
  | { readonly kind: "dataset"; readonly id: string }
  | { readonly kind: "page" }
  /** What stands for pages that are not there. */
  | { readonly kind: "missing" };

/** A page as machines are told of it. */
export interface PageAbout {
  readonly subject: Subject;
  /** From the root, e.g. `the-bill/index.html`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
}

/** What stands in a page's head for search engines, reference managers and people who pass it on. */
export function renderHead(about: PageAbout, site: Site): Html {
  const { book } = site;
  if (about.subject.kind === "missing") return html`<meta name="robots" content="noindex">`;
  const address = publicAddress(book.metadata, about.path);
  const lines = [
    address === undefined ? undefined : html`<link rel="canonical" href="${address}">`,
    about.subject.kind === "book" ? catalogLink(site) : undefined,
    ...sharing(about, address, site),
    ...scholarly(about, address, site),
    linkedData(about, site),
  ];
  return joinHtml(
    lines.filter((line) => line !== undefined),
    "\n",
  );
}

/** By this a reading app that is given the address of the site finds the catalog of the e-book. */
function catalogLink({ downloads, book }: Site): Html | undefined {
  const catalog = downloads.flatMap(({ files }) => files).find(({ name }) => name === "OPDS");
  return (
    catalog &&
    html`<link rel="alternate" type="${catalogType}" title="${book.metadata.title}: e-book" href="${catalog.path}">`
  );
}

/** A picture must have an address of its own, so there is none before the book has one. */
function sharing(
  { subject, title, description }: PageAbout,
  address: string | undefined,
  { book, hasFigureFiles }: Site,
): Html[] {
  const figure = pictureOf(subject, book);
  const picture =
    figure === undefined || !hasFigureFiles
      ? undefined
      : publicAddress(book.metadata, `figures/${figure.figure.id}.png`);
  const properties: [string, string | undefined][] = [
    ["og:type", subject.kind === "book" ? "book" : "article"],
    ["og:site_name", book.metadata.title],
    ["og:title", title],
    ["og:description", description],
    ["og:locale", book.metadata.language.replace("-", "_")],
    ["og:url", address],
    ["og:image", picture],
    ["og:image:alt", picture && figure?.figure.alt],
  ];
  const tags = properties.flatMap(([property, content]) =>
    content === undefined ? [] : [html`<meta property="${property}" content="${content}">`],
  );
  return picture === undefined
    ? tags
    : [...tags, html`<meta name="twitter:card" content="summary_large_image">`];
}

/** A figure stands for itself, a chapter for its first, the book for its first finding. */
function pictureOf(subject: Subject, { placements, metadata }: Book): Placement | undefined {
  const charts = [...placements.values()].filter(({ figure }) => figure.kind === "figure");
  switch (subject.kind) {
    case "figure":
      return subject.placement.figure.kind === "figure" ? subject.placement : undefined;
    case "chapter":
      return charts.find(({ chapter }) => chapter === subject.chapter.id);
    default:
      return charts.find(({ figure }) => figure.id === metadata.findings[0]) ?? charts[0];
  }
}

/** Highwire's tags, which Google Scholar and Zotero read, on the book's first page and on numbered chapters. */
function scholarly(
  { subject, title }: PageAbout,
  address: string | undefined,
  { book, downloads }: Site,
): Html[] {
  const { metadata } = book;
  const isChapter = subject.kind === "chapter" && subject.chapter.number !== undefined;
  if (subject.kind !== "book" && !isChapter) return [];
  const pdf = downloads.flatMap(({ files }) => files).find(({ path }) => path.endsWith(".pdf"));
  const tags: [string, string | undefined][] = [
    ["citation_title", isChapter ? title : fullTitle(metadata)],
    ["citation_inbook_title", isChapter ? fullTitle(metadata) : undefined],
    ...metadata.authors.map((author): [string, string] => ["citation_author", author]),
    ["citation_publication_date", metadata.issued.replaceAll("-", "/")],
    ["citation_publisher", metadata.publisher],
    ["citation_language", metadata.language],
    ["citation_keywords", metadata.subjects.join("; ") || undefined],
    ["citation_public_url", address],
    [
      "citation_pdf_url",
      isChapter || pdf === undefined ? undefined : publicAddress(metadata, pdf.path),
    ],
  ];
  return tags.flatMap(([name, content]) =>
    content === undefined ? [] : [html`<meta name="${name}" content="${content}">`],
  );
}

/** Text within a script is no markup: what could end it is written as an escape. */
function linkedData(about: PageAbout, site: Site): Html | undefined {
  const data = structuredData(about, site);
  if (data === undefined) return undefined;
  const text = JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll(
    "<",
    "\\u003c",
  );
  return html`<script type="application/ld+json">${unsafeHtml(text)}</script>`;
}
