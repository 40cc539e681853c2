import { fullTitle, publicAddress } from "../../book/cite.ts";
import type { Metadata } from "../../book/metadata.ts";
import { formatPeriod } from "../../data/period.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import type { Site } from "../site.ts";
import type { Asset } from "./asset.ts";

interface Entry {
  /** Unique and lasting. */
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly summary: string;
}

/** `feed.xml`: an entry for each edition and for each correction, newest first, for readers who follow the book. */
export function feedFile({ book }: Pick<Site, "book">): Asset[] {
  const { metadata, editions, corrections } = book;
  const changes = book.spine.find(({ references }) =>
    references.some(({ kind, id }) => kind === "list" && id === "changes"),
  );
  const home = relativeOrPublic(metadata, changes ? `${changes.id}/index.html` : "index.html");
  const entries: Entry[] = [
    editionEntry(metadata, metadata),
    ...editions
      .filter(({ record }) => record.revision < metadata.revision)
      .map(({ record }) => editionEntry(record, metadata)),
    ...corrections.map(({ id, date, what, effect }) => ({
      id: `${metadata.identifier}#correction-${id}`,
      title: "Correction",
      date,
      summary: `${what} ${effect}`,
    })),
  ];
  const items = entries
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1))
    .map(
      ({ id, title, date, summary }) =>
        html`<entry><id>${id}</id><title>${title}</title><updated>${date}T00:00:00Z</updated><link href="${home}"/><summary>${summary}</summary></entry>`,
    );
  return [{ path: "feed.xml", content: `${feed(metadata, items).markup}\n` }];
}

function feed(metadata: Metadata, items: readonly Html[]): Html {
  const { identifier, issued, authors, language, rights } = metadata;
  const own = relativeOrPublic(metadata, "feed.xml");
  const home = relativeOrPublic(metadata, "index.html");
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${identifier}</id>
<title>${fullTitle(metadata)}</title>
<updated>${issued}T00:00:00Z</updated>
<link rel="self" href="${own}"/>
<link href="${home}"/>
${authors.map((author) => html`<author><name>${author}</name></author>`)}
<rights>${rights}</rights>
${joinHtml(items, "\n")}
</feed>`;
}

function editionEntry(
  { revision, issued }: Pick<Metadata, "revision" | "issued">,
  { identifier, title }: Metadata,
): Entry {
  return {
    id: `${identifier}#revision-${revision}`,
    title: `Edition of ${formatPeriod(issued)}, revision ${revision}`,
    date: issued,
    summary:
      revision === 1 ? `The first edition of “${title}”.` : `Revision ${revision} of “${title}”.`,
  };
}

/** Without an address of its own a book is found beside its feed. */
function relativeOrPublic(metadata: Metadata, path: string): string {
  return publicAddress(metadata, path) ?? path;
}

/** `sitemap.xml` and `robots.txt`, which need whole addresses: only for a book that has one. */
export function sitemapFiles(paths: readonly string[], metadata: Metadata): Asset[] {
  const addresses = paths.flatMap((path) => publicAddress(metadata, path) ?? []);
  if (addresses.length === 0) return [];
  const items = addresses
    .toSorted()
    .map((address) => html`<url><loc>${address}</loc><lastmod>${metadata.issued}</lastmod></url>`);
  const sitemap = html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${joinHtml(items, "\n")}
</urlset>`;
  return [
    { path: "sitemap.xml", content: `${sitemap.markup}\n` },
    {
      path: "robots.txt",
      content: `User-agent: *\nAllow: /\nSitemap: ${publicAddress(metadata, "sitemap.xml")}\n`,
    },
  ];
}
