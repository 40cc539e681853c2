import type { Book } from "../../book/book.ts";
import { findList } from "../../book/target.ts";
import { accessibilityFolder, accessibilityTitle } from "./accessibility.ts";

/** The ways a page's foot offers: to what is no part of the reading order. */
export function footLinksOf(book: Book): { readonly title: string; readonly href: string }[] {
  const data = book.spine.find(({ id }) => id === findList(book, "data"));
  return [
    { title: "Figures and tables", href: "figures/index.html" },
    { title: "Numbers and claims", href: "facts/index.html" },
    ...(data ? [{ title: data.title, href: `${data.id}/index.html` }] : []),
    ...(book.accessibility
      ? [{ title: accessibilityTitle, href: `${accessibilityFolder}/index.html` }]
      : []),
    { title: "Editions and corrections (Atom)", href: "feed.xml" },
    { title: "Licenses of fonts and scripts", href: "assets/licenses.txt" },
  ];
}
