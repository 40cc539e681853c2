import type { Book } from "../../book/book.ts";
import { describeCoverLines } from "../../book/cover-drawing.ts";
import type { Metadata } from "../../book/metadata.ts";
import { formatPeriod } from "../../data/period.ts";
import { html } from "../../lib/html.ts";
import { renderPage } from "./page.ts";

/** Where the picture of the cover lies in the package. */
export const coverPath = "images/cover.png";

/** The page that shows the cover. */
export function renderCoverPage(book: Book): string {
  const { metadata } = book;
  return renderPage({
    title: "Cover",
    language: metadata.language,
    type: "cover",
    root: "",
    content: html`<section class="cover" aria-label="Cover"><img src="${coverPath}" role="doc-cover" alt="${describeCover(book)}"/></section>`,
  });
}

/** Says what the cover says, and which chart it is drawn from. */
function describeCover(book: Book): string {
  const { title, subtitle, authors, issued } = book.metadata;
  const parts = [title, subtitle, authors.join(", "), formatPeriod(issued)];
  const words = `Cover. ${parts.filter((part) => part !== "").join(" – ")}.`;
  const drawing = describeCoverLines(book);
  return drawing === "" ? words : `${words} Below the title, ${drawing}.`;
}

/** The title page: everything a person needs to cite the book. */
export function renderTitlePage(metadata: Metadata): string {
  const { title, subtitle, authors, publisher, issued, revision, site } = metadata;
  const below =
    subtitle === ""
      ? undefined
      : html`<p class="subtitle" epub:type="subtitle" role="doc-subtitle">${subtitle}</p>\n`;
  const address = site === undefined ? undefined : html`<br/><a href="${site}">${site}</a>`;
  return renderPage({
    title,
    language: metadata.language,
    type: "frontmatter",
    root: "",
    content: html`<section class="title-page" epub:type="titlepage" aria-labelledby="title">
<h1 id="title" class="book-title" epub:type="title">${title}</h1>
${below}<p class="authors">${authors.join(", ")}</p>
<p class="imprint">${publisher}<br/>Revision ${revision}, <time datetime="${issued}">${formatPeriod(issued)}</time>${address}</p>
</section>`,
  });
}
