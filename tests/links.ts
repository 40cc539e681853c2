import { posix } from "node:path";
import type { Tree } from "./tree.ts";

/** Links and sources of a site that lead nowhere, e.g. `rain/index.html: ../missing/index.html`; empty when all do. */
export function findBrokenLinks(site: Tree): string[] {
  const pages = [...site].filter(([path]) => path.endsWith(".html"));
  const ids = new Map(pages.map(([path, bytes]) => [path, idsOf(bytes.toString("utf8"))]));
  return pages.flatMap(([page, bytes]) =>
    addressesOf(bytes.toString("utf8"))
      .filter((address) => !/^(https?|mailto|data):/.test(address))
      .filter((address) => !isThere(address, { page, site, ids }))
      .map((address) => `${page}: ${address}`),
  );
}

function isThere(
  address: string,
  context: { page: string; site: Tree; ids: ReadonlyMap<string, ReadonlySet<string>> },
): boolean {
  const { page, site, ids } = context;
  const [path = "", fragment] = address.split("#");
  // Written with its file's name and relative, or a folder on a disk would not work.
  if (path.startsWith("/") || path.endsWith("/")) return false;
  const target = path === "" ? page : posix.join(posix.dirname(page), decodeURI(path));
  if (!site.has(target)) return false;
  return fragment === undefined || (ids.get(target)?.has(decodeURIComponent(fragment)) ?? false);
}

function addressesOf(markup: string): string[] {
  const found = markup.matchAll(/\s(?:href|src|srcset|poster|action|data)="([^"]*)"/g);
  return [...found].map(([, address = ""]) => address.replaceAll("&amp;", "&"));
}

function idsOf(markup: string): ReadonlySet<string> {
  return new Set([...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id));
}
