/** Parameters that say how a reader came to a page, not which page it is. */
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|cmpid|amp)$/i;

/** Hosts that show the same page to a phone, e.g. `m.example.org`; `www` says nothing at all. */
const sameHost = /^(?:www\d?|m|mobile|amp)\./;

/**
 * An address without what two links to one page may differ in: the scheme, `www`, a phone's host or path, a slash at
 * the end, the place on the page and tracking parameters. Two sources with the same one are the same page.
 */
export function normalizeAddress(address: string): string {
  const { host, pathname, searchParams } = new URL(address);
  const kept = [...searchParams]
    .filter(([name]) => !tracking.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
  const path = pathname
    .replace(/^\/amp(?=\/)/, "")
    .replace(/\/(?:amp\/?|index\.html?)?$/, "")
    .replace(/\.amp(?=\.html?$)/, "");
  return `${host.replace(sameHost, "")}${path}${kept.length === 0 ? "" : `?${kept.join("&")}`}`;
}
