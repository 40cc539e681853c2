import type { Metadata } from "../../book/metadata.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import type { EditionName } from "../edition.ts";

/** Where the catalog lies in a publication; addresses in it are relative to its folder. */
export const catalogPath = "epub/catalog.xml";

/** The picture a catalog shows for the book. */
export const catalogCover = "epub/cover.png";

/** What a catalog of books to take along is, in OPDS 1.2. */
export const catalogType = "application/atom+xml;profile=opds-catalog;kind=acquisition";

/** Forms of the book that a catalog offers, each where its edition stands in the publication. */
const offers: readonly (readonly [EditionName, string, string, string])[] = [
  ["epub", "briefing-book.epub", "application/epub+zip", "EPUB"],
  ["print", "../print/briefing-book-a4.pdf", "application/pdf", "PDF, A4"],
  ["print", "../print/briefing-book-letter.pdf", "application/pdf", "PDF, Letter"],
];

/** Writes the OPDS catalog: the address that reading apps and library servers take a book from. */
export function renderCatalog(metadata: Metadata, editions: readonly EditionName[]): string {
  const { title, identifier, issued, publisher } = metadata;
  const links = offers
    .filter(([edition]) => editions.includes(edition))
    .map(
      ([, href, type, name]) =>
        html`<link rel="http://opds-spec.org/acquisition/open-access" href="${href}" type="${type}" title="${name}"/>`,
    );
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/">
<id>${identifier}#catalog</id>
<title>${title}</title>
<updated>${issued}T00:00:00Z</updated>
<author><name>${publisher}</name></author>
<link rel="self" href="catalog.xml" type="${catalogType}"/>
<link rel="start" href="catalog.xml" type="${catalogType}"/>
<entry>
${joinHtml([...describe(metadata), ...pictures(), ...links], "\n")}
</entry>
</feed>
`.markup;
}

function describe(metadata: Metadata): Html[] {
  const { title, subtitle, authors, identifier, issued, revision, language } = metadata;
  const whole = subtitle === "" ? title : `${title} ${subtitle}`;
  return [
    html`<id>${identifier}</id>`,
    html`<title>${whole}</title>`,
    html`<updated>${issued}T00:00:00Z</updated>`,
    ...authors.map((name) => html`<author><name>${name}</name></author>`),
    html`<dc:identifier>${identifier}</dc:identifier>`,
    html`<dc:language>${language}</dc:language>`,
    html`<dc:issued>${issued}</dc:issued>`,
    html`<dc:hasVersion>Revision ${revision}</dc:hasVersion>`,
    html`<dc:publisher>${metadata.publisher}</dc:publisher>`,
    ...metadata.subjects.map((subject) => html`<category term="${subject}" label="${subject}"/>`),
    html`<rights>${metadata.rights}</rights>`,
    html`<summary>${metadata.description}</summary>`,
  ];
}

function pictures(): Html[] {
  return ["image", "image/thumbnail"].map(
    (rel) => html`<link rel="http://opds-spec.org/${rel}" href="cover.png" type="image/png"/>`,
  );
}
