import { posix } from "node:path";
import type { Tree } from "./tree.ts";

/** An address that a file of a site names. */
interface Link {
  /** The file. */
  readonly from: string;
  readonly address: string;
}

/**
 * Links and sources of a site that lead nowhere, e.g. `rain/index.html: ../missing/index.html`; empty when all do. Looked
 * at are pages, feed, sitemap and style sheets, what machines are told, and what scripts look up. `home` is the address
 * under which the site is published, e.g. `https://example.org/book/`.
 */
export function findBrokenLinks(site: Tree, home?: string): string[] {
  const pages = [...site].filter(([path]) => path.endsWith(".html"));
  const ids = new Map(pages.map(([path, bytes]) => [path, idsOf(bytes.toString("utf8"))]));
  return [...site]
    .flatMap(([path, bytes]) => linksOf(path, bytes))
    .map((link) => withoutHome(link, home))
    .filter(({ address }) => !/^(https?|mailto|data|urn):/.test(address))
    .filter((link) => !isThere(link, { site, ids }))
    .map(({ from, address }) => `${from}: ${address}`);
}

/** Every link of a file, by what kind of file it is; none in others. */
function linksOf(path: string, bytes: Buffer): Link[] {
  const find = readers.find(([ending]) => ending.test(path))?.[1];
  if (find === undefined) return [];
  return find(bytes.toString("utf8")).map((address) => ({
    // A search is made on any page, and its addresses are told from the root.
    from: path === "assets/search-index.js" ? "search-index.js" : path,
    address: address.replaceAll("&amp;", "&"),
  }));
}

const readers: readonly (readonly [RegExp, (text: string) => string[]])[] = [
  [/\.html$/, (text) => [...addressesOf(text), ...statedAddresses(text)]],
  [/^(feed|sitemap)\.xml$/, (text) => [...addressesOf(text), ...matches(text, /<loc>([^<]*)/g)]],
  [/^robots\.txt$/, (text) => matches(text, /^Sitemap: (\S+)$/gm)],
  [/\.css$/, (text) => matches(text, /url\("?([^")]*)"?\)/g)],
  [/^assets\/search-index\.js$/, searchAddresses],
  [/details\.js$/, cardAddresses],
];

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, address = ""]) => address);
}

/** Every address a page names, in links, sources and forms. */
export function addressesOf(markup: string): string[] {
  const linked = markup.replace(/<base [^>]*>/g, "");
  return matches(linked, /\s(?:href|src|srcset|poster|action|data)="([^"]*)"/g);
}

/** What machines are told in a page's head; an address of the book is a whole one. */
function statedAddresses(markup: string): string[] {
  const [, data = ""] = /ld\+json">(.*?)<\/script>/s.exec(markup) ?? [];
  return [
    ...matches(markup, /<meta [^>]*content="(https:[^"]*)"/g),
    ...matches(data, /"(https:[^"]*)"/g),
  ];
}

function searchAddresses(text: string): string[] {
  const { entries } = JSON.parse(text.replace(/^searchIndex\(|\);\s*$/g, "")) as {
    readonly entries: readonly (readonly [string, number, string, string])[];
  };
  return entries.map(([, , address]) => address);
}

function cardAddresses(text: string): string[] {
  const { cards } = JSON.parse(text.replace(/^pageDetails\(|\);\s*$/g, "")) as {
    readonly cards: Readonly<Record<string, { readonly links: readonly [string, string][] }>>;
  };
  return Object.values(cards).flatMap(({ links }) => links.map(([, address]) => address));
}

/** An address of the book itself, as it is seen from the file; a folder's address is that of its page. */
function withoutHome({ from, address }: Link, home: string | undefined): Link {
  if (home === undefined || !address.startsWith(home)) return { from, address };
  const [path = "", fragment] = address.slice(home.length).split("#");
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const near = posix.relative(posix.dirname(from), file);
  return { from, address: fragment === undefined ? near : `${near}#${fragment}` };
}

function isThere(
  { from, address }: Link,
  { site, ids }: { site: Tree; ids: ReadonlyMap<string, ReadonlySet<string>> },
): boolean {
  const [path = "", fragment] = address.split("#");
  // Written with its file's name and relative, or a folder on a disk would not work.
  if (path.startsWith("/") || path.endsWith("/")) return false;
  const target = path === "" ? from : posix.join(posix.dirname(from), decodeURI(path));
  if (!site.has(target)) return false;
  return fragment === undefined || (ids.get(target)?.has(decodeURIComponent(fragment)) ?? false);
}

function idsOf(markup: string): ReadonlySet<string> {
  return new Set(matches(markup, /\sid="([^"]*)"/g));
}
