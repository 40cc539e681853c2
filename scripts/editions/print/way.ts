import type { Book } from "../../book/book.ts";
import type { PaperWay, Target } from "../../book/policy.ts";
import { html } from "../../lib/html.ts";
import { drawQr } from "../qr.ts";
import { sitePolicy } from "../site.ts";

/** The way from paper to a page of the site; undefined where the book names no site, for then it leads nowhere. */
export function wayTo(book: Book, target: Target): PaperWay | undefined {
  const { site } = book.metadata;
  if (site === undefined) return undefined;
  const { href } = sitePolicy({ book, hasFigureFiles: false });
  // A host shows the page of a folder at its address.
  const address = new URL(href(target, "print"), `${site}print/`).href.replace(/index\.html$/, "");
  const words = address.replace(/^https:\/\//, "").replace(/\/$/, "");
  return {
    code: html`<div class="page-code">${drawQr(address)}</div>`,
    words: html`<p class="code-address"><a href="${address}">${words}</a></p>`,
  };
}
