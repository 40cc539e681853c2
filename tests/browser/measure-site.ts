import { posix } from "node:path";
import type { Book } from "../../scripts/book/book.ts";
import { measureReading } from "../../scripts/book/reading.ts";
import { addressesOf } from "../links.ts";
import type { Tree } from "../tree.ts";
import type { PageSigns } from "./measure-page.ts";
import type { Tally } from "./tally.ts";

/** Makes the measures that need all pages of a site. */
export function measureSite(site: Tree, signs: ReadonlyMap<string, PageSigns>, tally: Tally): void {
  noteTitles(signs, tally);
  noteNavigation(signs, tally);
  noteWays(site, tally);
  const style = site.get("assets/site.css")?.toString("utf8") ?? "";
  tally.note("orientation", "assets/site.css", {
    found: /\borientation\s*:/.test(style) ? ["it asks for the orientation"] : [],
  });
}

function noteTitles(signs: ReadonlyMap<string, PageSigns>, tally: Tally): void {
  const seen = new Map<string, string>();
  for (const [path, { title }] of signs) {
    const other = seen.get(title);
    seen.set(title, path);
    const found = title === "" ? ["no title"] : other === undefined ? [] : [`titled as ${other}`];
    tally.note("titles", path, { found });
  }
}

/** The first page is the measure of the others; it has its contents in its text. */
function noteNavigation(signs: ReadonlyMap<string, PageSigns>, tally: Tally): void {
  const first = new Map<string, string>();
  for (const [path, { ways }] of signs) {
    const found = Object.entries(ways).flatMap(([place, links]) => {
      if (links === "") return [];
      const usual = first.get(place) ?? links;
      first.set(place, usual);
      return links === usual ? [] : [`other ways in the ${place}`];
    });
    tally.note("navigation", path, { found });
  }
}

/** A page that is shown instead of others has no way to it. */
const noWay = new Set(["404.html"]);

function noteWays(site: Tree, tally: Tally): void {
  const pages = [...site.keys()].filter((path) => path.endsWith(".html") && !noWay.has(path));
  const links = new Map(pages.map((page) => [page, targetsOf(page, site)]));
  const reached = new Set(["index.html"]);
  for (const page of reached) for (const target of links.get(page) ?? []) reached.add(target);
  const searchable = site.get("assets/search-index.js")?.toString("utf8") ?? "";
  for (const page of pages) {
    const from = pages.filter((other) => other !== page && links.get(other)?.has(page));
    const isFound = searchable.includes(`"${page}`) || from.length > 1;
    const found = [
      ...(reached.has(page) ? [] : ["no link leads to it from the first page"]),
      ...(isFound ? [] : ["neither the search nor a second page leads to it"]),
    ];
    tally.note("ways", page, { found });
  }
}

function targetsOf(page: string, site: Tree): ReadonlySet<string> {
  const addresses = addressesOf(site.get(page)?.toString("utf8") ?? "");
  const paths = addresses
    .filter((address) => !/^[a-z]+:/.test(address))
    .map((address) => posix.join(posix.dirname(page), address.split("#")[0] ?? ""));
  return new Set(paths.filter((path) => path.endsWith(".html") && site.has(path)));
}

/** Grades beyond the ninth are too hard for many, says Chartability. */
const hardest = 9;

export function measureGrades(book: Book, tally: Tally): void {
  for (const { chapter, grade } of measureReading(book, book.metadata.language)) {
    const found = grade <= hardest ? [] : [`grade ${grade.toFixed(2)}`];
    tally.note("reading", chapter, { found });
  }
}
