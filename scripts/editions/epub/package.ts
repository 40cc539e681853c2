import type { Book } from "../../book/book.ts";
import { formatPeriod } from "../../data/period.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { renderAccessibility } from "./accessibility.ts";
import { licensePath } from "./fonts.ts";
import { coverPath } from "./front.ts";
import { nameOfPages } from "./page-list.ts";

/** One file of the package, as the manifest lists it. */
export interface Item {
  /** Relative to the package document. */
  readonly path: string;
  /** What a reading system has to know of it, e.g. `svg`, `nav` or `cover-image`; empty for most. */
  readonly properties: string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  css: "text/css",
  png: "image/png",
  ttf: "font/ttf",
  xhtml: "application/xhtml+xml",
};

/** What a package holds. */
export interface Contents {
  readonly items: readonly Item[];
  /** Paths of documents in the order in which they are read. */
  readonly readingOrder: readonly string[];
  /** Whether the pages of the print edition are marked. */
  readonly hasPages: boolean;
}

/** Writes the package document: what the book is, which files it has, and the order in which they are read. */
export function renderPackage(book: Book, { items, readingOrder, hasPages }: Contents): string {
  const manifest = items.map(({ path, properties }) => {
    const more = properties === "" ? undefined : html` properties="${properties}"`;
    return html`<item id="${idOf(path)}" href="${path}" media-type="${mediaTypeOf(path)}"${more}/>`;
  });
  const spine = readingOrder.map((path) => html`<itemref idref="${idOf(path)}"/>`);
  return html`<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="${book.metadata.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${joinHtml([...describe(book, hasPages), ...renderAccessibility(book, hasPages), ...licenses(items)], "\n")}
</metadata>
<manifest>
${joinHtml(manifest, "\n")}
</manifest>
<spine>
${joinHtml(spine, "\n")}
</spine>
</package>
`.markup;
}

/** Tells a reading system where the package document is. */
export const containerFile = `<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`;

function describe({ metadata }: Book, hasPages: boolean): Html[] {
  const { title, subtitle, authors, issued, site } = metadata;
  return [
    html`<dc:identifier id="identifier">${metadata.identifier}</dc:identifier>`,
    html`<meta property="dcterms:modified">${issued}T00:00:00Z</meta>`,
    html`<meta property="schema:version">${metadata.revision}</meta>`,
    html`<meta property="schema:bookEdition">Revision ${metadata.revision}, ${formatPeriod(issued)}</meta>`,
    ...titleParts("title", title, "main"),
    ...(subtitle === "" ? [] : titleParts("subtitle", subtitle, "subtitle")),
    ...authors.flatMap((author, index) => creator(author, index + 1)),
    html`<dc:publisher>${metadata.publisher}</dc:publisher>`,
    html`<dc:date>${issued}</dc:date>`,
    html`<dc:language>${metadata.language}</dc:language>`,
    html`<dc:description>${metadata.description}</dc:description>`,
    ...metadata.subjects.map((subject) => html`<dc:subject>${subject}</dc:subject>`),
    html`<dc:rights>${metadata.rights}</dc:rights>`,
    ...(site === undefined ? [] : [html`<dc:source>${site}</dc:source>`]),
    // EPUB 3.4 advises against `source-of`, which named them before.
    ...(hasPages ? [html`<meta property="pageBreakSource">${nameOfPages(metadata)}</meta>`] : []),
    // What older shops and Kindle's converter look for.
    html`<meta name="cover" content="${idOf(coverPath)}"/>`,
  ];
}

/** Each font names its license, which is not the book's. */
function licenses(items: readonly Item[]): Html[] {
  const fonts = items.filter(({ path }) => path.startsWith("fonts/"));
  return fonts.map(
    ({ path }) =>
      html`<link refines="#${idOf(path)}" rel="dcterms:license" href="${licensePath}" media-type="text/plain"/>`,
  );
}

function titleParts(id: string, text: string, type: "main" | "subtitle"): Html[] {
  return [
    html`<dc:title id="${id}">${text}</dc:title>`,
    html`<meta refines="#${id}" property="title-type">${type}</meta>`,
    html`<meta refines="#${id}" property="display-seq">${type === "main" ? 1 : 2}</meta>`,
  ];
}

function creator(name: string, number: number): Html[] {
  const id = `creator-${number}`;
  return [
    html`<dc:creator id="${id}">${name}</dc:creator>`,
    html`<meta refines="#${id}" property="role" scheme="marc:relators">aut</meta>`,
    html`<meta refines="#${id}" property="display-seq">${number}</meta>`,
  ];
}

/** `text/rain.xhtml` → `text_rain.xhtml`; no two paths share one, for chapters' names have no underscore. */
function idOf(path: string): string {
  return path.replaceAll("/", "_");
}

function mediaTypeOf(path: string): string {
  const type = mediaTypes[path.slice(path.lastIndexOf(".") + 1)];
  if (type === undefined) throw new Error(`${path} is of no known media type.`);
  return type;
}
