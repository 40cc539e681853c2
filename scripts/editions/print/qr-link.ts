import type { Book } from "../../book/book.ts";
import type { QrLink, Target } from "../../book/policy.ts";
import { html } from "../../lib/html.ts";
import { drawQr } from "../qr.ts";
import { sitePolicy } from "../site.ts";

/** The link from paper to a page of the site, for a camera and in words; undefined where the book names no site, for then it leads nowhere. */
export function qrLinkTo(book: Book, target: Target): QrLink | undefined {
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
